"""What is published, and that nobody can work out what is not."""

import itertools
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from django.db.models import RestrictedError
from factories.dashboards import again, confirm, make_file, publish_file, read, rows_for
from factories.programmes import make_organisation, make_unit
from scipy.optimize import linprog

from dashboards.demo_absence import demo_file
from dashboards.models import AbsenceFact, AbsenceImport, Publication, PublishedCell
from dashboards.places import places_of
from dashboards.publishing import edition, publish
from dashboards.publishing import work as publishing_work
from dashboards.quarters import Quarter
from programmes.actions import form_reporting_groups
from programmes.models import ReportingGroup, Unit
from programmes.scope import scope

pytestmark = pytest.mark.django_db
State = AbsenceImport.State
GROUPS = {"Dag": 20, "Kveld": 14, "Natt, Kjøkken": 13}
YEAR = ["2024K1", "2024K2", "2024K3", "2024K4"]


def published(organisation, **about):
    with scope(organisations=[organisation.pk]):
        last = Publication.objects.latest("number")
        return list(
            PublishedCell.objects.filter(publication=last, **about).select_related("unit", "group")
        )


def publish_demo(organisation):
    with scope(organisations=[organisation.pk]):
        groups = list(ReportingGroup.objects.filter(organisation=organisation).order_by("name"))
        file = demo_file(organisation.organisation_number, groups)
    return publish_file(organisation, file)


# ── The lattice ────────────────────────────────────────────────────────────────────────────────


def test_totals_and_four_quarters_are_sums():
    organisation = make_organisation()
    publish_file(organisation, make_file(rows_for(GROUPS, YEAR, lost="94,0")))

    (quarter,) = published(
        organisation, unit__name="Bygget", period="QUARTER", quarter=date(2024, 10, 1)
    )
    (year,) = published(organisation, unit__name="Bygget", period="FOUR_QUARTERS")

    assert (quarter.headcount, quarter.contractual_days, quarter.lost_days) == (
        47, Decimal("2820.00"), Decimal("282.00"),
    )  # fmt: skip
    assert (quarter.absence_rate, quarter.presence_rate) == (Decimal("10.0"), Decimal("90.0"))
    assert (year.quarter, year.headcount) == (date(2024, 10, 1), 47)
    assert (year.contractual_days, year.lost_days) == (Decimal("11280.00"), Decimal("1128.00"))


def test_a_department_of_four_is_no_place_and_its_group_is():
    organisation = make_organisation()

    with scope(organisations=[organisation.pk]):
        names = [place.name for place in places_of(organisation)]

    assert sorted(names) == ["Bygget", "Dag", "Hele virksomheten", "Kveld", "Natt, Kjøkken"]
    assert names[:2] == ["Hele virksomheten", "Bygget"]


def test_a_units_own_people_are_a_place_below_it():
    organisation = make_organisation(departments={"Dag": 30, "Natt": 9})
    with scope(organisations=[organisation.pk]):
        day = Unit.objects.get(organisation=organisation, name="Dag")
        make_unit(organisation, day, "Vask", 17)
        form_reporting_groups(organisation=organisation)
        places = places_of(organisation)

    assert sorted((place.name, place.unit is None, len(place.groups)) for place in places) == [
        ("Bygget", False, 3),
        ("Dag", False, 2),
        ("Dag", True, 1),
        ("Hele virksomheten", False, 3),
        ("Natt", False, 1),
        ("Vask", False, 1),
    ]


def test_places_stand_in_norwegian_order_on_each_level_with_groups_among_the_units():
    organisation = make_organisation(departments={"Ås": 9, "Øst": 9, "Berg": 3, "Elv": 4, "Dal": 9})
    with scope(organisations=[organisation.pk]):
        names = [(place.depth, place.name) for place in places_of(organisation)]

    assert names == [
        (0, "Hele virksomheten"),
        (1, "Bygget"),
        (2, "Dal"),
        (2, "Elv, Berg"),
        (2, "Øst"),
        (2, "Ås"),
    ]


def test_a_total_waits_until_all_below_it_have_reported():
    organisation = make_organisation()
    publish_file(organisation, make_file(rows_for({"Dag": 20, "Kveld": 14}, ["2024K1"])))

    assert {cell.unit.name for cell in published(organisation)} == {"Dag", "Kveld"}

    publish_file(organisation, make_file(rows_for({"Natt, Kjøkken": 13}, ["2024K1"])))
    assert {(cell.unit or cell.group).name for cell in published(organisation)} == {
        "Virksomheten", "Bygget", "Dag", "Kveld", "Natt, Kjøkken",
    }  # fmt: skip


