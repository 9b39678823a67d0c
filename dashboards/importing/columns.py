"""The columns of the template, and those that no file may have."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from dashboards.importing.problems import Problem


class Column(StrEnum):
    """A column of the template; the value is its heading."""

    UNIT = "enhet"
    QUARTER = "kvartal"
    HEADCOUNT = "antall_ansatte"
    CONTRACTUAL = "avtalte_dagsverk"
    LOST = "tapte_dagsverk"
    SELF_CERTIFIED = "egenmeldt_dagsverk"
    DOCTOR_CERTIFIED = "legemeldt_dagsverk"


MANY_WRONG = 3  # headings that are not the template's; so many are told of in one sentence
OPTIONAL = frozenset({Column.SELF_CERTIFIED, Column.DOCTOR_CERTIFIED})
FIGURES = tuple(column for column in Column if column not in (Column.UNIT, Column.QUARTER))

ALSO_CALLED = {
    Column.UNIT: ("avdeling", "enhetsnavn", "avdelingsnavn", "tallgruppe"),
    Column.QUARTER: ("periode",),
    Column.HEADCOUNT: ("ansatte", "hodetall"),
    Column.CONTRACTUAL: ("avtalte", "muligedagsverk", "avtaltedager"),
    Column.LOST: ("tapte", "sykefraværsdagsverk", "tapteddager", "taptedager"),
    Column.SELF_CERTIFIED: ("egenmeldt", "egenmeldte", "egenmeldtedagsverk"),
    Column.DOCTOR_CERTIFIED: ("legemeldt", "legemeldte", "legemeldtedagsverk", "sykmeldt"),
}

PEOPLE = (
    "navn", "ansattn", "ansattid", "person", "fødsel", "fodsel", "fnr", "epost", "mail",
    "telefon", "mobil", "adresse", "name", "employee",
)  # fmt: skip
CAUSES = ("diagnose", "årsak", "arsak", "icd", "icpc", "sykdom", "kommentar", "merknad", "cause")


def plain(text: str) -> str:
    """The text in lower case, letters and digits only, so that spelling variants meet."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", text).lower())


KNOWN = {plain(column.value): column for column in Column} | {
    name: column for column, names in ALSO_CALLED.items() for name in names
}


def recognised(headings: Sequence[str]) -> int:
    """How many of the headings we know."""
    return sum(plain(heading) in KNOWN for heading in headings)


def forbidden(headings: Sequence[str], *, line: int = 1) -> list[Problem]:
    """Columns that describe persons, causes or diagnoses; `line` is where the headings stand."""
    found = []
    for number, heading in enumerate(headings, start=1):
        name = plain(heading)
        if name in KNOWN:
            continue
        for code, words in (("people", PEOPLE), ("causes", CAUSES)):
            if any(word in name for word in words):
                found.append(Problem(code, line=line, detail=str(number)))
                break
    return found


def not_the_templates(line: int) -> Problem:
    """What is said when the headings are others altogether."""
    return Problem("headings", line=line, detail=", ".join(Column))


def places_of(headings: Sequence[str], *, line: int = 1) -> tuple[dict[Column, int], list[Problem]]:
    """Where each column of the template stands in the file, and what is wrong with the headings."""
    places: dict[Column, int] = {}
    problems = []
    for position, heading in enumerate(headings):
        column = KNOWN.get(plain(heading))
        if column in places:
            problems.append(Problem("double_column", line=line, column=column.value))
        elif column:
            places[column] = position
        elif plain(heading):
            problems.append(Problem("unknown_column", line=line, detail=str(position + 1)))
    missing = [c for c in Column if c not in places and c not in OPTIONAL]
    if max(len(problems), len(missing)) >= MANY_WRONG:
        return places, [not_the_templates(line)]
    problems += [Problem("missing_column", line=line, column=column.value) for column in missing]
    return places, problems
