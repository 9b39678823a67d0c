"""Official figures to compare with: sickness absence in the whole country, from SSB."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from dashboards.quarters import Quarter

FILE = Path(__file__).parent / "data" / "ssb_12439.csv"
ATTRIBUTION = _("SSB, tabell 12439")
# Quarters from which the series is not comparable with what came before. Source: SSB's notes to
# the table.
BREAKS = (Quarter(2015, 1), Quarter(2024, 1))


@cache
def national_rates() -> Mapping[Quarter, Decimal]:
    """Sickness absence rate of the country by quarter, in per cent with one decimal.

    Both sexes, all industries, self- and doctor-certified, not seasonally adjusted. A quarter that
    is not here is not held; it is never zero. Read once per process.

    Source: SSB, table 12439 (CC BY 4.0), carried over in `data/ssb_12439.csv`.
    """
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split(";") for line in lines if not line.startswith("#")][1:]
    return MappingProxyType({Quarter.parse(quarter): Decimal(rate) for quarter, rate, _ in rows})