def test_four_quarters_need_four_in_a_row():
    organisation = make_organisation()
    quarters = ["2023K3", "2023K4", "2024K2", "2024K3", "2024K4", "2025K1"]
    publish_file(organisation, make_file(rows_for(GROUPS, quarters)))

    fours = published(organisation, period="FOUR_QUARTERS", unit__name="Dag")

    assert [Quarter.of(cell.quarter) for cell in fours] == [Quarter(2025, 1)]


# ── Hiding ─────────────────────────────────────────────────────────────────────────────────────


def test_a_hidden_figure_is_null_and_another_is_hidden_with_it(settings):
    settings.DISCLOSURE_THRESHOLD = 14
    organisation = make_organisation()
    publish_file(organisation, make_file(rows_for(GROUPS, YEAR)))

    cells = published(organisation, quarter=date(2024, 10, 1), period="QUARTER")
    status = {(cell.unit or cell.group).name: cell.status for cell in cells}

    assert status == {
        "Virksomheten": "SHOWN", "Bygget": "SHOWN", "Dag": "SHOWN",
        "Kveld": "HIDDEN", "Natt, Kjøkken": "HIDDEN",
    }  # fmt: skip
    for cell in cells:
        figures = (cell.headcount, cell.lost_days, cell.contractual_days, cell.absence_rate)
        assert all((figure is None) == (cell.status == "HIDDEN") for figure in figures)


def test_the_publication_tells_the_share_shown_and_keeps_the_audit(settings):
    settings.DISCLOSURE_THRESHOLD = 14
    organisation = make_organisation()
    publish_file(organisation, make_file(rows_for(GROUPS, ["2024K1"])))

    with scope(organisations=[organisation.pk]):
        publication = Publication.objects.get()

    assert publication.shown_share == Decimal("0.6000")
    assert publication.audit == {
        "threshold": 14, "cells": 5, "shown": 3, "hidden": {"primary": 1, "complementary": 1},
    }  # fmt: skip


def test_the_threshold_is_never_below_five(settings):
    settings.DISCLOSURE_THRESHOLD = 1
    organisation = make_organisation()
    publish_file(organisation, make_file(rows_for(GROUPS, ["2024K1"])))

    with scope(organisations=[organisation.pk]):
        assert Publication.objects.get().audit["threshold"] == 5


def test_what_was_shown_stays_shown(settings):
    settings.DISCLOSURE_THRESHOLD = 14
    organisation = make_organisation()
    publish_file(organisation, make_file(rows_for(GROUPS, YEAR)))
    before = {
        (c.unit_id, c.group_id, c.period, c.quarter)
        for c in published(organisation, status="SHOWN")
    }

    publish_file(organisation, make_file(rows_for(GROUPS, ["2025K1", "2025K2"])))

    after = {
        (c.unit_id, c.group_id, c.period, c.quarter)
        for c in published(organisation, status="SHOWN")
    }
    assert before < after


def test_figures_that_would_give_away_a_hidden_one_stop_the_file(settings):
    organisation = make_organisation()
    publish_file(organisation, make_file(rows_for(GROUPS, ["2024K1"])))
    settings.DISCLOSURE_THRESHOLD = 14

    work = confirm(read(organisation, make_file(rows_for(GROUPS, ["2024K2"]))))
    publish(work.pk, organisation.pk)

    work = again(work)
    assert (work.state, work.failure) == (State.FAILED, AbsenceImport.Failure.DISCLOSURE)
    with scope(organisations=[organisation.pk]):
        assert (AbsenceFact.objects.count(), Publication.objects.count()) == (3, 1)


def test_a_publication_that_was_overtaken_is_made_anew(monkeypatch):
    organisation = make_organisation()
    first = confirm(read(organisation, make_file(rows_for(GROUPS, ["2024K1"]))))
    second = confirm(read(organisation, make_file(rows_for(GROUPS, ["2024K2"]))))

    def overtaken(source):
        made = edition.prepare(source)
        monkeypatch.undo()
        publish(second.pk, organisation.pk)
        return made

    monkeypatch.setattr(publishing_work, "prepare", overtaken)
    publish(first.pk, organisation.pk)

    with scope(organisations=[organisation.pk]):
        assert Publication.objects.count() == 2
        last = Publication.objects.latest("number")
        quarters = last.cells.filter(period="QUARTER").values_list("quarter", flat=True)
        assert set(quarters) == {date(2024, 1, 1), date(2024, 4, 1)}


def test_being_overtaken_again_and_again_leaves_the_file_for_the_sweep(monkeypatch):
    organisation = make_organisation()
    work = confirm(read(organisation, make_file(rows_for(GROUPS, ["2024K1"]))))

    def stale(*_, **__):
        raise edition.StaleEdition

    monkeypatch.setattr(publishing_work, "write", stale)
    with pytest.raises(edition.StaleEdition):
        publish(work.pk, organisation.pk)

    assert again(work).state == State.PUBLISHING


