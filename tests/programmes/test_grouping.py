"""Groups under five never stand alone."""

import pytest
from factories.programmes import make_organisation, make_unit
from hypothesis import given
from hypothesis import strategies as st

from programmes.actions import form_reporting_groups
from programmes.actions.grouping import SMALLEST_GROUP, Part, UnableToFormGroups, join_small
from programmes.models import ReportingGroup, Unit
from programmes.scope import scope


def groups_of(organisation):
    with scope(organisations=[organisation.pk]):
        return {
            group.name: group.number_of_employees
            for group in ReportingGroup.objects.filter(organisation=organisation)
        }


@pytest.mark.django_db
def test_a_department_of_four_joins_its_smallest_sibling():
    organisation = make_organisation(departments={"Dag": 20, "Natt": 9, "Kjøkken": 4})

    assert groups_of(organisation) == {"Dag": 20, "Natt, Kjøkken": 13}


@pytest.mark.django_db
def test_departments_of_five_stand_alone():
    organisation = make_organisation(departments={"Dag": 5, "Natt": 5})

    assert groups_of(organisation) == {"Dag": 5, "Natt": 5}


@pytest.mark.django_db
def test_an_organisation_of_four_cannot_take_part_in_figures():
    with pytest.raises(UnableToFormGroups):
        make_organisation(departments={"Alle": 4})


@pytest.mark.django_db
def test_the_parents_own_people_count_as_a_sibling():
    organisation = make_organisation(departments={"Dag": 20, "Natt": 9})
    with scope(organisations=[organisation.pk]):
        day = Unit.objects.get(organisation=organisation, name="Dag")
        make_unit(organisation, day, "Vask", 17)
        form_reporting_groups(organisation=organisation)

    assert groups_of(organisation) == {"Vask, Dag": 20, "Natt": 9}


def unit(path):
    return Unit(name=path, path=path, kind=Unit.Kind.DEPARTMENT, number_of_employees=0)


@given(
    st.lists(
        st.tuples(st.sampled_from(["a/", "a/b/", "a/c/", "a/b/d/"]), st.integers(1, 12)),
        min_size=1,
        max_size=12,
    )
)
def test_no_group_is_too_small_and_nobody_is_lost(people):
    parts = [
        Part(unit=unit(f"{home}{number}/"), count=count, home=home)
        for number, (home, count) in enumerate(people)
    ]

    groups = join_small(parts)

    assert sorted(p.unit.path for g in groups for p in g) == sorted(p.unit.path for p in parts)
    if sum(part.count for part in parts) >= SMALLEST_GROUP:
        assert all(sum(p.count for p in group) >= SMALLEST_GROUP for group in groups)
    else:
        assert len(groups) == 1


@pytest.mark.django_db
def test_groups_with_the_same_name_are_told_apart_by_where_they_stand():
    organisation = make_organisation(departments={"Øst": 12, "Vest": 12})
    with scope(organisations=[organisation.pk]):
        for house in ("Øst", "Vest"):
            parent = Unit.objects.get(organisation=organisation, name=house)
            make_unit(organisation, parent, "Småbarn", 12)
        form_reporting_groups(organisation=organisation)

    assert groups_of(organisation) == {"Bygget – Øst – Småbarn": 12, "Bygget – Vest – Småbarn": 12}
