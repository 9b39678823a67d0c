"""Absence figures in as aggregates, published figures out through disclosure control."""
