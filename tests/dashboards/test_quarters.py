"""Quarters, and the working days in them."""

from datetime import date

import pytest

from dashboards.presentation import ranges
from dashboards.quarters import Quarter, between, last_finished
from dashboards.working_days import easter_sunday, working_days


@pytest.mark.parametrize("text", ["2025K2", "2025k2", "2025Q2", " 2025 K 2 "])
def test_a_quarter_may_be_written_in_several_ways(text):
    assert Quarter.parse(text) == Quarter(2025, 2)


@pytest.mark.parametrize(
    "text", ["", "2025K5", "2025K0", "25K2", "2025", "0000K1", "2025-04", "K2"]
)
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(ValueError, match=text or "^$"):
        Quarter.parse(text)


def test_quarters_follow_each_other_over_the_year():
    assert Quarter(2024, 4).plus(1) == Quarter(2025, 1)
    assert Quarter(2025, 1).plus(-1) == Quarter(2024, 4)
    assert [str(q) for q in between(Quarter(2024, 3), Quarter(2025, 1))] == [
        "2024K3", "2024K4", "2025K1",
    ]  # fmt: skip
    assert between(Quarter(2025, 1), Quarter(2024, 4)) == []


def test_a_quarter_is_finished_on_the_first_day_after_it():
    assert last_finished(date(2025, 6, 30)) == Quarter(2025, 1)
    assert last_finished(date(2025, 7, 1)) == Quarter(2025, 2)


def test_successive_quarters_are_told_as_a_range():
    held = [Quarter(2022, 1), Quarter(2022, 2), Quarter(2023, 1)]

    assert ranges(held) == "1. kvartal 2022 til 2. kvartal 2022, 1. kvartal 2023"
    assert ranges([]) == ""


def test_working_days_leave_out_norwegian_holidays():
    per_quarter = {
        "2023K1": 65, "2023K2": 58, "2023K3": 65, "2023K4": 63,
        "2024K1": 62, "2024K2": 60, "2024K3": 66, "2024K4": 64,
        "2025K1": 63, "2025K2": 59, "2025K3": 66, "2025K4": 64,
    }  # fmt: skip

    assert {name: working_days(Quarter.parse(name)) for name in per_quarter} == per_quarter


def test_easter_is_where_it_was():
    assert [easter_sunday(year) for year in (2000, 2008, 2011, 2025)] == [
        date(2000, 4, 23), date(2008, 3, 23), date(2011, 4, 24), date(2025, 4, 20),
    ]  # fmt: skip
