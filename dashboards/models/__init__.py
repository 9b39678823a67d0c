"""Absence files on their way in, the facts they carry, and what was published of them."""

from dashboards.models.facts import AbsenceFact
from dashboards.models.imports import AbsenceImport
from dashboards.models.published import Publication, PublishedCell

__all__ = ["AbsenceFact", "AbsenceImport", "Publication", "PublishedCell"]
