"""What leaves through the one door."""

from decimal import Decimal

import pytest
from factories.programmes import make_organisation
from factories.surveys import close_and_publish, give_answers, make_round

from programmes.scope import scope
from surveys.actions import close_round
from surveys.models import Answer, PublishedResult
from surveys.models.results import RESPONSES
from surveys.publishing import publish_round, threshold_of

pytestmark = pytest.mark.django_db


def results(made, item):
    """Node's name → published result."""
    with scope(organisations=[made.organisation_id]):
        found = PublishedResult.objects.filter(round=made, item=item).select_related("node")
        return {result.node.name: result for result in found}


def shown(made, item):
    return {name for name, result in results(made, item).items() if result.shown}


def published(people, departments=None, **answers):
    made = make_round(make_organisation(departments=departments))
    give_answers(made, people, **answers)
    return close_and_publish(made)


def test_a_whole_organisation_that_answers_sees_every_part():
    made = published({"Dag": 18, "Kveld": 12, "Natt": 11})

    assert shown(made, "A1") == {"Virksomheten", "Dag", "Kveld", "Natt, Kjøkken"}
    assert results(made, RESPONSES)["Dag"].number_of_answers == 18
    assert results(made, "A1")["Virksomheten"].number_of_answers == 41


def test_four_answers_are_hidden_and_cannot_be_had_by_subtraction():
    made = published({"Dag": 18, "Kveld": 12, "Natt": 4})

    for item in ("A1", "A13", RESPONSES):
        assert shown(made, item) == {"Virksomheten", "Dag"}
        assert results(made, item)["Natt, Kjøkken"].number_of_answers is None


def test_nobodys_answers_are_hidden_as_well():
    made = published({"Dag": 18, "Kveld": 12})

    assert shown(made, RESPONSES) == {"Virksomheten", "Dag"}


def test_an_organisation_with_four_answers_sees_nothing():
    made = published({"Dag": 4})

    with scope(organisations=[made.organisation_id]):
        assert not PublishedResult.objects.filter(round=made, shown=True).exists()


def test_leader_and_health_near_items_ask_for_ten_answers():
    made = published({"Dag": 18, "Kveld": 14, "Natt": 9})

    for item in ("A10", "A12"):
        assert "Natt, Kjøkken" not in shown(made, item)
    assert "Natt, Kjøkken" in shown(made, "A1")


def test_declining_is_no_answer_to_the_item():
    made = make_round(make_organisation())
    give_answers(made, {"Dag": 18, "Kveld": 12, "Natt": 4})
    give_answers(made, {"Natt": 7}, A1=None)
    made = close_and_publish(made)

    assert "Natt, Kjøkken" not in shown(made, "A1")
    assert "Natt, Kjøkken" in shown(made, "A2")


def test_shares_are_of_those_who_answered_the_item():
    made = make_round(make_organisation())
    give_answers(made, {"Dag": 9}, A1="5", A11="8", A13=["leader", "terms"])
    give_answers(made, {"Dag": 6}, A1="2", A11="0", A13=["leader"])
    give_answers(made, {"Dag": 3}, A1=None, A11=None, A13=None)
    made = close_and_publish(made)

    opinion, steps, choices = (results(made, item)["Virksomheten"] for item in ("A1", "A11", "A13"))
    assert opinion.number_of_answers == 15
    assert opinion.shares == {"high": [60, 60], "middle": [0, 0], "low": [40, 40]}
    assert opinion.mean == Decimal("3.8")
    assert (steps.shares["high"], steps.mean) == ([60, 60], Decimal("4.8"))
    assert (choices.shares["leader"], choices.shares["terms"]) == ([90, 100], [60, 69])
    assert choices.mean is None


def test_when_all_agree_no_figure_says_so():
    made = published({"Dag": 18}, code="5")

    everyone = results(made, "A1")["Virksomheten"]
    assert everyone.shares == {"high": [90, 100], "middle": [0, 10], "low": [0, 10]}
    assert everyone.mean is None


def test_a_sensitive_item_has_no_mean():
    made = make_round(make_organisation())
    give_answers(made, {"Dag": 9}, A10="5")
    give_answers(made, {"Dag": 9}, A10="1")

    leader = results(close_and_publish(made), "A10")["Virksomheten"]

    assert leader.shares == {"high": [34, 66], "middle": [0, 33], "low": [34, 66]}
    assert leader.mean is None


def test_the_number_of_answers_is_told_wherever_the_result_is():
    made = published({"Dag": 18, "Natt": 8, "Kveld": 8}, {"Dag": 20, "Natt": 9, "Kveld": 11})

    for item in ("A1", RESPONSES):
        assert results(made, item)["Natt"].number_of_answers == 8


def test_head_counts_on_other_pages_do_not_give_a_small_group_away():
    made = published({"Dag": 18, "Natt": 4, "Kveld": 9}, {"Dag": 30, "Natt": 5, "Kveld": 9})

    # With the whole and Dag, Natt and Kveld would be 13 of 14: Natt 4 or 5.
    assert shown(made, RESPONSES) == {"Virksomheten", "Kveld"}


def test_more_answers_than_employees_are_published_all_the_same():
    made = published({"Dag": 18, "Natt": 12}, {"Dag": 20, "Natt": 9})

    assert results(made, RESPONSES)["Natt"].number_of_answers == 12


def test_an_answer_that_nearly_all_gave_in_one_place_is_told_in_bands_in_all():
    made = make_round(make_organisation())
    give_answers(made, {"Dag": 10, "Kveld": 6}, A1="2")
    give_answers(made, {"Dag": 8, "Kveld": 6, "Natt": 11}, A1="4")
    made = close_and_publish(made)

    for place, result in results(made, "A1").items():
        assert result.shown, place
        assert all(low < high for low, high in result.shares.values())
        assert result.mean is None


def test_thresholds_can_be_raised_and_never_lowered(settings):
    settings.DISCLOSURE_THRESHOLD = settings.SENSITIVE_DISCLOSURE_THRESHOLD = 1
    made = make_round(make_organisation())
    leader = made.instrument.item("A10")
    assert (threshold_of(None), threshold_of(leader)) == (5, 10)

    settings.DISCLOSURE_THRESHOLD = 12

    assert (threshold_of(None), threshold_of(leader)) == (12, 12)


def test_nothing_is_published_of_a_round_that_is_not_sealed(organisation, open_round):
    give_answers(open_round, {"Dag": 10})
    with scope(organisations=[organisation.pk]):
        still_open = publish_round(round=open_round)
        close_round(round=open_round)
        not_sealed = publish_round(round=open_round)

        assert PublishedResult.objects.count() == 0
    assert (still_open.is_published, not_sealed.is_published) == (False, False)


def test_an_answer_that_is_added_afterwards_changes_nothing(organisation, open_round):
    give_answers(open_round, {"Dag": 10})
    made = close_and_publish(open_round)
    with scope(organisations=[organisation.pk]):
        one = Answer.objects.first()
        Answer.objects.create(
            organisation=organisation, round=made, group=one.group, answers=one.answers
        )
        publish_round(round=made)

    assert results(made, RESPONSES)["Virksomheten"].number_of_answers == 10
