"""Bands that sums and differences narrow to one number."""

import pytest

from disclosure import Contradiction, Told, given_away


def told(**bands: tuple[str, int, int]) -> list[Told]:
    return [Told(key, frozenset(inner), low, high) for key, (inner, low, high) in bands.items()]


def test_band_among_exact_siblings_is_given_away():
    assert given_away(told(all=("abc", 30, 30), a=("a", 6, 9), bc=("bc", 23, 23))) == {"a"}


def test_bands_whose_ends_make_the_total_are_given_away():
    assert given_away(told(all=("ab", 18, 18), a=("a", 9, 11), b=("b", 9, 11))) == {"a", "b"}
    assert given_away(told(all=("ab", 18, 18), a=("a", 8, 11), b=("b", 9, 11))) == set()


def test_bands_of_part_and_whole_that_only_just_meet_are_given_away():
    assert given_away(told(all=("ab", 10, 14), a=("a", 7, 9), b=("b", 7, 9))) == {"all", "a", "b"}


def test_number_told_itself_is_no_secret():
    assert given_away(told(a=("a", 3, 3), b=("b", 0, 4))) == set()
    assert given_away([]) == set()


def test_bands_that_contradict_each_other_are_refused():
    with pytest.raises(Contradiction):
        given_away(told(all=("ab", 4, 4), a=("a", 5, 9)))
