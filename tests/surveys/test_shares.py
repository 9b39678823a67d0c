"""Shares: whole per cent, and bands where a figure would tell on somebody (R4)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.shares import (
    is_one_sided,
    mean_of,
    shares_of_choices,
    shares_of_scale,
    whole_percent,
)


def scale(high, middle, low, *, sensitive=False):
    counts = {"high": high, "middle": middle, "low": low}
    return shares_of_scale(counts, high + middle + low, sensitive=sensitive)


@pytest.mark.parametrize(
    ("count", "total", "expected"), [(0, 7, 0), (1, 8, 13), (1, 3, 33), (2, 3, 67), (7, 7, 100)]
)
def test_shares_are_whole_per_cent_with_halves_rounded_up(count, total, expected):
    assert whole_percent(count, total) == expected


def test_ordinary_shares_are_told_exactly():
    assert scale(12, 5, 3) == {"high": (60, 60), "middle": (25, 25), "low": (15, 15)}
    assert scale(12, 8, 0) == {"high": (60, 60), "middle": (40, 40), "low": (0, 0)}


@pytest.mark.parametrize("sensitive", [True, False])
@pytest.mark.parametrize("others", [(20, 0), (19, 1), (18, 2)])
def test_when_nearly_all_answer_the_same_every_share_is_a_band(sensitive, others):
    most, few = others

    assert scale(most, few, 0, sensitive=sensitive) == {
        "high": (90, 100),
        "middle": (0, 10),
        "low": (0, 10),
    }
    assert is_one_sided(scale(most, few, 0))


def test_a_sensitive_share_that_is_nearly_none_cannot_be_had_by_subtraction():
    assert scale(9, 11, 0, sensitive=True) == {"high": (40, 49), "middle": (50, 59), "low": (0, 10)}


@given(st.lists(st.integers(0, 60), min_size=3, max_size=3).filter(lambda c: sum(c) >= 10))
def test_sensitive_shares_never_tell_nobody_from_some(counts):
    high, middle, low = counts
    shares = scale(high, middle, low, sensitive=True)
    total = sum(counts)

    for count, (least, most) in zip(counts, shares.values(), strict=True):
        assert least <= whole_percent(count, total) <= most
        if count / total <= 0.1:
            assert (least, most) == (0, 10)
    if (0, 10) in shares.values():
        assert all(least < most for least, most in shares.values())


def test_options_that_nearly_all_choose_are_a_band():
    counts = {"leader": 19, "terms": 3, "other": 0}

    assert shares_of_choices(counts, 20) == {
        "leader": (90, 100),
        "terms": (15, 15),
        "other": (0, 0),
    }


def test_a_mean_has_one_decimal_with_halves_rounded_up():
    assert mean_of(69, 20) == Decimal("3.5")
    assert mean_of(5, 4) == Decimal("1.3")
