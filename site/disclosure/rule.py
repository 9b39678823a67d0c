"""The rule: which cells to show."""

from collections.abc import Iterable

from disclosure.cells import AlreadyDisclosed, Cell, Protection, Reason
from disclosure.span import Span
from disclosure.table import Table
from disclosure.widening import take_back, widen


def protect(cells: Iterable[Cell], *, threshold: int = 5) -> Protection:
    """Which cells of a table may be published, so that no small group can be inferred.

    A cell is primary when it has 1 to threshold − 1 contributors, or is marked sensitive. Other
    cells are shown in order (published before; low priority number; empty; many contributors; the
    order given) as long as two things hold for an attacker who knows everything shown:

    1. no primary cell is a sum or difference of shown cells, whatever the factors;
    2. knowing also that no figure is below zero, and no atomic cell above its `at_most`, the number
       of persons in a primary cell stays uncertain by at least `threshold`; or, where that is less,
       by the sum of `at_most` over its atomic cells: then nothing has been learnt about it.

    A cell with no contributors tells nothing about a person, so it is not primary. Among its equals
    it comes first, since hiding it protects nobody: the others would only share its nothing. It is
    hidden as complementary where a primary cell would follow from it. Mark it sensitive where it is
    itself a secret that nobody is there.

    Args:
        cells: every cell of the table, those published before and still public included.
        threshold: persons, 1 or more; also the least width of the interval, in persons.

    Returns:
        The same for the same cells in the same order, in every process.

    Raises:
        AlreadyDisclosed: cells published before break a promise that hiding cannot mend.
        ValueError: the threshold is below 1, or two cells have the same key.
    """
    if threshold < 1:
        raise ValueError("The threshold is at least one person")
    table = Table.of(cells)
    primary = [p for p, cell in enumerate(table.cells) if cell.is_primary(threshold)]
    kept = _not_spanning(table, primary)
    shown = widen(table, shown=kept, primary=primary, width=threshold)
    if len(shown) < len(kept):
        hidden = [p for p in keeping_order(table) if p not in {*shown, *primary}]
        shown = take_back(table, shown=shown, hidden=hidden, primary=primary, width=threshold)
    return _protection(table, shown, set(primary))


def _not_spanning(table: Table, primary: list[int]) -> list[int]:
    """Cells that may be shown without any primary cell being a combination of them."""
    span = Span(table.rows)
    order = keeping_order(table)
    forced = [p for p in order if table.cells[p].published_before]
    for position in forced:
        span.add(position)
    given_away = span.contains(primary)
    if given_away.any():
        raise AlreadyDisclosed(
            tuple(table.cells[p].key for p, given in zip(primary, given_away, strict=True) if given)
        )
    shown = list(forced)
    is_primary = set(primary)
    for position in order[len(forced) :]:
        if position not in is_primary and not span.would_contain(position, primary):
            span.add(position)
            shown.append(position)
    return shown


def keeping_order(table: Table) -> list[int]:
    """Positions of the cells, those to keep first first."""

    def rank(position: int) -> tuple[bool, int, bool, int, int]:
        cell = table.cells[position]
        # Hiding a cell where nobody is protects nobody: it would only seem to make room.
        is_occupied = cell.contributors > 0
        is_new = not cell.published_before
        return (is_new, cell.priority, is_occupied, -cell.contributors, position)

    return sorted(range(len(table.cells)), key=rank)


def _protection(table: Table, shown: list[int], primary: set[int]) -> Protection:
    """The answer, with the hidden cells that follow from shown ones anyway shown again."""
    span = Span(table.rows)
    for position in shown:
        span.add(position)
    keys = [cell.key for cell in table.cells]
    follows = span.contains(range(len(keys)))
    hidden = {
        key: Reason.PRIMARY if position in primary else Reason.COMPLEMENTARY
        for position, key in enumerate(keys)
        if position in primary or not follows[position]
    }
    return Protection(shown=frozenset(keys).difference(hidden), hidden=hidden)
