"""Made-up absence figures for the demo: 24 quarters whose level and season follow SSB's.

For a reporting group of n people, quarter by quarter:

contractual days  people × working days of the quarter × the group's mean position share, which
                  is 0.75–0.95; vacation is not subtracted, as in SSB's figures
expected rate     SSB's rate for the quarter; where it is not held, the mean of the last four that
                  are, times the season of the quarter; times a level of the group's own (0.75–1.25)
lost days         expected rate × contractual days × chance: gamma distributed with mean 1 and
                  standard deviation 2.6 / √n, so that small groups vary as much as real ones do
self-certified    12–24 per cent of the lost days, the rest doctor-certified

Everything is drawn from a generator seeded with the organisation number and the group's name, so
the same organisation always gets the same figures. They go through the import like anyone's.
"""

import random
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from statistics import fmean

from dashboards import official
from dashboards.importing.columns import Column
from dashboards.quarters import Quarter, between
from dashboards.template_file import as_csv, safe
from dashboards.working_days import working_days
from programmes.models import ReportingGroup

FIRST, LAST = Quarter(2019, 3), Quarter(2025, 2)
SEASON_FROM = Quarter(2015, 1)  # after the break in SSB's series
CHANCE = 2.6
TENTH = Decimal("0.1")
SMALLEST = 5


@cache
def season() -> Mapping[int, float]:
    """How much each quarter of the year lies above or below its year, 1 on average.

    The mean over whole years since 2015 of SSB's rate for the quarter by the mean of its year.
    """
    rates = official.national_rates()
    ratios: dict[int, list[float]] = {number: [] for number in (1, 2, 3, 4)}
    for year in range(SEASON_FROM.year, FIRST.year + 3):
        of_year = [rates.get(Quarter(year, number)) for number in ratios]
        held = [float(rate) for rate in of_year if rate is not None]
        if len(held) == 4:
            for number, rate in zip(ratios, held, strict=True):
                ratios[number].append(rate / fmean(held))
    return {number: fmean(found) for number, found in ratios.items()}


def national_level(quarter: Quarter) -> float:
    """SSB's rate in per cent, or an estimate from the last four held where it is not held."""
    rates = official.national_rates()
    if quarter in rates:
        return float(rates[quarter])
    before = [held for held in sorted(rates) if held < quarter][-4:]
    level = fmean(float(rates[held]) / season()[held.number] for held in before)
    return level * season()[quarter.number]


def demo_file(organisation_number: str, groups: Iterable[ReportingGroup]) -> bytes:
    """A filled-in template with 24 quarters for each group."""
    rows = [[column.value for column in Column]]
    for group in groups:
        rows += _rows(organisation_number, group.name, group.number_of_employees)
    return as_csv(rows)


def _rows(organisation_number: str, name: str, people: int) -> list[list[str]]:
    """The rows of one group, as they would be typed."""
    chance = random.Random(f"{organisation_number}/{name}")  # noqa: S311  made-up figures
    position_share = chance.uniform(0.75, 0.95)
    level = chance.uniform(0.75, 1.25)
    rows = []
    for quarter in between(FIRST, LAST):
        present = max(SMALLEST, people + chance.choice((-1, 0, 0, 0, 1)))
        contractual = _days(present * working_days(quarter) * position_share)
        variance = CHANCE**2 / present
        luck = chance.gammavariate(1 / variance, variance)
        rate = min(national_level(quarter) / 100 * level * luck, 0.45)
        lost = _days(float(contractual) * rate)
        by_self = _days(float(lost) * chance.uniform(0.12, 0.24))
        days = (contractual, lost, by_self, lost - by_self)
        rows.append([safe(name), str(quarter), str(present), *map(_written, days)])
    return rows


def _days(days: float) -> Decimal:
    return Decimal(repr(days)).quantize(TENTH, ROUND_HALF_UP)


def _written(days: Decimal) -> str:
    return str(days).replace(".", ",")
