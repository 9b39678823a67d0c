"""What an attacker can infer about hidden cells from the shown ones."""

from collections.abc import Hashable, Iterable, Mapping

import numpy as np

from disclosure.cells import Cell, Protection
from disclosure.polytope import Contradiction, Polytope
from disclosure.table import Table

__all__ = ["Contradiction", "audit"]


def audit(
    cells: Iterable[Cell], protection: Protection, *, values: Mapping[Hashable, float]
) -> dict[Hashable, tuple[float, float]]:
    """The interval in which an attacker knows each hidden cell's value to lie.

    The attacker knows every shown value exactly, which cells are sums of which, that no atomic
    value is below zero, and that none is above its cell's `at_most`. Two
    linear programmes a cell (HiGHS), so the bounds are attained.

    Args:
        cells: the table that was protected. `at_most` holds for the values too: it is in persons,
            so leave it out when the values are something else.
        protection: what `protect` said about it.
        values: figures by key, in any unit, 0 or more; only those of shown cells are read.

    Returns:
        Key → (low, high) in the unit of the values, not rounded, correct to about 1e-6. High is
        infinite where no shown cell bounds the hidden one. Equal ends: the value is given away.

    Raises:
        KeyError: a shown cell has no value.
        Contradiction: the shown values are negative, missing (NaN), above `at_most` or do not add
            up.
    """
    table = Table.of(cells)
    shown = np.array([cell.key in protection.shown for cell in table.cells], dtype=bool)
    sums = np.array(
        [float(values[cell.key]) for cell in table.cells if cell.key in protection.shown]
    )
    if not np.isfinite(sums).all():
        raise Contradiction("A shown value is not a finite number")
    view = Polytope(table.rows[shown], sums, table.most())
    return {
        cell.key: view.bounds(table.rows[position] == 1)
        for position, cell in enumerate(table.cells)
        if not shown[position]
    }
