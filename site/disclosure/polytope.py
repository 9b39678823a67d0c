"""All tables that agree with what is published: the attacker's view."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.optimize import OptimizeResult, linprog
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Vector = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

# Smaller than any difference between published figures; larger than what adding decimals loses.
TOLERANCE = 1e-6


class Contradiction(ValueError):
    """The published values cannot all be sums of the same non-negative figures."""


def minimise(
    objective: npt.ArrayLike, *, rows: Matrix, sums: Vector, most: Vector
) -> OptimizeResult:
    """The least value of a linear objective over atoms from 0 to `most` with these sums.

    Raises:
        Contradiction: no atoms have these sums.
        ArithmeticError: the solver gave up; nothing may be concluded, so nothing is published.
    """
    ends = np.column_stack([np.zeros_like(most), most])
    solved = linprog(objective, A_eq=csr_array(rows), b_eq=sums, bounds=ends, method="highs-ds")
    if solved.status == 2:
        raise Contradiction("Published values that do not add up")
    if not solved.success:
        raise ArithmeticError(f"The linear programme was not solved: {solved.message}")
    return solved


@dataclass(frozen=True, eq=False)
class Part:
    """Unknown atoms that published sums tie together; independent of every other part.

    Attributes:
        rows: sums × atoms of the part, 0/1.
        sums: the published figures, less the atoms already deduced.
        most: the largest that each atom can be; infinite where nothing is known.
        points: solutions found so far. Each is a table that the attacker must hold possible, so
            it tells something about every target, not only the one it was found for.
    """

    rows: Matrix
    sums: Vector
    most: Vector
    points: list[Vector] = field(default_factory=list)

    def seen_width(self, target: Mask) -> float:
        """A width that the points prove; the true one is as large or larger."""
        seen = [float(point[target].sum()) for point in self.points]
        return max(seen) - min(seen) if seen else 0.0

    def least(self, target: Mask) -> float:
        """The least sum of the target's atoms."""
        if any(point[target].sum() <= TOLERANCE for point in self.points):
            return 0.0
        return self._extreme(target, 1.0)

    def greatest(self, target: Mask) -> float:
        """The greatest sum of the target's atoms."""
        around = self.sums[self.rows[:, target].all(axis=1)]
        cap = min([float(self.most[target].sum()), *around.tolist()])
        if any(point[target].sum() >= cap - TOLERANCE for point in self.points):
            return cap
        return self._extreme(target, -1.0)

    def _extreme(self, target: Mask, sign: float) -> float:
        solved = minimise(sign * target, rows=self.rows, sums=self.sums, most=self.most)
        self.points.append(solved.x)
        return float(sign * solved.fun)


class Polytope:
    """Figures for the atoms, from zero to their limits, that give the published sums.

    An atom in a published sum is bounded by it; an atom in none by its own limit alone.
    """

    def __init__(self, rows: Matrix, sums: Vector, most: Vector) -> None:
        """Make the attacker's view.

        Args:
            rows: published cells × atoms, 0/1.
            sums: the published figure of each row, 0 or more.
            most: the largest that each atom can be; infinite where nothing is known.

        Raises:
            Contradiction: the sums are seen not to agree with one another.
        """
        self._atoms, open_rows, open_sums = _deduce(rows, sums)
        if (self._atoms > most + TOLERANCE).any():
            raise Contradiction("A published value is above its limit")
        self._most = most
        self._is_free = np.isnan(self._atoms) & ~open_rows.any(axis=0)
        self._part_of, self._parts = _split(open_rows, open_sums, most)

    def bounds(self, target: Mask) -> tuple[float, float]:
        """The least and the greatest value of a sum of atoms; infinity where nothing bounds it."""
        low = high = float(np.nansum(self._atoms[target]))
        high += self._free_width(target)
        for part, inside in self._parts_of(target):
            low += part.least(inside)
            high += part.greatest(inside)
        return low, high

    def is_wide(self, target: Mask, width: float) -> bool:
        """Whether the bounds of the target are at least so far apart."""
        width -= self._free_width(target)
        parts = self._parts_of(target)
        if _seen_width(parts) >= width - TOLERANCE:
            return True
        for solve in (Part.greatest, Part.least):  # as few programmes as prove it
            for part, inside in parts:
                solve(part, inside)
            if _seen_width(parts) >= width - TOLERANCE:
                return True
        return False

    def _free_width(self, target: Mask) -> float:
        """What the target's atoms in no published sum can be together."""
        return float(self._most[target & self._is_free].sum())

    def _parts_of(self, target: Mask) -> list[tuple[Part, Mask]]:
        """The parts that the target touches, and its atoms in each."""
        touched = np.unique(self._part_of[target & (self._part_of >= 0)])
        return [(self._parts[number], target[self._part_of == number]) for number in touched]


def _seen_width(parts: list[tuple[Part, Mask]]) -> float:
    return sum(part.seen_width(inside) for part, inside in parts)


def _deduce(rows: Matrix, sums: Vector) -> tuple[Vector, Matrix, Vector]:
    """Atoms known at once (alone in a sum, or in a sum of zero), and the sums left without them.

    Returns:
        Atoms (NaN: unknown), the remaining rows without known atoms, each once, and their sums.
    """
    atoms = np.full(rows.shape[1], np.nan)
    full = rows.astype(np.float64)
    while True:
        unknown = np.isnan(atoms)
        rest = sums - full @ np.where(unknown, 0.0, atoms)
        open_rows = (rows == 1) & unknown
        size = open_rows.sum(axis=1)
        if (rest < -TOLERANCE).any() or (rest[size == 0] > TOLERANCE).any():
            raise Contradiction("Published values that do not add up")
        is_zero = (rest <= TOLERANCE) & (size > 0)
        is_alone = (size == 1) & ~is_zero
        if not (is_zero | is_alone).any():
            break
        atoms[open_rows[is_zero].any(axis=0)] = 0.0
        positions, alone = np.nonzero(open_rows & is_alone[:, None])
        atoms[alone] = rest[positions]
    left = _once(open_rows, rest)
    return atoms, open_rows[left].astype(np.int64), rest[left]


def _once(rows: Mask, sums: Vector) -> npt.NDArray[np.intp]:
    """Positions of the rows that are not empty, each different row once."""
    left = np.flatnonzero(rows.any(axis=1))
    if not left.size:
        return left
    _, first, same = np.unique(
        np.packbits(rows[left], axis=1), axis=0, return_index=True, return_inverse=True
    )
    if (np.abs(sums[left] - sums[left][first][same]) > TOLERANCE).any():
        raise Contradiction("Published values that do not add up")
    return left[np.sort(first)]


def _split(rows: Matrix, sums: Vector, most: Vector) -> tuple[npt.NDArray[np.int64], list[Part]]:
    """The number of the part that each atom belongs to (−1: none), and the parts."""
    part_of = np.full(rows.shape[1], -1)
    parts: list[Part] = []
    if not rows.size:
        return part_of, parts
    ties = csr_array(rows)
    _, labels = connected_components(ties.T @ ties, directed=False)
    is_tied = rows.any(axis=0)
    for label in np.unique(labels[is_tied]):
        inside = labels == label
        used = rows[:, inside].any(axis=1)
        part_of[inside] = len(parts)
        parts.append(Part(rows[np.ix_(used, inside)], sums[used], most[inside]))
    return part_of, parts
