"""Which parts of an organisation results can be shown for."""

from uuid import uuid4

import pytest
from factories.programmes import make_organisation, make_unit
from factories.surveys import make_round
from hypothesis import given
from hypothesis import strategies as st

from programmes.actions import form_reporting_groups
from programmes.models import Unit
from programmes.scope import scope
from surveys.models import RoundNode
from surveys.snapshot import GroupSketch, depth_of, nodes_of


def unit(name, parent=None):
    kind = Unit.Kind.DEPARTMENT if parent else Unit.Kind.LEGAL_ENTITY
    return Unit(name=name, parent=parent, kind=kind, number_of_employees=0)


def group(name, *units, people=10):
    return GroupSketch(uuid4(), name, people, frozenset(each.pk for each in units))


def told(nodes):
    return [(node.name, node.number_of_employees) for node in nodes]


@pytest.mark.django_db
def test_the_department_of_four_is_a_node_only_together_with_its_sibling(organisation):
    made = make_round(organisation)

    with scope(organisations=[organisation.pk]):
        nodes = list(RoundNode.objects.filter(round=made).order_by("place"))

    assert [(node.name, node.number_of_employees, node.depth) for node in nodes] == [
        ("Virksomheten", 47, 0),
        ("Dag", 20, 1),
        ("Kveld", 14, 1),
        ("Natt, Kjøkken", 13, 1),
    ]


@pytest.mark.django_db
def test_a_parent_with_people_of_its_own_is_told_from_them():
    organisation = make_organisation(departments={"Dag": 30, "Natt": 9})
    with scope(organisations=[organisation.pk]):
        day = Unit.objects.get(organisation=organisation, name="Dag")
        make_unit(organisation, day, "Vask", 17)
        form_reporting_groups(organisation=organisation)
    made = make_round(organisation)

    with scope(organisations=[organisation.pk]):
        names = [node.name for node in RoundNode.objects.filter(round=made).order_by("place")]

    assert names == ["Virksomheten", "Dag", "Dag utenom avdelingene", "Vask", "Natt"]


def test_a_unit_whose_group_reaches_outside_it_is_no_node():
    root = unit("Hele")
    north, south = unit("Nord", root), unit("Sør", root)
    kitchen, wash = unit("Kjøkken", north), unit("Vask", south)
    mixed, rest = group("Kjøkken, Vask", kitchen, wash), group("Sør", south)

    nodes = nodes_of([root, north, south, kitchen, wash], [mixed, rest])

    assert told(nodes) == [
        ("Hele", 20),
        ("Kjøkken, Vask", 10),
        ("Sør utenom avdelingene", 10),
    ]


def test_norwegian_letters_come_last_in_their_own_order():
    root = unit("Hele")
    units = [unit(name, root) for name in ("Ås", "Ørland", "Ærfugl", "Zoo")]

    nodes = nodes_of([root, *units], [group(each.name, each) for each in units])

    assert [node.name for node in nodes] == ["Hele", "Zoo", "Ærfugl", "Ørland", "Ås"]


@given(st.data())
def test_every_node_is_a_sum_of_whole_groups(data):
    units = [unit("Hele")]
    for number in range(data.draw(st.integers(1, 9))):
        units.append(unit(f"Enhet {number}", data.draw(st.sampled_from(units))))
    places = [data.draw(st.integers(0, 4)) for _unit in units]
    groups = [
        group(f"Gruppe {place}", *[u for u, p in zip(units, places, strict=True) if p == place])
        for place in sorted(set(places))
    ]

    nodes = nodes_of(units, groups)

    assert len({node.groups for node in nodes}) == len(nodes)
    assert {frozenset([each]) for each in groups} <= {node.groups for node in nodes}
    assert depth_of(nodes[0], nodes) == 0
    assert nodes[0].groups == frozenset(groups)
