"""Modules as pages, a person's own progress through them, private tools. Never meets surveys."""
