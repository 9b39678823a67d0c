"""Figures as docs/measures.md defines them."""

from decimal import Decimal

import pytest

from dashboards import measures

# Nav's own test of its employer statistics: 2024K1–2024K4, all of the country.
LOST = ["330864.7", "312606.4", "311214.1", "327662.8"]
CONTRACTUAL = ["3331505.8", "3245624.8", "3782127.8", "3511634.6"]


def rate(lost: str, contractual: str) -> Decimal:
    return measures.sickness_absence_rate(lost=Decimal(lost), contractual=Decimal(contractual))


def test_four_quarters_are_sum_over_sum_as_nav_counts():
    quarters = list(zip(map(Decimal, LOST), map(Decimal, CONTRACTUAL), strict=True))

    lost, contractual = measures.four_quarters(quarters)

    assert (lost, contractual) == (Decimal("1282348.0"), Decimal("13870893.0"))
    assert measures.sickness_absence_rate(lost=lost, contractual=contractual) == Decimal("9.2")


def test_the_trend_of_navs_test_comes_out():
    assert rate(LOST[3], CONTRACTUAL[3]) - rate("280864.7", "3123455.8") == Decimal("0.3")


@pytest.mark.parametrize(
    ("lost", "contractual", "expected"),
    [
        ("0", "1200", "0.0"),
        ("66", "1000", "6.6"),
        ("1", "32", "3.1"),  # 3.125 per cent
        ("0.0625", "1", "10.0"),  # the count itself is rounded up to 0.1 first
        ("5", "2000", "0.3"),  # 0.25 per cent: a half is rounded up, not to even
        ("1000", "1000", "100.0"),
    ],
)
def test_halves_are_rounded_up(lost, contractual, expected):
    assert rate(lost, contractual) == Decimal(expected)


def test_presence_and_absence_make_a_hundred():
    days = {"lost": Decimal("86.4"), "contractual": Decimal("1312.5")}

    assert measures.sickness_absence_rate(**days) == Decimal("6.6")
    assert measures.presence_rate(**days) == Decimal("93.4")


def test_without_contractual_days_there_is_no_rate():
    with pytest.raises(measures.NoContractualDays):
        rate("0", "0.04")


def test_three_quarters_are_no_year():
    with pytest.raises(ValueError, match="3 quarters"):
        measures.four_quarters([(Decimal(1), Decimal(100))] * 3)
