"""An attacker who reads everything published recovers no hidden number of answers."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from surveys.instruments import find
from surveys.models import RoundNode
from surveys.publishing import Tally, _responses, _results

PRESENCE = find("presence", 1)
ITEMS = [None, PRESENCE.item("A1"), PRESENCE.item("A10")]


@st.composite
def organisations(draw):
    """Nodes of a random tree of groups, and how many answered in each group."""
    from uuid import uuid4

    groups = [uuid4() for _group in range(draw(st.integers(1, 9)))]
    answered = {group: draw(st.integers(0, 16)) for group in groups}
    sets = {tuple(groups), *((group,) for group in groups)}
    at = 0
    while at < len(groups):  # a level of units between the whole and the groups
        size = draw(st.integers(1, 4))
        sets.add(tuple(groups[at : at + size]))
        at += size
    ordered = sorted(sets, key=lambda held: (-len(held), groups.index(held[0])))
    nodes = [
        RoundNode(
            name=str(place),
            number_of_employees=20 * len(held),
            group_ids=list(held),
            unit_ids=[],
            place=place,
            depth=0 if place == 0 else 1,
        )
        for place, held in enumerate(ordered)
    ]
    return groups, answered, nodes


def publish(item, nodes, answered):
    by_group = {group: Tally(persons=persons) for group, persons in answered.items()}
    for group, persons in answered.items():
        by_group[group].counts.update({"high": persons})
    return _responses(nodes, by_group) if item is None else _results(item, nodes, by_group)


@pytest.mark.parametrize("item", ITEMS, ids=["responses", "A1", "A10"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(organisation=organisations())
def test_no_hidden_number_can_be_worked_out(item, organisation):
    groups, answered, nodes = organisation
    threshold = 10 if item is not None and item.sensitive else 5
    row = {
        node.pk: np.array([group in node.group_ids for group in groups], float) for node in nodes
    }

    results = publish(item, nodes, answered)

    known = [result for result in results if result.shown]
    matrix = np.array([row[result.node.pk] for result in known]).reshape(-1, len(groups))
    told = np.array([result.number_of_answers for result in known], float)
    for result in results:
        persons = sum(answered[group] for group in result.node.group_ids)
        if result.shown:
            assert result.number_of_answers == persons >= threshold
        elif persons < threshold:
            assert result.number_of_answers is result.shares is result.mean is None
            assert width(row[result.node.pk], matrix, told) >= threshold - 1e-6
        else:
            assert width(row[result.node.pk], matrix, told) > 1e-6


def width(target, matrix, told):
    """How uncertain a number is for one who knows the shown ones, and that none is below 0."""
    constraints = {"A_eq": matrix, "b_eq": told} if len(told) else {}
    ends = [linprog(sign * target, bounds=(0, None), **constraints) for sign in (1, -1)]
    if ends[1].status == 3:  # unbounded
        return np.inf
    return -ends[1].fun - ends[0].fun
