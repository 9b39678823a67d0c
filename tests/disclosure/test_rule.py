"""The rule by small examples."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

import pytest

from disclosure import AlreadyDisclosed, Cell, Protection, Reason, audit, protect

DEPARTMENTS = {"all": ["a", "b", "c"], "a": ["a"], "b": ["b"], "c": ["c"]}
NOW = {"now": ["now"]}


def cell(key: str, contributors: int, inner: Sequence[str] = (), **more: object) -> Cell:
    return Cell(key, contributors, frozenset(inner or [key]), **more)


def hidden(protection: Protection) -> dict[object, str]:
    return {key: reason.value for key, reason in protection.hidden.items()}


def test_department_of_four_among_siblings_takes_the_smallest_sibling_with_it(lattice):
    persons = {("a", "now"): 4, ("b", "now"): 7, ("c", "now"): 9}

    protection = protect(lattice(DEPARTMENTS, NOW, persons))

    assert hidden(protection) == {("a", "now"): "primary", ("b", "now"): "complementary"}
    assert protection.shown == {("all", "now"), ("c", "now")}
    assert protection.share_shown == 0.5


def test_five_persons_are_shown_and_one_is_not(lattice):
    persons = {("a", "now"): 5, ("b", "now"): 1, ("c", "now"): 6}

    protection = protect(lattice(DEPARTMENTS, NOW, persons))

    assert protection.hidden[("b", "now")] is Reason.PRIMARY
    assert protection.hidden[("a", "now")] is Reason.COMPLEMENTARY


def test_total_minus_the_other_department_is_prevented():
    protection = protect([cell("all", 12, "ab"), cell("a", 4), cell("b", 8)])

    assert protection.shown == {"all"}


def test_year_minus_three_quarters_is_prevented(lattice, times_of):
    persons = {("a", "q0"): 9, ("a", "q1"): 4, ("a", "q2"): 10, ("a", "q3"): 7}
    times = {time: quarters for time, quarters in times_of(4).items() if "rolling" not in time}

    protection = protect(lattice({"a": ["a"]}, times, persons))

    assert hidden(protection) == {("a", "q1"): "primary", ("a", "q3"): "complementary"}


def test_difference_of_rolling_years_is_prevented():
    windows = [
        cell("to_q3", 30, ["q0", "q1", "q2", "q3"]),
        cell("to_q4", 28, ["q1", "q2", "q3", "q4"]),
    ]

    protection = protect([*windows, cell("q0", 6), cell("q4", 4)])

    assert hidden(protection) == {"q4": "primary", "q0": "complementary"}


def test_unit_tree_and_time_together_leave_no_way_round(lattice, times_of, recovered):
    quarters = [f"q{number}" for number in range(6)]
    persons = {
        (unit, quarter): size
        for unit, size in {"a": 8, "b": 6, "c": 12}.items()
        for quarter in quarters
    }
    persons["a", "q2"] = 3

    cells = lattice(DEPARTMENTS, times_of(6), persons)
    protection = protect(cells)

    assert hidden(protection)["a", "q2"] == "primary"
    assert len(protection.hidden) == 4  # a square: two units at two times
    assert not recovered(cells, protection.shown)


def test_two_small_siblings_do_not_shield_each_other():
    departments = [cell("a", 1), cell("b", 2), cell("c", 17)]

    protection = protect([cell("all", 20, "abc"), *departments])

    # With c shown, everyone would know that a and b are three persons together.
    assert hidden(protection) == {"a": "primary", "b": "primary", "c": "complementary"}


def test_nothing_is_hidden_when_nothing_is_small(lattice, times_of):
    persons = {(unit, f"q{n}"): 5 + n for unit in "abc" for n in range(8)}

    protection = protect(lattice(DEPARTMENTS, times_of(8), persons))

    assert protection.hidden == {}
    assert protection.share_shown == 1.0


def test_table_without_cells_is_shown_whole():
    assert protect([]).share_shown == 1.0


def test_empty_department_is_shown_and_no_shield_for_a_small_one():
    departments = [cell("a", 4, priority=1), cell("b", 0, priority=1), cell("c", 8, priority=1)]

    protection = protect([cell("all", 12, "abc"), *departments])

    assert hidden(protection) == {"a": "primary", "c": "complementary"}


def test_empty_department_is_hidden_where_a_secret_would_follow_from_it():
    everyone_absent = cell("a", 8, priority=1, sensitive=True)

    protection = protect([cell("all", 8, "ab"), everyone_absent, cell("b", 0, priority=1)])

    assert hidden(protection) == {"a": "primary", "b": "complementary"}


def test_sensitive_cell_is_hidden_however_large():
    protection = protect([cell("all", 900, "ab"), cell("a", 400, sensitive=True), cell("b", 500)])

    assert hidden(protection) == {"a": "primary", "b": "complementary"}


def test_least_important_cell_gives_way():
    total = cell("all", 30, "abc")
    departments = [cell("a", 4), cell("b", 6, priority=0), cell("c", 20, priority=1)]

    assert hidden(protect([total, *departments])) == {"a": "primary", "c": "complementary"}


def test_threshold_is_what_the_caller_says():
    cells = [cell("all", 30, "abc"), cell("a", 9), cell("b", 10), cell("c", 11)]

    assert protect(cells).hidden == {}
    assert hidden(protect(cells, threshold=10)) == {"a": "primary", "b": "complementary"}


def test_published_cell_stays_and_another_gives_way():
    departments = [cell("a", 4), cell("b", 7, published_before=True), cell("c", 9)]

    protection = protect([cell("all", 20, "abc"), *departments])

    assert hidden(protection) == {"a": "primary", "c": "complementary"}


def test_published_total_and_sibling_that_give_a_cell_away_stop_everything():
    published = [cell("all", 12, "ab", published_before=True), cell("b", 8, published_before=True)]

    with pytest.raises(AlreadyDisclosed, match="'a'") as stopped:
        protect([*published, cell("a", 4)])

    assert stopped.value.keys == ("a",)


def test_published_small_cell_stops_everything():
    with pytest.raises(AlreadyDisclosed):
        protect([cell("all", 12, "ab"), cell("a", 4, published_before=True), cell("b", 8)])


def test_published_cells_that_leave_too_narrow_an_interval_stop_everything():
    published = [
        cell("all", 20, "abc", published_before=True),
        cell("c", 17, published_before=True),
    ]

    with pytest.raises(AlreadyDisclosed) as stopped:
        protect([*published, cell("a", 1), cell("b", 2)])

    assert stopped.value.keys == ("a", "b")


def head_counts(**groups: tuple[int, int]) -> list[Cell]:
    """The whole and its groups: (contributors, the head count that everyone knows)."""
    whole = cell("all", sum(persons for persons, _most in groups.values()), "".join(groups))
    leaves = [cell(k, n, priority=1, at_most=most) for k, (n, most) in groups.items()]
    return [whole, *leaves]


def test_known_head_counts_do_not_give_a_small_group_away():
    cells = head_counts(a=(4, 5), b=(9, 9), c=(20, 30))

    protection = protect(cells)

    # With c shown as well, a and b are 13 of at most 14, so a would be 4 or 5.
    assert protection.shown == {"all", "b"}
    assert audit(cells, protection, values={"all": 33, "b": 9})["a"] == (0, 5)


def test_whole_where_nearly_all_have_answered_is_hidden_for_the_small_group_in_it():
    cells = head_counts(a=(4, 5), b=(9, 9), c=(20, 20))

    assert "all" not in protect(cells).shown


def test_group_smaller_than_the_threshold_is_to_be_wholly_unknown():
    silent = head_counts(a=(2, 4), b=(9, 12), c=(20, 21))
    keen = head_counts(a=(3, 4), b=(11, 12), c=(20, 21))

    assert "all" in protect(silent).shown
    assert "all" not in protect(keen).shown


def test_roomy_head_counts_change_nothing():
    roomy = protect(head_counts(a=(4, 40), b=(7, 40), c=(9, 40)))

    assert roomy.shown == {"all", "c"}


def test_published_cells_that_give_a_group_away_by_its_head_count_stop_everything():
    whole, a, b = head_counts(a=(4, 5), b=(9, 9))

    with pytest.raises(AlreadyDisclosed):
        protect([replace(whole, published_before=True), a, b])


def test_contributors_that_do_not_add_up_over_time_are_protected_all_the_same():
    quarters = [cell("q0", 4), cell("q1", 6), cell("q2", 6), cell("q3", 6)]
    year = cell("year", 7, ["q0", "q1", "q2", "q3"])  # seven different persons

    assert hidden(protect([year, *quarters])) == {"q0": "primary", "q3": "complementary"}


def test_atoms_that_are_no_cells_of_their_own_are_reckoned_with():
    cells = [cell("ab", 9, "ab"), cell("bc", 12, "bc"), cell("ac", 4, "ac"), cell("abc", 12, "abc")]

    protection = protect(cells)

    # ab + bc + ac is twice abc, so three of them give the fourth.
    assert protection.hidden["ac"] is Reason.PRIMARY
    assert len(protection.hidden) == 2


@pytest.mark.parametrize(
    ("cells", "threshold"),
    [([cell("a", 4), cell("a", 9)], 5), ([cell("a", 4)], 0)],
    ids=["same key twice", "no threshold"],
)
def test_senseless_tables_are_refused(cells, threshold):
    with pytest.raises(ValueError):
        protect(cells, threshold=threshold)


@pytest.mark.parametrize(
    ("contributors", "inner", "at_most"),
    [(-1, "a", None), (7, "", None), (7, "a", 6), (7, "ab", 9)],
    ids=["negative", "sum of nothing", "above its limit", "limit on a sum"],
)
def test_senseless_cells_are_refused(contributors, inner, at_most):
    with pytest.raises(ValueError, match="'a'"):
        Cell("a", contributors, frozenset(inner), at_most=at_most)


def test_answer_is_the_same_in_every_process():
    script = """
from disclosure import Cell, protect
size = {(u, q): 2 + (7 * u + 3 * q) % 11 for u in range(6) for q in range(4)}
groups = [[u] for u in range(6)] + [[0, 1, 2], [3, 4, 5], list(range(6))]
cells = [
    Cell(f"{us}{qs}", sum(size[u, q] for u in us for q in qs),
         frozenset(f"{u}-{q}" for u in us for q in qs))
    for us in groups for qs in [[0], [1], [2], [3], [0, 1, 2, 3]]
]
print(sorted((key, reason.value) for key, reason in protect(cells).hidden.items()))
"""
    path = ":".join(sys.path)
    answers = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert answers[0] == answers[1]
    assert "complementary" in answers[0]
