"""Quarters of the year."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

WRITTEN = re.compile(r"(\d{4})\s*[KkQq]\s*([1-4])")


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a year, ordered by time. Written «2025K2», as SSB does."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that the day is in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """The quarter written as «2025K2» or «2025Q2».

        Raises:
            ValueError: it is written otherwise, or there is no such quarter.
        """
        found = WRITTEN.fullmatch(text.strip())
        if not found or found.group(1) == "0000":
            raise ValueError(text)
        return cls(int(found.group(1)), int(found.group(2)))

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def label(self) -> str:
        """The quarter in words, in the reader's language."""
        return _("%(number)s. kvartal %(year)s") % {"number": self.number, "year": self.year}

    def plus(self, quarters: int) -> "Quarter":
        """The quarter so many later, or earlier when negative."""
        index = self.year * 4 + self.number - 1 + quarters
        return Quarter(index // 4, index % 4 + 1)

    def __str__(self) -> str:
        return f"{self.year}K{self.number}"


def between(first: Quarter, last: Quarter) -> list[Quarter]:
    """All quarters from the first to the last, both included."""
    found = []
    while first <= last:
        found.append(first)
        first = first.plus(1)
    return found


def last_finished(today: date) -> Quarter:
    """The last quarter that has ended."""
    return Quarter.of(today).plus(-1)
