"""From beginning a round to the answer that has no name on it."""

import pytest
from django.urls import reverse
from factories.programmes import make_member, make_organisation
from factories.surveys import close_and_publish, group_named, make_round

from programmes.scope import scope
from surveys.models import InboxAnswer

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def employee(organisation):
    return make_member(organisation, unit="Natt")


@pytest.fixture
def open_round(organisation):
    return make_round(organisation)


def address(name, made):
    return reverse(f"surveys:{name}", args=[made.pk])


def begin(client, made):
    return client.post(address("round", made))


def stored(made, model):
    with scope(organisations=[made.organisation_id]):
        return list(model.objects.filter(round=made))


def test_an_employee_begins_and_answers_once(client, employee, open_round):
    client.force_login(employee)

    before = client.get(address("round", open_round))
    begun = begin(client, open_round)
    form = client.get(begun.url)
    sent = client.post(begun.url, {"A1": "4", "A13": ["leader", "terms"], "A2": "declined"})
    thanks = client.get(sent.url)

    assert "Svar kan ikke slettes etterpå" in before.content.decode()
    assert "frivillig" in before.content.decode()
    assert begun.url == address("answer", open_round)
    assert form.status_code == thanks.status_code == 200
    assert "Takk for svaret" in thanks.content.decode()
    (answer,) = stored(open_round, InboxAnswer)
    assert answer.answers == {"A1": "4", "A13": ["leader", "terms"]}
    with scope(organisations=[open_round.organisation_id]):
        assert answer.group_id == group_named(open_round, "Natt").pk

