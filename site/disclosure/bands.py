"""What an attacker can pin down of figures that were told as bands."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

from disclosure.polytope import TOLERANCE, Contradiction

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Told:
    """A number of persons of which everyone knows the ends it lies between.

    Attributes:
        key: identifies the number to the caller.
        inner: the atomic cells that it is the sum of.
        low: the least that it can be, from what was told.
        high: the most; equal to `low` where the number was told itself.
    """

    key: Hashable
    inner: frozenset[Hashable]
    low: int
    high: int


def given_away(told: Iterable[Told]) -> frozenset[Hashable]:
    """Keys of the bands (low < high) in which an attacker is left with one whole number.

    The attacker knows every band and every number told, which are sums of which, and that no atomic
    number is below zero. The ends are found with linear programmes (HiGHS). For classes × a tree of
    groups they are whole numbers; elsewhere a band counts as given away when less than 1 wide.

    Raises:
        Contradiction: no numbers lie in all the bands.
    """
    listed = list(told)
    rows = _rows(listed)
    low = np.array([each.low for each in listed], dtype=np.float64)
    high = np.array([each.high for each in listed], dtype=np.float64)
    least, greatest = np.full(len(listed), np.inf), np.full(len(listed), -np.inf)
    pinned = set()
    for position in np.flatnonzero(low < high):
        # A table found for one number tells something about all: most are settled without asking.
        for sign in (1.0, -1.0):
            if greatest[position] - least[position] >= 1 - TOLERANCE:
                break
            seen = rows @ _extreme(sign * rows[[position]].toarray()[0], rows, low, high)
            least, greatest = np.minimum(least, seen), np.maximum(greatest, seen)
        if greatest[position] - least[position] < 1 - TOLERANCE:
            pinned.add(listed[position].key)
    return frozenset(pinned)


def _rows(told: list[Told]) -> csr_array:
    """Numbers × atoms, 0/1. Atomic cells that always occur together are one atom."""
    where: dict[Hashable, list[int]] = defaultdict(list)
    for position, each in enumerate(told):
        for name in each.inner:
            where[name].append(position)
    atoms = sorted({tuple(positions) for positions in where.values()})
    columns = np.repeat(np.arange(len(atoms)), [len(positions) for positions in atoms])
    positions = np.fromiter(chain.from_iterable(atoms), dtype=np.int64)
    shape = (len(told), len(atoms))
    return csr_array((np.ones(len(columns)), (positions, columns)), shape=shape)


def _extreme(objective: Vector, rows: csr_array, low: Vector, high: Vector) -> Vector:
    """Atoms that make the objective as small as it can be."""
    exact = low == high
    banded = rows[~exact]
    solved = linprog(
        objective,
        A_eq=rows[exact],
        b_eq=low[exact],
        A_ub=vstack([banded, -banded]),
        b_ub=np.concatenate([high[~exact], -low[~exact]]),
        method="highs-ds",
    )
    if solved.status == 2:
        raise Contradiction("Bands that no numbers lie in")
    if not solved.success:
        raise ArithmeticError(f"The linear programme was not solved: {solved.message}")
    return np.asarray(solved.x)
