"""A table of figures as the component `website/components/_table.html` draws it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Column:
    """A column: its heading, and whether it holds figures (right-aligned)."""

    label: str | Promise
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell: its text, None when the figure is hidden."""

    text: str | Promise | None
    numeric: bool

    @property
    def is_hidden(self) -> bool:
        """Whether the figure is withheld; shown as «:», never as 0."""
        return self.text is None


@dataclass(frozen=True)
class Table:
    """A table with a caption; the first cell of a row is the row's heading.

    Attributes:
        caption: what the table shows, with unit and period.
        columns: headings, the first above the row headings.
        rows: formatted texts, as many as there are columns; None for a hidden figure.
        key: an id that no other table on the page has.
    """

    caption: str | Promise
    columns: Sequence[Column]
    rows: Sequence[Sequence[str | Promise | None]]
    key: str = "table"

    @property
    def body(self) -> Iterator[list[Cell]]:
        """The rows as cells that know their column.

        Raises:
            ValueError: a row has more or fewer cells than there are columns.
        """
        for row in self.rows:
            pairs = zip(row, self.columns, strict=True)
            yield [Cell(text, column.numeric) for text, column in pairs]

    @property
    def has_hidden(self) -> bool:
        """Whether any figure is hidden, so that the sign is explained."""
        return any(text is None for row in self.rows for text in row)
