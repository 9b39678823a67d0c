"""The fixed lattice of figures: places × quarters, and places × four successive quarters.

Every figure is a sum over the same inner cells, group × quarter, so that disclosure control sees
what could be worked out from what. There are no other figures, and no free choice of filters.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from dashboards import measures
from dashboards.importing.rows import Row
from dashboards.models import PublishedCell
from dashboards.places import Place
from dashboards.quarters import Quarter
from disclosure import Cell

Period = PublishedCell.Period
Inner = tuple[UUID, Quarter]
Key = tuple[UUID, str, Quarter]


@dataclass(frozen=True)
class Figure:
    """One figure of the lattice.

    Attributes:
        place: what it is about.
        period: one quarter or four.
        quarter: the quarter, or the last of four.
        headcount: people; of four quarters the smallest number, as the most cautious.
        contractual: contractual days, full-time, two decimals.
        lost: days lost to sickness, full-time, two decimals.
        inner: the group × quarter cells that it is the sum of.
    """

    place: Place
    period: str
    quarter: Quarter
    headcount: int
    contractual: Decimal
    lost: Decimal
    inner: frozenset[Inner]

    @property
    def key(self) -> Key:
        """What identifies the figure from one publication to the next."""
        return self.place.id, self.period, self.quarter

    def as_cell(self, *, published_before: bool) -> Cell:
        """The figure as disclosure control knows it: totals are kept before parts."""
        is_rolling = self.period == Period.FOUR_QUARTERS
        return Cell(
            key=self.key,
            contributors=self.headcount,
            inner=self.inner,
            priority=2 * self.place.depth + is_rolling,
            published_before=published_before,
        )


def lattice(places: Iterable[Place], rows: Mapping[Inner, Row]) -> list[Figure]:
    """Every figure that the rows allow.

    A place has a figure for a quarter only when all its groups have reported: a sum of some of them
    would look like the whole.
    """
    figures: list[Figure] = []
    for place in places:
        quarters = _quarters(place, rows)
        figures += quarters.values()
        figures += _rolling(quarters)
    return figures


def _quarters(place: Place, rows: Mapping[Inner, Row]) -> dict[Quarter, Figure]:
    """The place's figure for each quarter that all its groups have reported."""
    reported: dict[Quarter, list[Row]] = {}
    for (group, quarter), row in rows.items():
        if group in place.groups:
            reported.setdefault(quarter, []).append(row)
    return {
        quarter: Figure(
            place=place,
            period=Period.QUARTER,
            quarter=quarter,
            headcount=sum(row.headcount for row in reported[quarter]),
            contractual=sum((row.contractual for row in reported[quarter]), Decimal()),
            lost=sum((row.lost for row in reported[quarter]), Decimal()),
            inner=frozenset(row.key for row in reported[quarter]),
        )
        for quarter in sorted(reported)
        if len(reported[quarter]) == len(place.groups)
    }


def _rolling(quarters: Mapping[Quarter, Figure]) -> list[Figure]:
    """Four successive quarters together, for each quarter that has three before it."""
    found = []
    for quarter, last in quarters.items():
        four = [quarters[q] for back in range(4) if (q := quarter.plus(-back)) in quarters]
        if len(four) < 4:
            continue
        lost, contractual = measures.four_quarters([(one.lost, one.contractual) for one in four])
        found.append(
            Figure(
                place=last.place,
                period=Period.FOUR_QUARTERS,
                quarter=quarter,
                headcount=min(one.headcount for one in four),
                contractual=contractual,
                lost=lost,
                inner=frozenset().union(*(one.inner for one in four)),
            )
        )
    return found
