"""Instruments, rounds, answers that nobody can trace, and published results. Never meets courses."""
