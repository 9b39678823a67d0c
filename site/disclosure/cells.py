"""What goes into the rule and what comes out of it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """Why a cell is hidden; for logs and audits, never for readers.

    A reader who can tell the two apart learns that a cell is small, so show one symbol for both.
    """

    PRIMARY = "primary"
    COMPLEMENTARY = "complementary"


@dataclass(frozen=True)
class Cell:
    """A figure that somebody would like to publish, without the figure itself.

    Attributes:
        key: identifies the cell to the caller; unique in a table.
        contributors: number of persons behind the figure, 0 or more; the threshold is held
            against it. Expected to add up over `inner`; where it does not (distinct persons in a
            year), intervals are reckoned with the sum of the atomic cells' contributors.
        inner: the atomic cells that the figure is the sum of, at least one. An atomic cell names
            itself (or any name of its own), so two cells overlap when their names do.
        priority: whole number; lower is kept first when something must be hidden.
        published_before: known to the attacker, so it cannot be hidden any more.
        sensitive: to be hidden for a reason of the caller's own (dominance, everybody absent).
        at_most: the largest number of persons that the cell could have, known to everyone (the
            head count of a group that is asked); None where nothing is known. Only on a cell of
            one atomic cell; `contributors` is not above it.
    """

    key: Hashable
    contributors: int
    inner: frozenset[Hashable]
    priority: int = 0
    published_before: bool = False
    sensitive: bool = False
    at_most: int | None = None

    def __post_init__(self) -> None:
        if not self.inner:
            raise ValueError(f"Cell {self.key!r} is the sum of nothing")
        if self.contributors < 0:
            raise ValueError(f"Cell {self.key!r} has fewer than zero contributors")
        if self.at_most is not None and (len(self.inner) > 1 or self.contributors > self.at_most):
            raise ValueError(f"Cell {self.key!r} is no atomic cell, or is above its own limit")

    def is_primary(self, threshold: int) -> bool:
        """Whether the figure would itself tell something about few enough persons."""
        return self.sensitive or 0 < self.contributors < threshold


@dataclass(frozen=True)
class Protection:
    """What may be published: every key of the table is in exactly one of `shown` and `hidden`."""

    shown: frozenset[Hashable]
    hidden: Mapping[Hashable, Reason]

    @property
    def share_shown(self) -> float:
        """Shown cells as a share of all cells, 0–1, not rounded; 1 for a table without cells."""
        number_of_cells = len(self.shown) + len(self.hidden)
        return len(self.shown) / number_of_cells if number_of_cells else 1.0


class AlreadyDisclosed(Exception):
    """Cells published before give away cells that should be hidden; nothing may be published.

    Attributes:
        keys: the cells given away, in the order of the table.
    """

    def __init__(self, keys: tuple[Hashable, ...]) -> None:
        super().__init__(f"Already given away by what was published before: {list(keys)!r}")
        self.keys = keys
