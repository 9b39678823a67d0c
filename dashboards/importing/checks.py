"""Whether the figures of a row, and the rows of a file, agree with each other."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from dashboards.importing.columns import Column
from dashboards.importing.problems import Problem
from dashboards.importing.rows import Row
from dashboards.quarters import Quarter

ROUNDING = Decimal("0.5")  # parts that were rounded each for itself


def problems_within(row: Row) -> list[Problem]:
    """What does not agree inside a row."""
    if row.contractual == 0:
        return [Problem("no_contractual", row.line, Column.CONTRACTUAL.value)]
    if row.lost > row.contractual:
        return [Problem("lost_above_contractual", row.line, Column.LOST.value)]
    return _problems_of_parts(row)


def _problems_of_parts(row: Row) -> list[Problem]:
    """What does not agree between self-certified, doctor-certified and all lost days."""
    if row.self_certified is not None and row.doctor_certified is not None:
        together = row.self_certified + row.doctor_certified
        if abs(together - row.lost) > ROUNDING:
            return [Problem("parts_differ", row.line, Column.LOST.value)]
        return []
    parts = (
        (Column.SELF_CERTIFIED, row.self_certified),
        (Column.DOCTOR_CERTIFIED, row.doctor_certified),
    )
    return [
        Problem("part_above_total", row.line, column.value)
        for column, part in parts
        if part is not None and part > row.lost + ROUNDING
    ]


def problems_across(rows: Iterable[Row]) -> list[Problem]:
    """Groups that stand twice for the same quarter."""
    first: dict[tuple[UUID, Quarter], int] = {}
    problems = []
    for row in rows:
        if row.key in first:
            detail = str(first[row.key])
            problems.append(Problem("duplicate", row.line, Column.UNIT.value, detail))
        first.setdefault(row.key, row.line)
    return problems
