"""Bands hold for one who reads every place's shares and numbers, and adds and subtracts."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from surveys.resolution import Part, Table
from surveys.shares import banded_shares, exact_shares, whole_percent

CLASSES = ("high", "middle", "low")
MANY = 12  # options on an item of several choices are fewer


def table(places, answers, *, adds_up=True):
    """Place → names of groups, and group → persons in each class (and, of choices, in all)."""
    parts = {}
    for place, groups in places.items():
        sums = [sum(column) for column in zip(*(answers[g] for g in groups), strict=True)]
        persons = sum(sums) if adds_up else sums.pop()
        names = CLASSES if adds_up else [str(n) for n in range(len(sums))]
        parts[place] = Part(frozenset(groups), persons, dict(zip(names, sums, strict=True)))
    return Table(parts, adds_up=adds_up)


def possible(made, told, place, key):
    """The whole numbers that a place's class could be, for one who knows all that was told.

    Written apart from the package: counts by trial, groups × classes as unknowns.
    """
    groups = sorted(frozenset().union(*(part.groups for part in made.parts.values())))
    keys = list(made.parts[place].counts)
    at = {pair: n for n, pair in enumerate(product(groups, keys))}

    def row(part, wanted):
        line = np.zeros(len(at))
        line[[at[group, k] for group in part.groups for k in wanted]] = 1
        return line

    rows, least, most = [], [], []
    for name, part in made.parts.items():
        for k in keys:
            low, high = told[name][k] if told[name] else (0, 100)
            fitting = [c for c in range(part.persons + 1) if _fits(c, part.persons, low, high)]
            rows.append(row(part, [k]))
            least.append(fitting[0])
            most.append(fitting[-1])
        if made.adds_up:
            rows.append(row(part, keys))
            least.append(part.persons)
            most.append(part.persons)
    matrix, ends = np.array(rows), np.array([*most, *(-one for one in least)])
    target = row(made.parts[place], [key])
    low, high = (
        sign * linprog(sign * target, A_ub=np.vstack([matrix, -matrix]), b_ub=ends).fun
        for sign in (1, -1)
    )
    return range(int(np.ceil(low - 1e-6)), int(np.floor(high + 1e-6)) + 1)


def _fits(count, persons, low, high):
    return low <= whole_percent(count, persons) <= high


THREE = {"all": "abc", "a": "a", "b": "b", "c": "c"}
SEEN = {"a": (0, 7, 8), "b": (12, 5, 3), "c": (10, 8, 8)}


def test_shares_banded_in_one_place_alone_are_undone_by_subtraction():
    made = table(THREE, SEEN)
    alone = {p: exact_shares(part.counts, part.persons) for p, part in made.parts.items()}
    alone["a"] = banded_shares(made.parts["a"].counts, 15, level=0)

    assert list(possible(made, alone, "a", "high")) == [0]

    together = made.resolve(sensitive=True)

    assert all(low < high for shares in together.values() for low, high in shares.values())
    assert all(len(possible(made, together, "a", key)) > 1 for key in CLASSES)


def test_one_place_where_nearly_all_agree_puts_every_place_in_bands():
    told = table(THREE, {**SEEN, "a": (15, 0, 0)}).resolve(sensitive=False)

    assert all(low < high for shares in told.values() for low, high in shares.values())


def test_ordinary_shares_are_told_exactly_everywhere():
    told = table(THREE, {**SEEN, "a": (5, 5, 5)}).resolve(sensitive=False)

    assert all(low == high for shares in told.values() for low, high in shares.values())


def test_agreement_of_hidden_places_that_subtraction_shows_counts_as_well():
    places = {"all": "abc", "c": "c"}

    told = table(places, {"a": (4, 0, 0), "b": (7, 0, 0), "c": (5, 9, 6)}).resolve(sensitive=False)

    assert all(low < high for shares in told.values() for low, high in shares.values())


def test_large_places_are_told_in_tens():
    told = table(THREE, {"a": (50, 27, 23), "b": (33, 33, 54), "c": (4, 5, 81)}).resolve(
        sensitive=True
    )

    assert told["a"] == {"high": (50, 59), "middle": (20, 29), "low": (20, 29)}
    assert told["c"] == {"high": (0, 10), "middle": (0, 10), "low": (90, 100)}


@pytest.mark.parametrize("persons", [5, 6, 7, 8, 9, 10, 18])
def test_a_place_of_its_own_is_always_told_something(persons):
    for high in range(persons + 1):
        for middle in range(persons - high + 1):
            answers = {"a": (high, middle, persons - high - middle)}
            made = table({"a": "a"}, answers)
            told = made.resolve(sensitive=True)
            assert told["a"]
            if high % 3 == 0 and middle % 3 == 0:
                assert all(len(possible(made, told, "a", key)) > 1 for key in CLASSES)


@st.composite
def trees(draw, adds_up):
    """Up to six groups in two departments, some of them not shown by themselves."""
    names = "abcdef"[: draw(st.integers(1, 6))]
    if adds_up:
        people = st.tuples(*[st.integers(0, 9)] * 3).filter(lambda counts: sum(counts) >= 5)
    else:
        people = st.integers(5, MANY).flatmap(
            lambda n: st.tuples(*[st.integers(0, n)] * 4, st.just(n))
        )
    answers = {name: draw(people) for name in names}
    half = draw(st.integers(0, len(names)))
    places = {"all": names, "left": names[:half], "right": names[half:], **{n: n for n in names}}
    hidden = draw(st.sets(st.sampled_from(sorted(places)), max_size=3))
    seen, kept = set(), {}
    for place, groups in places.items():
        if groups and place not in hidden and groups not in seen:
            kept[place] = groups
            seen.add(groups)
    return kept, answers


@pytest.mark.parametrize("adds_up", [True, False], ids=["scale", "choices"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_banded_class_can_be_pinned_to_one_number(adds_up, data):
    places, answers = data.draw(trees(adds_up))
    if not places:
        return
    made = table(places, answers, adds_up=adds_up)

    told = made.resolve(sensitive=True)

    for place, part in made.parts.items():
        for key, count in part.counts.items():
            numbers = possible(made, told, place, key)
            assert count in numbers
            assert len(numbers) > 1
