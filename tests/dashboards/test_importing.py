"""From upload to publication, as HR does it."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from factories.dashboards import (
    again,
    confirm,
    make_file,
    publish_file,
    read,
    rows_for,
    upload,
)  # fmt: skip
from factories.programmes import make_organisation

from dashboards import actions
from dashboards.importing.work import parse
from dashboards.models import AbsenceFact, AbsenceImport, Publication, PublishedCell
from dashboards.publishing import publish
from programmes.scope import scope

pytestmark = pytest.mark.django_db
State = AbsenceImport.State
GROUPS = {"Dag": 20, "Kveld": 14, "Natt, Kjøkken": 13}
YEAR = ["2024K1", "2024K2", "2024K3", "2024K4"]


@pytest.fixture
def organisation():
    return make_organisation()


def counts(organisation):
    with scope(organisations=[organisation.pk]):
        return AbsenceFact.objects.count(), Publication.objects.count()


def in_force(organisation, group, quarter):
    with scope(organisations=[organisation.pk]):
        return AbsenceFact.objects.filter(group__name=group, quarter=quarter).latest("version")


def test_a_file_is_read_then_waits_for_a_yes(organisation):
    work = read(organisation, make_file(rows_for(GROUPS, YEAR)))

    assert (work.state, work.number_of_rows, work.number_new) == (State.READY, 12, 12)
    assert (work.content, work.progress) == (None, 100)
    assert work.can_be_confirmed
    assert counts(organisation) == (0, 0)


def test_a_confirmed_file_is_saved_and_published(organisation):
    work = publish_file(organisation, make_file(rows_for(GROUPS, YEAR)))

    assert (work.state, work.progress, work.rows) == (State.PUBLISHED, 100, [])
    assert counts(organisation) == (12, 1)
    fact = in_force(organisation, "Dag", date(2024, 1, 1))
    assert (fact.headcount, fact.contractual_days, fact.lost_days) == (
        20, Decimal("1200.00"), Decimal("3.50"),
    )  # fmt: skip


def test_the_same_file_again_changes_nothing(organisation):
    file = make_file(rows_for(GROUPS, YEAR))
    publish_file(organisation, file)
    before = counts(organisation)

    work = read(organisation, file)

    assert (work.state, work.number_unchanged, work.has_changes) == (State.READY, 12, False)
    assert not work.can_be_confirmed
    with pytest.raises(actions.TooLate):
        confirm(work)
    assert counts(organisation) == before


def test_a_correction_is_a_new_version_and_a_new_publication(organisation):
    publish_file(organisation, make_file(rows_for(GROUPS, YEAR)))

    work = publish_file(
        organisation, make_file(["Dag;2024K4;20;1200;60", "Kveld;2024K4;14;840;3,5"])
    )

    assert (work.number_new, work.number_changed, work.number_unchanged) == (0, 1, 1)
    assert counts(organisation) == (13, 2)
    fact = in_force(organisation, "Dag", date(2024, 10, 1))
    assert (fact.version, fact.lost_days) == (2, Decimal("60.00"))
    with scope(organisations=[organisation.pk]):
        cells = PublishedCell.objects.filter(
            unit__name="Dag", quarter=date(2024, 10, 1), period="QUARTER"
        ).order_by("publication__number")
        assert [cell.absence_rate for cell in cells] == [Decimal("0.3"), Decimal("5.0")]


def test_two_files_of_the_same_rows_confirmed_together_save_them_once(organisation):
    first = confirm(read(organisation, make_file(rows_for(GROUPS, YEAR))))
    second = confirm(read(organisation, make_file(rows_for(GROUPS, YEAR), headings=HEADINGS_2)))

    publish(first.pk, organisation.pk)
    publish(second.pk, organisation.pk)

    assert [again(first).state, again(second).state] == [State.PUBLISHED, State.PUBLISHED]
    assert counts(organisation) == (12, 1)


HEADINGS_2 = "Enhet;Kvartal;Antall ansatte;Avtalte dagsverk;Tapte dagsverk"


def test_a_row_for_a_unit_of_a_joined_group_refuses_the_file(organisation):
    work = read(organisation, make_file([*rows_for(GROUPS, YEAR), "Kjøkken;2024K1;4;240;9"]))

    assert (work.state, work.rows, work.content) == (State.REFUSED, [], None)
    assert [problem["code"] for problem in work.problems] == ["unit_in_group"]
    assert counts(organisation) == (0, 0)


def test_of_a_file_about_persons_nothing_is_kept(organisation):
    file = make_file(["Dag;2024K1;20;1200;9;Kari"], headings=f"{HEADINGS_2};navn")

    work = read(organisation, file)

    assert (work.state, work.rows, work.content, work.digest) == (State.REFUSED, [], None, "")
    assert [problem["code"] for problem in work.problems] == ["people"]


def test_a_double_click_is_one_upload(organisation):
    file = make_file(rows_for(GROUPS, YEAR))

    assert upload(organisation, file).pk == upload(organisation, file).pk


def test_reading_and_publishing_twice_do_it_once(organisation):
    work = read(organisation, make_file(rows_for(GROUPS, YEAR)))
    parse(work.pk, organisation.pk)
    confirm(work)

    publish(work.pk, organisation.pk)
    publish(work.pk, organisation.pk)

    assert again(work).state == State.PUBLISHED
    assert counts(organisation) == (12, 1)


def test_a_cancelled_file_is_forgotten_and_cannot_be_confirmed(organisation):
    work = read(organisation, make_file(rows_for(GROUPS, YEAR)))
    with scope(organisations=[organisation.pk]):
        actions.cancel(work=work, by=None, at=timezone.now())

    work = again(work)
    assert (work.state, work.rows, work.content) == (State.CANCELLED, [], None)
    with pytest.raises(actions.TooLate):
        confirm(work)


def test_a_file_cancelled_before_it_is_read_is_not_read(organisation):
    work = upload(organisation, make_file(rows_for(GROUPS, YEAR)))
    with scope(organisations=[organisation.pk]):
        actions.cancel(work=work, by=None, at=timezone.now())

    parse(work.pk, organisation.pk)

    assert (again(work).state, again(work).rows) == (State.CANCELLED, [])


def test_a_confirmed_file_cannot_be_cancelled_or_confirmed_again(organisation):
    work = confirm(read(organisation, make_file(rows_for(GROUPS, YEAR))))

    with scope(organisations=[organisation.pk]), pytest.raises(actions.TooLate):
        actions.cancel(work=work, by=None, at=timezone.now())
    with pytest.raises(actions.TooLate):
        confirm(work)
