"""Who sees which round and which result; nobody past either wall."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from factories.programmes import grant_access, make_adviser, make_member, make_organisation
from factories.surveys import close_and_publish, give_answers, make_round

from programmes.scope import scope
from surveys.models import (
    Answer,
    InboxAnswer,
    Participation,
    PublishedResult,
    Round,
    RoundGroup,
    RoundNode,
    SpentBallot,
)
from surveys.presentation import share_in_words

pytestmark = pytest.mark.django_db
PUBLISHED = (Round, RoundGroup, RoundNode, PublishedResult)
ANSWERS = (Participation, SpentBallot, InboxAnswer, Answer)
WHOLE, DAY, NIGHT = "Virksomheten", "Dag", "Natt, Kjøkken"


@pytest.fixture
def published(organisation):
    made = make_round(organisation)
    give_answers(made, {"Dag": 18, "Kveld": 12, "Natt": 11})
    return close_and_publish(made)


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def results_page(user, made, node=""):
    return client_of(user).get(reverse("surveys:results", args=[made.pk]), {"enhet": node})


def offered(response):
    return {node.name for node in response.context["nodes"]}


def node_of(made, name):
    with scope(organisations=[made.organisation_id]):
        return RoundNode.objects.get(round=made, name=name)


def test_employees_see_the_organisation_as_a_whole(organisation, employee, published):
    page = results_page(employee, published)

    assert offered(page) == {WHOLE}
    assert "41 svar av 47 ansatte" in page.content.decode()
    assert results_page(employee, published, node_of(published, DAY).pk).status_code == 404


@pytest.mark.parametrize("role", ["MANAGER", "SAFETY_REPRESENTATIVE", "UNION_REPRESENTATIVE", "HR"])
def test_who_has_a_role_for_a_unit_sees_its_result(organisation, published, role):
    leader = make_member(organisation, role, unit="Dag")

    assert offered(results_page(leader, published)) == {WHOLE, DAY}
    assert results_page(leader, published, node_of(published, DAY).pk).status_code == 200
    assert results_page(leader, published, node_of(published, NIGHT).pk).status_code == 404


@pytest.mark.parametrize(
    ("language", "whole"), [("nb", "Hele virksomheten"), ("en", "The whole company")]
)
def test_the_whole_organisation_is_offered_in_the_readers_language(
    organisation, published, language, whole
):
    leader = make_member(organisation, "MANAGER", unit="Dag")
    with translation.override(language):
        html = results_page(leader, published).content.decode()

    assert f">{whole}</option>" in html
    assert f"{WHOLE}</option>" not in html


def test_the_leader_of_four_sees_the_group_they_were_counted_in(organisation, published):
    leader = make_member(organisation, "MANAGER", unit="Kjøkken")

    assert offered(results_page(leader, published)) == {WHOLE, NIGHT}


def test_an_adviser_sees_results_when_the_company_lets_them(organisation, published):
    adviser, elsewhere = make_adviser(organisation.county), make_adviser("55")
    before = results_page(adviser, published)
    grant_access(organisation)
    after = results_page(adviser, published)

    assert (before.status_code, results_page(elsewhere, published).status_code) == (404, 404)
    assert offered(after) == {WHOLE, DAY, "Kveld", NIGHT}
    assert published.name in client_of(adviser).get(reverse("surveys:rounds")).content.decode()


def test_an_adviser_sees_nothing_of_a_round_that_is_not_published(organisation, open_round):
    adviser = make_adviser(organisation.county)
    grant_access(organisation)

    assert results_page(adviser, open_round).status_code == 404
    assert open_round.name not in client_of(adviser).get(reverse("surveys:rounds")).content.decode()
    assert client_of(adviser).get(reverse("surveys:round", args=[open_round.pk])).status_code == 404


@pytest.mark.parametrize("name", ["round", "close", "results"])
def test_a_foreign_round_answers_as_if_it_were_not_there(published, open_round, name):
    stranger = make_member(make_organisation(), "HR")

    for made in (published.pk, open_round.pk, uuid4()):
        assert client_of(stranger).get(reverse(f"surveys:{name}", args=[made])).status_code == 404


@pytest.mark.parametrize("name", ["rounds", "new"])
def test_without_logging_in_there_is_nothing_to_see(client, name):
    assert client.get(reverse(f"surveys:{name}")).status_code == 302


def test_a_random_or_foreign_part_answers_404(organisation, employee, published):
    other = close_and_publish(make_round(make_organisation()))

    for node in (uuid4(), node_of(other, WHOLE).pk, "søppel"):
        assert results_page(employee, published, node).status_code == 404


def test_the_second_wall_hides_everything_of_others(organisation, employee, published, open_round):
    give_answers(open_round, {"Dag": 6})
    stranger = make_organisation()

    with scope(organisations=[stranger.pk], figures=[stranger.pk], user=employee):
        assert [model.objects.count() for model in (*PUBLISHED, *ANSWERS)] == [0] * 8
    with scope(figures=[organisation.pk]):
        assert all(model.objects.exists() for model in PUBLISHED)
        assert not any(model.objects.exists() for model in ANSWERS)
        assert Round.objects.update(name="endret") == 0


def test_a_hidden_result_is_shown_as_hidden(organisation, employee):
    made = make_round(organisation)
    give_answers(made, {"Dag": 9})
    made = close_and_publish(made)

    page = results_page(employee, made).content.decode()

    assert page.count("Ikke nok svar til å vise resultat. Det beskytter dere.") == 2  # A10, A12
    assert "skjult av hensyn til personvernet" in page


def test_a_round_with_too_few_answers_says_so(organisation, employee):
    made = make_round(organisation)
    give_answers(made, {"Dag": 3})
    made = close_and_publish(made)

    page = results_page(employee, made).content.decode()

    assert page.count("Ikke nok svar til å vise resultat") == 15
    assert "3 svar" not in page


def test_results_are_told_in_words_and_never_as_a_grade(organisation, employee):
    made = make_round(organisation)
    give_answers(made, {"Dag": 12}, A1="4", A13=["leader", "terms"])
    give_answers(made, {"Dag": 6}, A1="2", A13=["leader"])
    made = close_and_publish(made)

    page = results_page(employee, made).content.decode()

    assert "67 % svarte «Enig»." in page
    assert "Snitt 3,3 på en skala fra 1 til 5" in page
    assert "Flest valgte «Lederen» og «Lønn og vilkår»." in page
    assert "Ett svar mer eller mindre flytter en andel med om lag 6 prosentpoeng." in page
    assert "De sier ikke hvorfor." in page
    for word in ("poengsum", "score", "bestått", "rangering"):
        assert word not in page.lower()


def test_an_index_is_reckoned_from_what_is_published(organisation, employee):
    made = make_round(organisation)
    give_answers(made, {"Dag": 12}, A2="2", A3="2")
    give_answers(made, {"Dag": 6}, A2="4", A3="4", A4="2", A5="2", A6="2")
    made = close_and_publish(made)

    sections = results_page(employee, made).context["results"].sections

    assert {section.title: section.index for section in sections if section.has_index} == {
        "Krav og støtte i arbeidet": "53 %",
        "Rom for hverandre": "de fleste (90 prosent eller mer)",
    }


def test_the_page_says_which_answers_were_put_together(employee, published):
    page = results_page(employee, published).content.decode()

    assert "«Enig» er «enig» og «svært enig» lagt sammen" in page
    assert "grove trinn i stedet for tall" in page


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ((60, 60), "60 %"),
        ((90, 100), "de fleste (90 prosent eller mer)"),
        ((51, 100), "51 prosent eller mer"),
        ((25, 49), "mellom 25 og 49 prosent"),
        ((0, 10), "få (10 prosent eller mindre)"),
        ((0, 50), "50 prosent eller mindre"),
    ],
)
def test_bands_are_told_in_words(share, words):
    assert share_in_words(*share) == words


def test_nothing_is_said_to_stand_out_when_no_band_tells_it(organisation, employee):
    made = make_round(organisation)
    for code in ("1", "3", "5"):
        give_answers(made, {"Natt": 2}, A1=code)
    give_answers(made, {"Natt": 8}, A1=None)
    made = close_and_publish(made)
    with scope(organisations=[organisation.pk]):
        PublishedResult.objects.filter(round=made, item="A1", shown=True).update(
            shares=dict.fromkeys(["high", "middle", "low"], (0, 50))
        )

    assert "Ingen svar skiller seg ut." in results_page(employee, made).content.decode()
