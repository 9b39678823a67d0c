"""Tables to protect, and an attacker written apart from the package it attacks."""

from collections.abc import Callable, Hashable, Mapping

import numpy as np
import pytest
from scipy.optimize import linprog

from disclosure import Cell

Groups = Mapping[str, list[str]]
Persons = Mapping[tuple[str, str], int]


def _lattice(units: Groups, times: Groups, persons: Persons) -> list[Cell]:
    """Every unit at every time; persons by (leaf of the unit tree, quarter)."""
    cells = []
    for unit, leaves in units.items():
        for time, quarters in times.items():
            inner = frozenset((leaf, quarter) for leaf in leaves for quarter in quarters)
            contributors = sum(persons[atom] for atom in inner)
            priority = (len(leaves) == 1) + (len(quarters) == 1)
            cells.append(Cell((unit, time), contributors, inner, priority=priority))
    return cells


def _recovered(cells: list[Cell], shown: frozenset[Hashable]) -> set[Hashable]:
    """Keys of hidden cells whose number of persons is certain from the shown cells.

    Two attacks, either is enough: the cell's row is a combination of shown rows (least squares),
    or the least and the greatest value under non-negativity coincide (linear programmes).
    """
    names = sorted({name for cell in cells for name in cell.inner}, key=repr)
    rows = {cell.key: np.array([float(name in cell.inner) for name in names]) for cell in cells}
    known = [cell for cell in cells if cell.key in shown]
    matrix = np.array([rows[cell.key] for cell in known]).reshape(len(known), len(names))
    totals = np.array([float(cell.contributors) for cell in known])
    found: set[Hashable] = set()
    for cell in cells:
        if cell.key in shown or not known:
            continue
        row = rows[cell.key]
        factors = np.linalg.lstsq(matrix.T, row, rcond=None)[0]
        if np.abs(matrix.T @ factors - row).max() < 1e-8:
            found.add(cell.key)
            continue
        least = linprog(row, A_eq=matrix, b_eq=totals)
        greatest = linprog(-row, A_eq=matrix, b_eq=totals)
        if greatest.status == 0 and -greatest.fun - least.fun < 1e-6:
            found.add(cell.key)
    return found


@pytest.fixture(scope="session")
def lattice() -> Callable[[Groups, Groups, Persons], list[Cell]]:
    return _lattice


@pytest.fixture(scope="session")
def recovered() -> Callable[[list[Cell], frozenset[Hashable]], set[Hashable]]:
    return _recovered


@pytest.fixture(scope="session")
def times_of() -> Callable[[int], dict[str, list[str]]]:
    """Quarters, whole years and rolling four quarters."""

    def times(number_of_quarters: int) -> dict[str, list[str]]:
        quarters = [f"q{number}" for number in range(number_of_quarters)]
        groups = {quarter: [quarter] for quarter in quarters}
        groups |= {f"year{n}": quarters[n : n + 4] for n in range(0, number_of_quarters - 3, 4)}
        return groups | {f"rolling{n + 3}": quarters[n : n + 4] for n in range(len(quarters) - 3)}

    return times
