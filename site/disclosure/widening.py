"""Hiding more until what is known about the persons in a primary cell is vague enough."""

from collections.abc import Hashable

import numpy as np
import numpy.typing as npt

from disclosure.cells import AlreadyDisclosed
from disclosure.polytope import TOLERANCE, Polytope, minimise
from disclosure.span import Span
from disclosure.table import Table

# Primary cells looked at while taking cells back. Both promises hold at any number; this one
# keeps a table of a thousand cells near a second.
EFFORT = 250


def widen(table: Table, *, shown: list[int], primary: list[int], width: int) -> list[int]:
    """The shown cells that remain when every primary cell is uncertain by `width` persons.

    A cell that could never have so many is to be uncertain by all that it could have.

    For a cell that is known too well, the two linear programmes tell which shown cells the
    attacker needs (those with a multiplier other than zero); the cheapest of them is hidden.
    Hiding never narrows an interval, so each primary cell is settled once, in order.

    Raises:
        AlreadyDisclosed: for some primary cells, only cells published before are needed.
    """
    persons = table.persons()
    remaining = list(shown)
    view = Polytope(table.rows[remaining], persons[remaining], table.most())
    given_away: list[Hashable] = []
    for target in primary:
        while not _is_wide(view, table, target, width):
            needed = _needed(table, remaining, persons, target)
            if not needed:
                given_away.append(table.cells[target].key)
                break
            remaining.remove(min(needed, key=lambda position: _cost(table, position)))
            view = Polytope(table.rows[remaining], persons[remaining], table.most())
    if given_away:
        raise AlreadyDisclosed(tuple(given_away))
    return remaining


def take_back(
    table: Table, *, shown: list[int], hidden: list[int], primary: list[int], width: int
) -> list[int]:
    """The shown cells, with hidden ones that widening has made harmless shown again.

    Every one in a small table; in a large one as many as `EFFORT` reaches.

    Args:
        table: the cells.
        shown: positions of cells that keep both promises of `protect`.
        hidden: positions of the other cells that are not primary, those to keep first first.
        primary: positions of the primary cells.
        width: persons.
    """
    persons = table.persons()
    remaining = list(shown)
    effort = EFFORT
    span = Span(table.rows)
    for position in remaining:
        span.add(position)
    for position in hidden:
        if effort <= 0:
            break
        if span.contains([position])[0] or span.would_contain(position, primary):
            continue
        tried = [*remaining, position]
        is_safe, checked = _stay_wide(
            table, tried, persons, primary=primary, added=position, width=width
        )
        effort -= checked
        if is_safe:
            span.add(position)
            remaining = tried
    return remaining


def _stay_wide(
    table: Table,
    shown: list[int],
    persons: npt.NDArray[np.float64],
    *,
    primary: list[int],
    added: int,
    width: int,
) -> tuple[bool, int]:
    """Whether all primary cells are wide with these cells shown, and how many were looked at."""
    view = Polytope(table.rows[shown], persons[shown], table.most())
    # Those that share most with the added cell first: a broken promise is seen at once.
    overlap = table.rows[primary] @ table.rows[added]
    for checked, rank in enumerate(np.argsort(-overlap, kind="stable"), start=1):
        if not _is_wide(view, table, primary[rank], width):
            return False, checked
    return True, len(primary)


def _is_wide(view: Polytope, table: Table, target: int, width: int) -> bool:
    """Whether a cell is uncertain by so many persons, or by all that it could ever have."""
    inside = table.rows[target] == 1
    return view.is_wide(inside, min(float(width), float(table.most()[inside].sum())))


def _needed(
    table: Table, shown: list[int], persons: npt.NDArray[np.float64], target: int
) -> list[int]:
    """Shown cells, not published before, that prove how well the target is known."""
    multipliers = np.zeros(len(shown))
    for sign in (1.0, -1.0):
        objective = sign * table.rows[target]
        solved = minimise(objective, rows=table.rows[shown], sums=persons[shown], most=table.most())
        multipliers += np.abs(solved.eqlin.marginals)
    return [
        position
        for position, multiplier in zip(shown, multipliers, strict=True)
        if multiplier > TOLERANCE and not table.cells[position].published_before
    ]


def _cost(table: Table, position: int) -> tuple[int, int, int]:
    """What is lost by hiding a cell: the least important goes first, then the smallest."""
    cell = table.cells[position]
    return (-cell.priority, cell.contributors, -position)
