"""Which cells follow from others by adding and subtracting: Gaussian elimination."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

# Elimination modulo a prime is exact and never overflows: products stay below 2**62.
# Mostly a wrong answer can only be "follows from the others" for a cell that does not, and that
# hides a cell too many. A cell that does follow can be missed only where the prime divides a
# determinant of the shown rows. Trees and time windows give determinants of a few units, and the
# linear programmes that run afterwards in floating point would find such a cell of width zero.
PRIME = 2**31 - 1


class Span:
    """The span of the rows added so far, and every row of the table reduced by it."""

    def __init__(self, rows: npt.NDArray[np.int64]) -> None:
        self._reduced = rows % PRIME

    def contains(self, positions: Sequence[int]) -> npt.NDArray[np.bool_]:
        """For each row, whether it is a linear combination of the rows added."""
        return np.logical_not(self._reduced[positions].any(axis=1))

    def would_contain(self, added: int, guarded: Sequence[int]) -> bool:
        """Whether a guarded row, outside the span now, would be inside it with `added`."""
        row = self._reduced[added]
        if not row.any():
            return False
        pivot = int(np.argmax(row != 0))
        others = self._reduced[guarded]
        others = others[others[:, pivot] != 0]
        # Inside afterwards exactly when it is a multiple of the new row.
        difference = (others * row[pivot] - others[:, [pivot]] * row) % PRIME
        return bool((~difference.any(axis=1)).any())

    def add(self, added: int) -> None:
        """Take a row into the span."""
        row = self._reduced[added].copy()
        support = np.flatnonzero(row)
        if not support.size:
            return
        pivot = support[0]
        factors = self._reduced[:, pivot] * pow(int(row[pivot]), -1, PRIME) % PRIME
        touched = np.flatnonzero(factors)
        block = np.ix_(touched, support)
        self._reduced[block] = (
            self._reduced[block] - factors[touched, None] * row[support]
        ) % PRIME
