"""Organisations, their units and people's roles in them, enrolment, access, and both walls."""
