"""Pages ask the database a fixed number of questions, however many rows there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from factories.programmes import make_member, make_organisation
from factories.surveys import close_and_publish, give_answers, make_round

pytestmark = pytest.mark.django_db
MANY = 10


def questions(client, address):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code in {200, 302}
    return len(captured)


def at_the_workplace(departments, rounds):
    """The head of an organisation, and the last of its published rounds."""
    organisation = make_organisation(
        departments={f"Avdeling {number:03}": 12 for number in range(departments)}
    )
    for number in range(rounds):
        made = make_round(organisation, name=f"Runde {number}")
        give_answers(made, {"Avdeling 000": 6})
        make_round(organisation, name=f"Åpen {number}")
        made = close_and_publish(made)
    return make_member(organisation, "MANAGER"), made


@pytest.mark.parametrize(("view", "most"), [("rounds", 22), ("results", 22)])
def test_ten_times_the_rows_ask_no_more_questions(client, view, most):
    asked = []
    for size in (1, MANY):
        head, made = at_the_workplace(2 * size, size)
        client.force_login(head)
        address = reverse(f"surveys:{view}", args=[made.pk] if view == "results" else [])
        questions(client, address)  # fills what is kept between requests
        asked.append(questions(client, address))

    assert asked[0] == asked[1] <= most


@pytest.mark.parametrize(("view", "most"), [("round", 22), ("answer", 13)])
def test_taking_part_asks_no_more_in_a_large_organisation(client, view, most):
    asked = []
    for size in (1, MANY):
        organisation = make_organisation(
            departments={f"Avdeling {number:03}": 12 for number in range(2 * size)}
        )
        made = make_round(organisation)
        client.force_login(make_member(organisation, unit="Avdeling 001"))
        client.post(reverse("surveys:round", args=[made.pk]))
        address = reverse(f"surveys:{view}", args=[made.pk])
        questions(client, address)
        asked.append(questions(client, address))

    assert asked[0] == asked[1] <= most
