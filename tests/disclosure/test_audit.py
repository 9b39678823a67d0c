"""The intervals that an attacker can infer."""

from dataclasses import replace

import pytest
from scipy.optimize import OptimizeResult

from disclosure import Cell, Contradiction, Protection, Reason, audit


def table(**inner: str) -> list[Cell]:
    return [Cell(key, 9, frozenset(atoms)) for key, atoms in inner.items()]


def showing(cells: list[Cell], *keys: str) -> Protection:
    hidden = {cell.key: Reason.PRIMARY for cell in cells if cell.key not in keys}
    return Protection(frozenset(keys), hidden)


SIBLINGS = table(all="abc", a="a", b="b", c="c", ab="ab")


def test_hidden_siblings_share_what_the_shown_ones_leave():
    bounds = audit(SIBLINGS, showing(SIBLINGS, "all", "c"), values={"all": 20.5, "c": 8})

    assert bounds["a"] == pytest.approx((0, 12.5))
    assert bounds["b"] == pytest.approx((0, 12.5))
    assert bounds["ab"] == pytest.approx((12.5, 12.5))


def test_cell_in_no_shown_sum_is_unbounded_above():
    assert audit(SIBLINGS, showing(SIBLINGS, "c"), values={"c": 8})["a"] == (0, float("inf"))


def test_unbounded_cell_is_at_least_as_large_as_its_known_part():
    assert audit(SIBLINGS, showing(SIBLINGS, "a"), values={"a": 3})["ab"] == (3, float("inf"))


def test_nothing_shown_tells_nothing():
    assert audit(SIBLINGS, showing(SIBLINGS), values={})["ab"] == (0, float("inf"))


def test_shown_zero_makes_everything_inside_it_zero():
    bounds = audit(SIBLINGS, showing(SIBLINGS, "all", "ab"), values={"all": 7, "ab": 0})

    assert bounds == {"a": (0, 0), "b": (0, 0), "c": (7, 7)}


def test_overlapping_sums_bound_from_below():
    cells = table(ab="ab", bc="bc", abc="abc", b="b")

    bounds = audit(cells, showing(cells, "ab", "bc", "abc"), values={"ab": 6, "bc": 7, "abc": 9})
    without_total = audit(cells, showing(cells, "ab", "bc"), values={"ab": 6, "bc": 7})

    assert bounds["b"] == pytest.approx((4, 4))
    assert without_total["b"] == pytest.approx((0, 6))
    assert without_total["abc"] == pytest.approx((7, 13))


def test_cell_across_independent_parts_adds_their_bounds():
    cells = table(ab="ab", cd="cd", ac="ac")

    bounds = audit(cells, showing(cells, "ab", "cd"), values={"ab": 6, "cd": 7})

    assert bounds["ac"] == pytest.approx((0, 13))


def test_limits_that_everyone_knows_bound_from_both_sides():
    limits = {"a": 5, "b": 9, "c": 30}
    cells = [replace(one, contributors=0, at_most=limits.get(one.key)) for one in SIBLINGS]

    bounds = audit(cells, showing(cells, "all", "c"), values={"all": 33, "c": 20})
    nothing_shown = audit(cells, showing(cells, "c"), values={"c": 20})

    assert (bounds["a"], bounds["b"]) == (pytest.approx((4, 5)), pytest.approx((8, 9)))
    assert (nothing_shown["a"], nothing_shown["all"]) == ((0, 5), (20, 34))


def test_value_above_its_limit_is_refused():
    cells = [replace(one, contributors=0, at_most={"c": 3}.get(one.key)) for one in SIBLINGS]

    with pytest.raises(Contradiction):
        audit(cells, showing(cells, "c"), values={"c": 4})


def test_values_of_hidden_cells_are_not_read():
    shown = showing(SIBLINGS, "all")
    values = {"all": 10, "a": 3}

    assert audit(SIBLINGS, shown, values=values) == audit(SIBLINGS, shown, values={"all": 10})


@pytest.mark.parametrize(
    "values",
    [
        {"all": 5, "a": 6, "bc": 1},
        {"all": 5, "a": 2, "bc": 4},
        {"all": 5, "a": -1, "bc": 6},
        {"all": float("nan"), "a": 1, "bc": 1},
        {"all": float("inf"), "a": 1, "bc": 1},
    ],
    ids=["part above whole", "sum too large", "negative", "missing", "infinite"],
)
def test_values_that_contradict_each_other_are_refused(values):
    cells = table(all="abc", a="a", bc="bc", b="b")

    with pytest.raises(Contradiction):
        audit(cells, showing(cells, "all", "a", "bc"), values=values)


def test_contradiction_that_only_a_linear_programme_sees_is_refused():
    cells = table(ab="ab", bc="bc", ca="ca", abc="abc", a="a")
    values = {"ab": 6, "bc": 7, "ca": 8, "abc": 20}

    with pytest.raises(Contradiction):
        audit(cells, showing(cells, *values), values=values)


def test_shown_cell_without_a_value_is_refused():
    with pytest.raises(KeyError):
        audit(SIBLINGS, showing(SIBLINGS, "all"), values={})


def test_solver_that_gives_up_is_not_taken_for_an_answer(monkeypatch):
    gave_up = OptimizeResult(status=1, success=False, message="time limit")
    monkeypatch.setattr("disclosure.polytope.linprog", lambda *_, **__: gave_up)

    with pytest.raises(ArithmeticError, match="time limit"):
        audit(SIBLINGS, showing(SIBLINGS, "all"), values={"all": 10})
