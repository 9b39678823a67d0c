"""Nothing hidden can be found by an attacker written apart from the package."""

from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from disclosure import Cell, Protection, Reason, audit, protect


@st.composite
def organisations(draw):
    """Departments with units, quarters, and persons in each unit each quarter."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    departments = {f"d{d}": [f"d{d}u{u}" for u in range(size)] for d, size in enumerate(sizes)}
    leaves = [leaf for inside in departments.values() for leaf in inside]
    units = {"all": leaves, **departments, **{leaf: [leaf] for leaf in leaves}}
    number_of_quarters = draw(st.integers(4, 6))
    persons = {
        (leaf, f"q{quarter}"): draw(st.integers(0, 9))
        for leaf in leaves
        for quarter in range(number_of_quarters)
    }
    return units, number_of_quarters, persons


def primaries(cells):
    return {cell.key for cell in cells if 0 < cell.contributors < 5}


def widths(cells, protection):
    known = {cell.key: cell.contributors for cell in cells}
    bounds = audit(cells, protection, values=known)
    return {key: high - low for key, (low, high) in bounds.items()}


@settings(max_examples=30, deadline=None)
@given(organisation=organisations())
def test_no_small_cell_is_recovered_in_any_tree_and_time(
    organisation, lattice, times_of, recovered
):
    units, number_of_quarters, persons = organisation
    cells = lattice(units, times_of(number_of_quarters), persons)

    protection = protect(cells)

    assert primaries(cells) == {
        key for key, reason in protection.hidden.items() if reason is Reason.PRIMARY
    }
    assert not primaries(cells) & recovered(cells, protection.shown)
    found_widths = widths(cells, protection)
    assert all(found_widths[key] >= 5 - 1e-6 for key in primaries(cells))
    assert set(found_widths) == set(protection.hidden)


def test_naive_rule_is_undone_by_the_attacker_that_the_rule_withstands(
    lattice, times_of, recovered
):
    units = {"all": ["a", "b", "c"], "a": ["a"], "b": ["b"], "c": ["c"]}
    sizes = {"a": 9, "b": 7, "c": 12}
    persons = {(unit, f"q{n}"): size for unit, size in sizes.items() for n in range(5)}
    persons |= {("a", "q1"): 3, ("b", "q4"): 4, ("c", "q2"): 1}
    cells = lattice(units, times_of(5), persons)
    small = primaries(cells)

    naive = frozenset(cell.key for cell in cells) - small

    assert len(small) == 3
    assert recovered(cells, naive) == small
    assert not recovered(cells, protect(cells).shown) & small


@settings(max_examples=15, deadline=None)
@given(organisation=organisations())
def test_next_quarter_keeps_what_was_published_and_gives_nothing_away(
    organisation, lattice, times_of, recovered
):
    units, number_of_quarters, persons = organisation
    first = protect(lattice(units, times_of(number_of_quarters - 1), persons))
    grown = [
        Cell(
            cell.key,
            cell.contributors,
            cell.inner,
            priority=cell.priority,
            published_before=cell.key in first.shown,
        )
        for cell in lattice(units, times_of(number_of_quarters), persons)
    ]

    second = protect(grown)

    assert first.shown <= second.shown
    assert not primaries(grown) & recovered(grown, second.shown)


@settings(max_examples=12, deadline=None)
@given(organisation=organisations())
def test_no_complementary_cell_is_hidden_for_nothing(organisation, lattice, times_of):
    units, number_of_quarters, persons = organisation
    cells = lattice(units, times_of(number_of_quarters), persons)
    with patch("disclosure.widening.EFFORT", 10**9):
        protection = protect(cells)

    for key, reason in protection.hidden.items():
        if reason is Reason.COMPLEMENTARY:
            shown = protection.shown | {key}
            assert gives_away(cells, shown), f"{key} could have been shown"


def gives_away(cells, shown):
    """Whether a small cell is known to within less than five persons."""
    hidden = {cell.key: Reason.PRIMARY for cell in cells if cell.key not in shown}
    found_widths = widths(cells, Protection(frozenset(shown), hidden))
    return any(found_widths[key] < 5 - 1e-6 for key in primaries(cells))


@settings(max_examples=10, deadline=None)
@given(organisation=organisations())
def test_promises_hold_when_no_effort_is_spent_on_taking_cells_back(
    organisation, lattice, times_of
):
    units, number_of_quarters, persons = organisation
    cells = lattice(units, times_of(number_of_quarters), persons)

    with patch("disclosure.widening.EFFORT", 0):
        frugal = protect(cells)

    assert not gives_away(cells, frugal.shown)
    assert len(frugal.shown) <= len(protect(cells).shown)


@settings(max_examples=30, deadline=None)
@given(organisation=organisations(), seed=st.integers(0, 2**32 - 1))
def test_every_interval_holds_the_hidden_value(organisation, seed, lattice, times_of):
    units, number_of_quarters, persons = organisation
    cells = lattice(units, times_of(number_of_quarters), persons)
    protection = protect(cells)
    numbers = np.random.default_rng(seed)
    days = {atom: round(float(numbers.gamma(1, 20)), 2) for atom in persons}
    values = {cell.key: sum(days[atom] for atom in cell.inner) for cell in cells}

    bounds = audit(cells, protection, values=values)

    for key, (low, high) in bounds.items():
        assert low - 1e-5 <= values[key] <= high + 1e-5


@settings(max_examples=60, deadline=None)
@given(groups=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 8)), min_size=2, max_size=7))
def test_small_group_stays_uncertain_for_one_who_knows_every_head_count(groups):
    """Groups of (contributors, people who are not); the whole, its first half, and each group."""
    names = range(len(groups))
    half = names[: len(groups) // 2]
    unions = {"all": names, **({"half": half} if len(half) > 1 else {})}
    cells = [
        *(Cell(k, sum(groups[n][0] for n in ns), frozenset(ns)) for k, ns in unions.items()),
        *(Cell(n, groups[n][0], frozenset([n]), priority=1, at_most=sum(groups[n])) for n in names),
    ]

    shown = [cell for cell in cells if cell.key in protect(cells).shown]

    matrix = [[float(n in cell.inner) for n in names] for cell in shown]
    told = {"A_eq": matrix, "b_eq": [cell.contributors for cell in shown]} if shown else {}
    ends = [(0, sum(group)) for group in groups]
    for cell in cells:
        if 0 < cell.contributors < 5:
            row = np.array([float(n in cell.inner) for n in names])
            least, greatest = (linprog(sign * row, bounds=ends, **told).fun for sign in (1, -1))
            room = sum(sum(groups[n]) for n in cell.inner)
            assert -greatest - least >= min(5, room) - 1e-6
