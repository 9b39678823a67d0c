"""Reads a file: rows that can be saved, or every problem in it at once."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from dashboards.importing import text, values
from dashboards.importing.checks import problems_across, problems_within
from dashboards.importing.columns import FIGURES, OPTIONAL, Column, places_of
from dashboards.importing.names import Names
from dashboards.importing.problems import Problem
from dashboards.importing.rows import Row
from dashboards.importing.text import Line, UnreadableFile
from dashboards.quarters import Quarter

MOST_PROBLEMS = 100
SECONDS_FOR_READING = 30  # well below `jobs.LOST_AFTER`, so that no second worker begins meanwhile
ROWS_BETWEEN_LOOKS = 50  # at the clock


@dataclass(frozen=True)
class Reading:
    """What a file says. Rows are given only when there is no problem at all."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def screened(content: bytes) -> tuple[list[Line], dict[Column, int]]:
    """The file's lines and where its columns stand, when it is the template without personal data.

    Quick enough for a request: about a second for the most laborious 5 MiB.

    Raises:
        UnreadableFile: it is something else, or names people, causes or a national identity number.
    """
    written = text.decoded(content)
    lines = text.lines_of(written)
    text.refuse_personal_data(written, lines)
    places, problems = places_of(lines[0].cells, line=lines[0].number)
    if problems:
        raise UnreadableFile(*problems)
    return lines, places


def refusal_of(content: bytes) -> tuple[Problem, ...]:
    """Why the file is not to be stored at all; nothing when it may be, and can be read further."""
    try:
        screened(content)
    except UnreadableFile as refusal:
        return _first(refusal.problems)
    return ()


def read(content: bytes, *, names: Names, last: Quarter) -> Reading:
    """Reads a file to its end, so that everything that is wrong is told at once.

    Stops by itself after `SECONDS_FOR_READING`, since not every worker can be stopped from outside.

    Args:
        content: the uploaded bytes.
        names: what rows may be about.
        last: the last quarter that is over.
    """
    deadline = time.monotonic() + SECONDS_FOR_READING
    try:
        lines, places = screened(content)
        rows, problems = _rows(lines, places, names, last, deadline)
    except UnreadableFile as refusal:
        return Reading(problems=_first(refusal.problems))
    problems += problems_across(rows)
    if not rows and not problems:
        problems = [Problem("no_rows")]
    if problems:
        return Reading(problems=_first(sorted(problems, key=lambda problem: problem.line or 0)))
    return Reading(rows=tuple(rows))


def _first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first problems, and how many there are besides."""
    found = tuple(problems)
    if len(found) <= MOST_PROBLEMS:
        return found
    rest = Problem("more", detail=str(len(found) - MOST_PROBLEMS))
    return (*found[:MOST_PROBLEMS], rest)


def _rows(
    lines: list[Line], places: dict[Column, int], names: Names, last: Quarter, deadline: float
) -> tuple[list[Row], list[Problem]]:
    """The rows that can be read, and the problems of the others. A row without figures is none.

    Raises:
        UnreadableFile: the deadline, on the monotonic clock, has passed.
    """
    width = len(lines[0].cells)
    rows, problems = [], []
    for count, line in enumerate(lines[1:]):
        if count % ROWS_BETWEEN_LOOKS == 0 and time.monotonic() > deadline:
            raise UnreadableFile(Problem("too_slow"))
        if any(line.cells[width:]):
            problems.append(Problem("too_many_cells", line=line.number))
            continue
        cells = {
            column: line.cells[place] if place < len(line.cells) else ""
            for column, place in places.items()
        }
        if not any(cells.get(column) for column in FIGURES):
            continue
        row, found = _row(line.number, cells, names, last)
        problems += found
        if row:
            rows.append(row)
    return rows, problems


def _row(
    number: int, cells: dict[Column, str], names: Names, last: Quarter
) -> tuple[Row | None, list[Problem]]:
    """One row, or all that is wrong with it."""
    read_as: dict[Column, Any] = {}
    problems = []
    for column in Column:
        written = cells.get(column, "")
        try:
            read_as[column] = _cell(column, written, names, last)
        except values.BadCell as bad:
            problems.append(bad.at(number, column))
    if problems:
        # The row's figures are to be added to another's, so what else is wrong with them is not.
        joined = [problem for problem in problems if problem.code == "unit_in_group"]
        return None, joined or problems
    row = Row(number, *(read_as[column] for column in Column))
    problems = problems_within(row)
    return (None, problems) if problems else (row, [])


def _cell(
    column: Column, written: str, names: Names, last: Quarter
) -> UUID | Quarter | int | Decimal | None:
    """What a cell says, None for an optional one that is empty.

    Raises:
        BadCell: it says nothing we understand.
    """
    if not written:
        if column in OPTIONAL:
            return None
        raise values.BadCell("missing")
    if column is Column.UNIT:
        return names.group(written)
    if column is Column.QUARTER:
        return values.quarter(written, last=last)
    if column is Column.HEADCOUNT:
        return values.people(written)
    return values.days(written)
