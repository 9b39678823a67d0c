"""Published figures, and files on their way. Reads what was published, never the facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet

from dashboards.models import AbsenceImport, Publication, PublishedCell
from dashboards.official import national_rates
from dashboards.places import Place
from dashboards.quarters import Quarter, between
from programmes.models import Organisation

Period = PublishedCell.Period


@dataclass(frozen=True)
class Figures:
    """What is published about a place for a quarter or four. All None when hidden.

    Attributes:
        presence: presence in per cent of contractual days, one decimal.
        absence: sickness absence in per cent of contractual days, one decimal.
        lost: days lost to sickness, full-time, two decimals.
        contractual: contractual days, full-time, two decimals.
    """

    presence: Decimal | None
    absence: Decimal | None
    lost: Decimal | None
    contractual: Decimal | None

    @property
    def is_hidden(self) -> bool:
        """The figures may not be seen."""
        return self.absence is None


@dataclass(frozen=True)
class QuarterFigures:
    """A quarter of a series.

    Attributes:
        quarter: which.
        own: what is published; None when the organisation has not reported the quarter.
        national: SSB's rate for the country in per cent; None when it is not held.
    """

    quarter: Quarter
    own: Figures | None
    national: Decimal | None


@dataclass(frozen=True)
class Series:
    """Everything published about a place, oldest quarter first and none left out.

    Attributes:
        quarters: from the first to the last quarter that is published or hidden.
        last_four: the four quarters to the last one together; None when there are not four.
        published_at: when the figures were published.
        shown_share: share of the organisation's figures that is shown, 0–1.
    """

    quarters: Sequence[QuarterFigures]
    last_four: Figures | None
    published_at: datetime
    shown_share: Decimal

    @property
    def last(self) -> QuarterFigures:
        """The newest quarter."""
        return self.quarters[-1]

    @property
    def last_shown(self) -> QuarterFigures | None:
        """The newest quarter whose figures may be seen."""
        shown = [one for one in self.quarters if one.own and not one.own.is_hidden]
        return shown[-1] if shown else None

    @property
    def has_hidden(self) -> bool:
        """Some quarter's figures may not be seen."""
        return any(one.own and one.own.is_hidden for one in self.quarters)

    @property
    def without_national(self) -> list[Quarter]:
        """Quarters for which SSB's figures are not held."""
        return [one.quarter for one in self.quarters if one.national is None]


def series_of(organisation: Organisation, place: Place) -> Series | None:
    """What is published about a place; None when nothing is."""
    last = Publication.objects.filter(organisation=organisation).order_by("-number")[:1]
    cells = list(
        PublishedCell.objects.filter(
            organisation=organisation,
            publication__in=last.values("pk"),
            unit=place.unit,
            group=place.group,
        ).select_related("publication")
    )
    quarters = {Quarter.of(c.quarter): c for c in cells if c.period == Period.QUARTER}
    if not quarters:
        return None
    newest = max(quarters)
    fours = {Quarter.of(c.quarter): c for c in cells if c.period == Period.FOUR_QUARTERS}
    publication = cells[0].publication
    return Series(
        quarters=[
            QuarterFigures(
                quarter,
                _figures(quarters[quarter]) if quarter in quarters else None,
                national_rates().get(quarter),
            )
            for quarter in between(min(quarters), newest)
        ],
        last_four=_figures(fours[newest]) if newest in fours else None,
        published_at=publication.at,
        shown_share=publication.shown_share,
    )


def _figures(cell: PublishedCell) -> Figures:
    return Figures(cell.presence_rate, cell.absence_rate, cell.lost_days, cell.contractual_days)


def imports_of(organisation: Organisation) -> QuerySet[AbsenceImport]:
    """The organisation's uploaded files, newest first, without bytes and rows."""
    return (
        AbsenceImport.objects.filter(organisation=organisation)
        .defer("content", "rows", "problems")
        .order_by("-uploaded_at")
    )
