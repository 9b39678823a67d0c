"""Shares: whole per cent, and bands where a figure would tell on somebody (R4)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.shares import (
    BANDS,
    banded_shares,
    counts_within,
    exact_shares,
    is_one_sided,
    mean_of,
    whole_percent,
)


@pytest.mark.parametrize(
    ("count", "total", "expected"), [(0, 7, 0), (1, 8, 13), (1, 3, 33), (2, 3, 67), (7, 7, 100)]
)
def test_shares_are_whole_per_cent_with_halves_rounded_up(count, total, expected):
    assert whole_percent(count, total) == expected


def test_exact_shares_are_told_without_a_band():
    assert exact_shares({"high": 12, "middle": 8, "low": 0}, 20) == {
        "high": (60, 60),
        "middle": (40, 40),
        "low": (0, 0),
    }


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (0, [(0, 10), (11, 19), (40, 49), (90, 100)]),
        (1, [(0, 24), (0, 24), (25, 49), (75, 100)]),
        (2, [(0, 33), (0, 33), (34, 66), (67, 100)]),
        (3, [(0, 50), (0, 50), (0, 50), (51, 100)]),
    ],
)
def test_bands_from_tens_to_halves(level, expected):
    counts = {"few": 10, "some": 11, "many": 49, "most": 90}

    assert list(banded_shares(counts, 100, level=level).values()) == expected


@given(st.integers(1, 300), st.integers(0, 300), st.integers(0, len(BANDS) - 1))
def test_counts_within_a_band_are_those_whose_share_lies_in_it(total, count, level):
    count = min(count, total)
    band = banded_shares({"it": count}, total, level=level)["it"]

    fewest, most = counts_within(band, total)

    fitting = [n for n in range(total + 1) if band[0] <= whole_percent(n, total) <= band[1]]
    assert (fewest, most) == (fitting[0], fitting[-1])
    assert fewest <= count <= most


def test_nine_in_ten_are_nearly_all():
    assert is_one_sided({"high": 18, "low": 2}, 20)
    assert not is_one_sided({"high": 17, "low": 3}, 20)


def test_a_mean_has_one_decimal_with_halves_rounded_up():
    assert mean_of(69, 20) == Decimal("3.5")
    assert mean_of(5, 4) == Decimal("1.3")
