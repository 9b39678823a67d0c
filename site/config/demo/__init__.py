"""Fictional companies, people, answers and figures, so that every page has something to show."""
