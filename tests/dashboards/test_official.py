"""SSB's figures as the project carries them."""

from decimal import Decimal
from pathlib import Path

from dashboards.official import national_rates
from dashboards.quarters import Quarter, between

DATA = Path(__file__).parents[1] / "data"


def rows(name):
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split(";") for line in lines if not line.startswith("#")][1:]


def test_the_table_is_carried_over_whole_and_unchanged():
    table = {
        Quarter.parse(quarter): Decimal(rate) for quarter, rate in rows("absence_ssb_12439.csv")
    }

    assert len(table) == 87
    assert table.items() <= national_rates().items()


def test_later_quarters_are_those_held_and_no_others():
    later = {str(q): rate for q, rate in national_rates().items() if q > Quarter(2021, 4)}

    assert later == {
        "2022K4": Decimal("7.1"),
        "2023K3": Decimal("5.6"),
        "2023K4": Decimal("7.5"),
        "2024K2": Decimal("6.8"),
        "2024K3": Decimal("5.9"),
        "2025K2": Decimal("6.4"),
    }
    held_before = between(Quarter(2000, 2), Quarter(2021, 4))
    assert all(quarter in national_rates() for quarter in held_before)


def test_totals_are_the_sum_of_self_and_doctor_certified():
    for quarter, total, by_self, by_doctor in rows("absence_ssb_kinds.csv"):
        assert national_rates()[Quarter.parse(quarter)] == Decimal(total)
        assert abs(Decimal(by_self) + Decimal(by_doctor) - Decimal(total)) <= Decimal("0.1")


def test_the_file_names_its_source_and_licence():
    import dashboards.official as official

    header = official.FILE.read_text(encoding="utf-8").splitlines()[:4]

    assert "SSB, tabell 12439" in header[1]
    assert "CC BY 4.0" in header[1]
    assert all(line.startswith("#") for line in header)
