"""HR plans rounds, and closes one early."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from factories.programmes import make_member, make_organisation
from factories.surveys import close_and_publish, forget_groups, make_round

from programmes.scope import scope
from surveys.actions import TooEarlyToClose, close_round
from surveys.models import Round

pytestmark = pytest.mark.django_db
NEW = "surveys:new"


@pytest.fixture
def hr(client, organisation):
    client.force_login(make_member(organisation, "HR"))
    return client


def filled(organisation, *, first=0, last=14, **others):
    today = timezone.localdate()
    return {
        "organisation": organisation.pk,
        "instrument": "presence",
        "name": "Nærvær hos oss, våren",
        "opens_date": (today + timedelta(days=first)).isoformat(),
        "closes_date": (today + timedelta(days=last)).isoformat(),
        **others,
    }


def rounds_of(organisation):
    with scope(organisations=[organisation.pk]):
        return [(each.name, each.state) for each in Round.objects.all()]


@pytest.mark.parametrize(("first", "state"), [(0, "OPEN"), (7, "DRAFT")])
def test_hr_plans_a_round(hr, organisation, first, state):
    form = hr.get(reverse(NEW))
    planned = hr.post(reverse(NEW), filled(organisation, first=first), follow=True)

    assert "Informer alle ansatte minst sju dager før" in form.content.decode()
    assert "er satt opp" in planned.content.decode()
    assert rounds_of(organisation) == [("Nærvær hos oss, våren", state)]


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        ({"first": -1}, "Den dagen er passert"),
        ({"first": 9, "last": 3}, "Siste dag er før første dag"),
        ({"last": 6}, "åpen i minst en uke"),
    ],
)
def test_dates_that_cannot_be_are_explained(hr, organisation, dates, message):
    response = hr.post(reverse(NEW), filled(organisation, **dates))

    assert response.status_code == 200
    assert message in response.content.decode()
    assert rounds_of(organisation) == []


def test_a_form_with_nothing_in_it_is_explained(hr, organisation):
    assert hr.post(reverse(NEW), {}).status_code == 200


def test_an_organisation_without_groups_is_told_what_is_missing(hr, organisation):
    forget_groups(organisation)

    response = hr.post(reverse(NEW), filled(organisation))

    assert response.status_code == 200
    assert "Vi mangler antall ansatte" in response.content.decode()
    assert rounds_of(organisation) == []


def test_only_hr_for_the_whole_organisation_plans_and_only_in_own(client, organisation):
    for role, unit in [("EMPLOYEE", None), ("MANAGER", None), ("HR", "Dag")]:
        client.force_login(make_member(organisation, role, unit))
        assert client.post(reverse(NEW), filled(organisation)).status_code == 404
    client.force_login(make_member(make_organisation(), "HR"))
    assert client.post(reverse(NEW), filled(organisation)).status_code == 200

    assert rounds_of(organisation) == []


def test_hr_closes_a_round_early_and_everyone_can_see_it(hr, client, organisation, week_old_round):
    address = reverse("surveys:close", args=[week_old_round.pk])

    asked = hr.get(address)
    before = rounds_of(organisation)
    closed = hr.post(address, follow=True)

    assert "kan ikke åpnes igjen" in asked.content.decode()
    assert "at HR avsluttet den før tiden" in asked.content.decode()
    assert before == [(week_old_round.name, "OPEN")]
    assert "er avsluttet. Resultatene kommer om litt" in closed.content.decode()
    assert rounds_of(organisation) == [(week_old_round.name, "CLOSING")]
    with scope(organisations=[organisation.pk]):
        made = Round.objects.get()
    assert (made.closes_date, made.planned_closes_date) == (
        timezone.localdate(),
        week_old_round.closes_date,
    )
    assert hr.post(address).status_code == 404
    client.force_login(make_member(organisation, unit="Dag"))
    page = client.get(reverse("surveys:round", args=[made.pk])).content.decode()
    assert "HR avsluttet runden før tiden" in page


def test_a_round_that_ran_its_time_was_not_closed_early(client, employee, open_round):
    close_and_publish(open_round)
    client.force_login(employee)

    page = client.get(reverse("surveys:round", args=[open_round.pk])).content.decode()

    assert "Runden er avsluttet" in page
    assert "før tiden" not in page


def test_nobody_closes_a_round_in_its_first_week(hr, organisation):
    made = make_round(organisation, opens=timezone.localdate() - timedelta(days=6))

    page = hr.get(reverse("surveys:round", args=[made.pk])).content.decode()

    assert hr.post(reverse("surveys:close", args=[made.pk])).status_code == 404
    assert reverse("surveys:close", args=[made.pk]) not in page
    assert "Runden kan avsluttes før tiden fra" in page
    with pytest.raises(TooEarlyToClose), scope(organisations=[organisation.pk]):
        close_round(round=made, at=timezone.localdate())
    assert rounds_of(organisation) == [(made.name, "OPEN")]


def test_others_cannot_close_a_round(client, organisation, week_old_round):
    for role in ("EMPLOYEE", "MANAGER", "SAFETY_REPRESENTATIVE"):
        client.force_login(make_member(organisation, role))
        address = reverse("surveys:close", args=[week_old_round.pk])
        assert client.post(address).status_code == 404

    assert rounds_of(organisation) == [(week_old_round.name, "OPEN")]


def test_a_round_that_has_not_opened_says_when_it_will(hr, client, organisation):
    hr.post(reverse(NEW), filled(organisation, first=7))
    with scope(organisations=[organisation.pk]):
        planned = Round.objects.get()

    page = hr.get(reverse("surveys:round", args=[planned.pk])).content.decode()

    assert "Runden åpner" in page
    assert "Begynn" not in page
