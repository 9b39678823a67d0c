"""A table of cells as a 0/1 matrix."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import nnls

from disclosure.cells import Cell


@dataclass(frozen=True, eq=False)
class Table:
    """Cells and the atoms that they are sums of.

    Attributes:
        cells: the cells in the caller's order.
        rows: cells × atoms, 1 where the cell contains the atom. Atomic cells that always occur
            together are one atom: nobody can tell them apart.
    """

    cells: tuple[Cell, ...]
    rows: npt.NDArray[np.int64]

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> "Table":
        """The table of these cells.

        Raises:
            ValueError: two cells have the same key.
        """
        listed = tuple(cells)
        if len({cell.key for cell in listed}) != len(listed):
            raise ValueError("Two cells have the same key")
        where: dict[Hashable, list[int]] = defaultdict(list)
        for position, cell in enumerate(listed):
            for name in cell.inner:
                where[name].append(position)
        # Sorted by the cells that contain them: sets have no order that lasts between processes.
        atoms = sorted({tuple(positions) for positions in where.values()})
        rows = np.zeros((len(listed), len(atoms)), dtype=np.int64)
        for column, positions in enumerate(atoms):
            rows[list(positions), column] = 1
        return cls(listed, rows)

    def most(self) -> npt.NDArray[np.float64]:
        """The largest number of persons in each atom that everyone knows of; infinite for none."""
        most = np.full(self.rows.shape[1], np.inf)
        for cell, row in zip(self.cells, self.rows, strict=True):
            if cell.at_most is not None:
                most[row == 1] = np.minimum(most[row == 1], cell.at_most)
        return most

    def persons(self) -> npt.NDArray[np.float64]:
        """Persons in each cell, made to add up over the atoms.

        An atom that is a cell of its own has that cell's contributors; the other atoms are
        fitted to the rest with least squares, which is exact where the contributors add up.
        """
        contributors = np.array([cell.contributors for cell in self.cells], dtype=np.float64)
        atoms = np.zeros(self.rows.shape[1])
        is_known = np.zeros(self.rows.shape[1], dtype=bool)
        for position in np.flatnonzero(self.rows.sum(axis=1) == 1):
            atom = int(np.argmax(self.rows[position]))
            atoms[atom], is_known[atom] = contributors[position], True
        if not is_known.all():
            rest = contributors - self.rows @ atoms
            atoms[~is_known] = nnls(self.rows[:, ~is_known].astype(np.float64), rest)[0]
        return self.rows @ atoms
