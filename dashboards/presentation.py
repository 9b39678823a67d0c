"""Published figures in words and tables, in the reader's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from dashboards import measures, official
from dashboards.quarters import Quarter
from dashboards.selectors import Figures, QuarterFigures, Series
from website.tables import Column, Table


@dataclass(frozen=True)
class KeyFigure:
    """A large figure: what it is, its text (None when hidden), and the time it is about."""

    label: str
    value: str | None
    note: str


def percent(rate: Decimal | None) -> str | None:
    """A rate with one decimal as the reader writes it; None when hidden."""
    return None if rate is None else number_format(rate, 1)


def days(number: Decimal | None, *, grouped: bool = True) -> str | None:
    """Days with one decimal as the reader writes it; None when hidden."""
    if number is None:
        return None
    return number_format(measures.rounded(number), 1, force_grouping=grouped)


def sentences(series: Series) -> list[str]:
    """What the figures say, and nothing about change: without a test a difference is no change."""
    last = series.last
    told = []
    if last.own and last.own.is_hidden:
        told.append(
            _("Tallene for %(quarter)s er skjult av hensyn til personvernet.")
            % {"quarter": last.quarter.label}
        )
    shown = series.last_shown
    if shown and shown.own:
        told.append(
            _(
                "I %(quarter)s var nærværet %(presence)s prosent og sykefraværet "
                "%(absence)s prosent."
            )
            % {
                "quarter": shown.quarter.label,
                "presence": percent(shown.own.presence),
                "absence": percent(shown.own.absence),
            }
        )
        told.append(_national(shown))
    return told


def _national(shown: QuarterFigures) -> str:
    if shown.national is None:
        return _("SSBs tall for hele landet har vi ikke for dette kvartalet.")
    return _("I hele landet var sykefraværet %(rate)s prosent, ifølge SSB.") % {
        "rate": percent(shown.national)
    }


def key_figures(series: Series) -> list[KeyFigure]:
    """Presence first, then absence: the last quarter, and the last four together."""
    last = series.last
    start = last.quarter.plus(-3)
    four = _from_to(start, last.quarter)
    found = _pair(last.own, _("Nærvær"), _("Sykefravær"), last.quarter.label)
    if series.last_four:
        year = _pair(
            series.last_four,
            _("Nærvær siste fire kvartaler"),
            _("Sykefravær siste fire kvartaler"),
            four,
        )
        found = [found[0], year[0], found[1], year[1]]
    return found


def _pair(own: Figures | None, presence: str, absence: str, note: str) -> list[KeyFigure]:
    return [
        KeyFigure(presence, percent(own.presence) if own else None, note),
        KeyFigure(absence, percent(own.absence) if own else None, note),
    ]


def columns() -> list[str]:
    """Headings of the table and the file."""
    return [
        _("Kvartal"),
        _("Nærvær, prosent"),
        _("Sykefravær, prosent"),
        _("Sykefravær i hele landet, prosent"),
        _("Tapte dagsverk"),
        _("Avtalte dagsverk"),
    ]


def rows(series: Series, *, in_words: bool = True) -> list[list[str | None]]:
    """The table's rows, newest quarter first; None where a figure is hidden.

    Args:
        series: the figures.
        in_words: for people to read: quarters in words, thousands apart. Otherwise for a file.
    """
    return [_row(one, in_words=in_words) for one in reversed(series.quarters)]


def _row(one: QuarterFigures, *, in_words: bool) -> list[str | None]:
    missing = _("mangler") if in_words else ""
    quarter = one.quarter.label if in_words else str(one.quarter)
    national = missing if one.national is None else percent(one.national)
    if one.own is None:
        return [quarter, missing, missing, national, missing, missing]
    return [
        quarter,
        percent(one.own.presence),
        percent(one.own.absence),
        national,
        days(one.own.lost, grouped=in_words),
        days(one.own.contractual, grouped=in_words),
    ]


def table(series: Series, *, name: str) -> Table:
    """The figures behind the chart, all of them."""
    first, *others = columns()
    return Table(
        caption=_("Nærvær og sykefravær per kvartal, %(name)s") % {"name": name},
        columns=[Column(first), *(Column(label, numeric=True) for label in others)],
        rows=rows(series),
        key="absence",
    )


def shown_share(series: Series) -> str:
    """How much of the organisation's figures is shown, in whole per cent, rounded down."""
    if series.shown_share == 1:
        return _("Ingen av virksomhetens tall er skjult.")
    share = (series.shown_share * 100).to_integral_value(ROUND_DOWN)
    return _("%(share)s prosent av virksomhetens tall vises. Resten er skjult.") % {"share": share}


def ranges(quarters: Iterable[Quarter]) -> str:
    """Quarters in words, successive ones as «1. kvartal 2022 til 3. kvartal 2022»."""
    runs: list[list[Quarter]] = []
    for quarter in quarters:
        if runs and runs[-1][-1].plus(1) == quarter:
            runs[-1].append(quarter)
        else:
            runs.append([quarter])
    return ", ".join(_from_to(run[0], run[-1]) for run in runs)


def _from_to(first: Quarter, last: Quarter) -> str:
    if first == last:
        return first.label
    return _("%(first)s til %(last)s") % {"first": first.label, "last": last.label}


def breaks_within(quarters: Sequence[QuarterFigures]) -> str:
    """Quarters on the chart from which SSB's series is not comparable with what came before."""
    first, last = quarters[0].quarter, quarters[-1].quarter
    return ranges(quarter for quarter in official.BREAKS if first < quarter <= last)