# ── The attacker ───────────────────────────────────────────────────────────────────────────────


def attack(organisation, parts):
    """What follows about parts (unit names) from every shown cell of every publication.

    Args:
        organisation: whose figures are attacked.
        parts: the smallest parts of the organisation, by unit name; unknown for each quarter.

    Returns:
        The shown cells as 0/1 rows over part × quarter, the lost days of each, and the unknowns.
    """
    with scope(organisations=[organisation.pk]):
        units = {unit.pk: unit for unit in Unit.objects.filter(organisation=organisation)}
        groups = {
            group.pk: {unit.name for unit in group.units.all()}
            for group in ReportingGroup.objects.filter(organisation=organisation)
        }
        cells = list(PublishedCell.objects.filter(status="SHOWN"))
    quarters = sorted({Quarter.of(cell.quarter) for cell in cells})
    unknowns = list(itertools.product(parts, quarters))
    rows, sums = [], []
    for cell in cells:
        top = units[cell.unit_id].path if cell.unit_id else None
        inside = (
            {unit.name for unit in units.values() if unit.path.startswith(top)}
            if top
            else groups[cell.group_id]
        )
        last = Quarter.of(cell.quarter)
        span = 4 if cell.period == "FOUR_QUARTERS" else 1
        window = {last.plus(-back) for back in range(span)}
        rows.append([float(part in inside and q in window) for part, q in unknowns])
        sums.append(float(cell.lost_days))
    return np.array(rows), np.array(sums), unknowns


def follows(rows, target):
    """Whether the target is a sum or difference of the rows, by rank."""
    rank = np.linalg.matrix_rank(rows)
    return bool(np.linalg.matrix_rank(np.vstack([rows, target])) == rank)


def interval(rows, sums, target):
    """The least and greatest value of the target for an attacker who knows nothing is negative."""
    ends = [
        linprog(sign * target, A_eq=rows, b_eq=sums, method="highs").fun * sign
        for sign in (1, -1)
    ]  # fmt: skip
    return tuple(ends)


def test_the_department_of_four_cannot_be_computed_from_the_rest():
    organisation = make_organisation(departments={"Dag": 20, "Kveld": 14, "Natt": 9, "Kjøkken": 4})
    publish_demo(organisation)
    parts = ["Dag", "Kveld", "Natt", "Kjøkken"]
    rows, sums, unknowns = attack(organisation, parts)

    assert len(rows) > 200  # rolling sums among them
    for number, (part, quarter) in enumerate(unknowns):
        target = np.eye(len(unknowns))[number]
        if part in ("Dag", "Kveld"):
            assert follows(rows, target)
        else:
            assert not follows(rows, target)
            if quarter.number == 1:
                low, high = interval(rows, sums, target)
                assert low < 1e-6
                assert high > 5


def test_what_a_higher_threshold_hides_cannot_be_computed_either(settings):
    settings.DISCLOSURE_THRESHOLD = 12
    departments = {"Dag": 40, "Kveld": 23, "Natt": 10, "Kjøkken": 4, "Kontor": 8, "Vask": 17}
    organisation = make_organisation(departments=departments)
    publish_demo(organisation)
    hidden = published(organisation, status="HIDDEN")
    small = {
        (cell.unit or cell.group).name
        for cell in hidden
        if cell.period == "QUARTER" and cell.quarter == date(2025, 4, 1)
    }
    rows, _, unknowns = attack(organisation, list(departments))

    assert "Natt" in small
    assert len(small) >= 2
    for number, (part, _quarter) in enumerate(unknowns):
        if part == "Natt":
            assert not follows(rows, np.eye(len(unknowns))[number])


def test_hiding_the_small_ones_alone_would_give_them_away(settings):
    """The same attacker against the rule that hides only what is small itself."""
    settings.DISCLOSURE_THRESHOLD = 12
    departments = {"Dag": 40, "Kveld": 23, "Natt": 10}
    organisation = make_organisation(departments=departments)
    publish_demo(organisation)
    rows, _, unknowns = attack(organisation, list(departments))
    night = unknowns.index(("Natt", Quarter(2025, 2)))
    target = np.eye(len(unknowns))[night]
    others = [
        np.array([float(part == name and q == Quarter(2025, 2)) for part, q in unknowns])
        for name in ("Dag", "Kveld")
    ]

    assert not follows(rows, target)
    assert follows(np.vstack([rows, *others]), target)


def test_facts_keep_an_organisations_groups_from_being_removed():
    organisation = make_organisation()
    publish_file(organisation, make_file(rows_for(GROUPS, ["2024K1"])))

    with scope(organisations=[organisation.pk]), pytest.raises(RestrictedError):
        form_reporting_groups(organisation=organisation)
