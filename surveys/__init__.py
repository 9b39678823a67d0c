"""Instruments, rounds, answers nobody can trace, and published results. Never meets courses."""
