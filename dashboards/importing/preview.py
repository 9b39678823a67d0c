"""The rows of a file beside the figures in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from dashboards.facts import Facts, as_row
from dashboards.importing.rows import Row


class Change(StrEnum):
    """What saving a row would do."""

    NEW = "NEW"
    CHANGED = "CHANGED"
    UNCHANGED = "UNCHANGED"


@dataclass(frozen=True)
class PreviewRow:
    """A row, and what saving it would do."""

    row: Row
    change: Change

    @property
    def is_new(self) -> bool:
        """There are no figures for the group and quarter yet."""
        return self.change is Change.NEW

    @property
    def is_changed(self) -> bool:
        """The figures in force say something else."""
        return self.change is Change.CHANGED

    def as_json(self) -> list[Any]:
        """As it is stored with the import."""
        return [self.change.value, *self.row.as_json()]

    @classmethod
    def from_json(cls, stored: list[Any]) -> Self:
        """The row that `as_json` wrote."""
        return cls(Row.from_json(stored[1:]), Change(stored[0]))


def preview_of(rows: Iterable[Row], facts: Facts) -> list[PreviewRow]:
    """The rows with what each would change."""
    return [PreviewRow(row, _change(row, facts)) for row in rows]


def _change(row: Row, facts: Facts) -> Change:
    if row.key not in facts:
        return Change.NEW
    is_same = row.figures == as_row(facts[row.key]).figures
    return Change.UNCHANGED if is_same else Change.CHANGED
