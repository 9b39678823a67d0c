"""From beginning a round to the answer that has no name on it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories.programmes import make_member, make_organisation, make_unit
from factories.surveys import close_and_publish, group_named, make_round

from programmes.models import Unit
from programmes.scope import scope
from surveys.models import InboxAnswer, Participation, Round, RoundGroup

pytestmark = pytest.mark.django_db


def address(name, made):
    return reverse(f"surveys:{name}", args=[made.pk])


def stored(made, model=InboxAnswer):
    with scope(organisations=[made.organisation_id]):
        return list(model.objects.filter(round=made))


def text_of(response):
    return response.content.decode()


@pytest.fixture
def begun(client, employee, open_round):
    """A device that holds a ballot."""
    client.force_login(employee)
    client.post(address("round", open_round))
    return client


def test_an_employee_begins_and_answers(client, employee, open_round):
    client.force_login(employee)

    before = client.get(address("round", open_round))
    begun = client.post(address("round", open_round))
    form = client.get(begun.url)
    sent = client.post(begun.url, {"A1": "4", "A13": ["leader", "terms"], "A2": "declined"})
    thanks = client.get(sent.url)

    for promise in ("frivillig", "lagres uten navn", "om lag 3 minutter",
                    "Svar kan ikke slettes etterpå", "så lenge runden er åpen"):  # fmt: skip
        assert promise in text_of(before)
    assert begun.url == address("answer", open_round)
    assert text_of(form).count("Vet ikke / vil ikke svare") == 14
    assert "Takk for svaret" in text_of(thanks)
    (answer,) = stored(open_round)
    assert answer.answers == {"A1": "4", "A13": ["leader", "terms"]}
    with scope(organisations=[open_round.organisation_id]):
        assert answer.group_id == group_named(open_round, "Natt").pk


def test_one_person_gets_one_ballot(begun, open_round, employee):
    second = begun.post(address("round", open_round))
    elsewhere = Client()
    elsewhere.force_login(employee)
    third = elsewhere.post(address("round", open_round))

    for response in (second, third):
        assert response.status_code == 200
        assert "Du har svart eller begynt" in text_of(response)
        assert not [name for name in response.cookies if name.startswith("ballot")]
    with scope(user=employee, organisations=[open_round.organisation_id]):
        assert Participation.objects.filter(round=open_round).count() == 1


def test_the_ballot_goes_to_the_answer_page_alone(client, employee, open_round):
    client.force_login(employee)

    cookies = client.post(address("round", open_round)).cookies

    ballot = cookies["ballot_nb"]
    assert ballot["path"] == address("answer", open_round)
    assert (ballot["httponly"], ballot["samesite"]) == (True, "Strict")
    # Gone when the browser is closed; neither says how long it has been there.
    assert {(each["max-age"], each["expires"]) for each in cookies.values()} == {("", "")}


def test_the_rounds_page_gets_a_mark_that_says_nothing_of_the_ballot(client, employee, open_round):
    client.force_login(employee)

    cookies = client.post(address("round", open_round)).cookies

    mark = cookies["unsent_nb"]
    assert (mark.value, mark["path"]) == (str(open_round.pk), address("round", open_round))
    assert (mark["httponly"], mark["samesite"]) == (True, "Strict")


def test_another_persons_ballot_on_the_device_is_not_overwritten(begun, organisation, open_round):
    first, ballot = begun.session["_auth_user_id"], begun.cookies["ballot_nb"].value
    second = make_member(organisation, unit="Natt")
    begun.force_login(second)

    told = begun.get(address("round", open_round))
    tried = begun.post(address("round", open_round))

    for response in (told, tried):
        assert "Det ligger et skjema på denne enheten" in text_of(response)
        assert "Begynn</button>" not in text_of(response)
        assert not [name for name in response.cookies if name.startswith(("ballot", "unsent"))]
    assert begun.cookies["ballot_nb"].value == ballot
    assert begun.post(address("answer", open_round), {"A1": "4"}).status_code == 302
    assert begun.post(address("round", open_round)).url == address("answer", open_round)
    assert first != str(second.pk)


def test_after_sending_nothing_leads_back_to_an_empty_device(begun, open_round):
    waiting = begun.get(address("round", open_round))
    begun.post(address("answer", open_round), {"A1": "4"})
    sent = begun.get(address("round", open_round))

    assert "Fortsett på denne enheten" in text_of(waiting)
    assert "Fortsett på denne enheten" not in text_of(sent)
    assert "finner du skjemaet på enheten du begynte på" in text_of(sent)


def test_the_same_request_again_gives_one_answer_and_the_same_page(begun, open_round):
    ballot = begun.cookies["ballot_nb"].value
    first = begun.post(address("answer", open_round), {"A1": "4"})
    begun.cookies["ballot_nb"] = ballot
    second = begun.post(address("answer", open_round), {"A1": "2"})
    begun.cookies["ballot_nb"] = ballot
    opened_again = begun.get(address("answer", open_round))

    assert first.url == second.url == opened_again.url == reverse("surveys:thanks")
    assert [answer.answers for answer in stored(open_round)] == [{"A1": "4"}]


def test_sending_takes_the_ballot_from_the_device(begun, open_round):
    sent = begun.post(address("answer", open_round), {"A1": "4"})

    assert {name for name in sent.cookies if sent.cookies[name]["max-age"] == 0} == {
        "ballot_nb",
        "ballot_nn",
        "ballot_en",
        "unsent_nb",
        "unsent_nn",
        "unsent_en",
    }


def test_the_ballot_works_in_every_language(begun, open_round):
    bokmal = address("answer", open_round)

    for prefix in ("", "/nn", "/en"):
        assert begun.get(prefix + bokmal).status_code == 200


def test_no_session_and_no_user_is_read_where_answers_are_given(begun, open_round):
    opened = begun.get(address("answer", open_round))
    mistaken = begun.post(address("answer", open_round), {})
    sent = begun.post(address("answer", open_round), {"A1": "4"})
    thanked = begun.get(sent.url)

    for response in (opened, mistaken, sent, thanked):
        request = response.wsgi_request
        assert not request.session.accessed
        assert "_cached_user" not in vars(request)
        assert "no-store" in response["Cache-Control"]
        # «no-referrer» would make browsers send «Origin: null», which is refused as forged.
        assert response["Referrer-Policy"] == "same-origin"
    assert "Logg ut" not in text_of(opened)


def test_mistakes_keep_everything_that_was_chosen(begun, open_round):
    too_many = {"A1": "5", "A14": ["clarity", "time", "staffing"], "A13": ["leader", "declined"]}

    response = begun.post(address("answer", open_round), too_many)

    page = text_of(response)
    assert response.status_code == 200
    assert "Du har valgt 3. Behold inntil 2." in page
    assert "Behold det ene" in page
    assert page.count(" checked") == 6
    assert stored(open_round) == []


def test_an_empty_form_is_asked_about_and_a_declined_one_is_taken(begun, open_round):
    empty = begun.post(address("answer", open_round), {})
    declined = begun.post(address("answer", open_round), {"A1": "declined"})

    assert (empty.status_code, declined.status_code) == (200, 302)
    assert "Skjemaet er tomt" in text_of(empty)
    assert [answer.answers for answer in stored(open_round)] == [{}]


def test_what_does_not_apply_is_no_answer(begun, open_round):
    begun.post(address("answer", open_round), {"A1": "4", "A4": "not_applicable"})

    assert [answer.answers for answer in stored(open_round)] == [{"A1": "4"}]


def test_without_a_ballot_of_ours_the_page_says_what_to_do(begun, client, open_round):
    other = make_round(make_organisation())
    own = begun.cookies["ballot_nb"].value
    responses = [Client().get(address("answer", open_round)), begun.get(address("answer", other))]
    for tampered in (own[:-2] + "xx", own.replace(":", ""), "", "søppel"):
        visitor = Client()
        visitor.cookies["ballot_nb"] = tampered
        responses.append(visitor.post(address("answer", open_round), {"A1": "4"}))

    for response in responses:
        assert response.status_code == 404
        assert "Vi finner ikke skjemaet ditt" in text_of(response)
    assert stored(open_round) == stored(other) == []


def test_a_closed_round_takes_no_answer_and_says_so(begun, open_round):
    close_and_publish(open_round)

    for response in (
        begun.get(address("answer", open_round)),
        begun.post(address("answer", open_round), {"A1": "4"}),
    ):
        assert response.status_code == 410
        assert "Runden tar ikke imot svar" in text_of(response)


def test_the_calendar_closes_a_round_though_the_sweep_is_late(begun, employee, open_round):
    with scope(organisations=[open_round.organisation_id]):
        yesterday = timezone.localdate() - timedelta(days=1)
        Round.objects.filter(pk=open_round.pk).update(opens_date=yesterday, closes_date=yesterday)

    answered = begun.post(address("answer", open_round), {"A1": "4"})
    begun_again = begun.post(address("round", open_round))

    assert answered.status_code == 410
    assert "Runden er avsluttet" in text_of(begun_again)


def test_a_person_in_no_group_is_told_why_and_is_not_invited(client, organisation, open_round):
    with scope(organisations=[organisation.pk]):
        business = Unit.objects.get(organisation=organisation, name="Bygget")
        make_unit(organisation, business, "Ny avdeling", 6)
    client.force_login(make_member(organisation, unit="Ny avdeling"))

    listed = client.get(reverse("surveys:rounds"))
    page = client.get(address("round", open_round))
    tried = client.post(address("round", open_round))

    assert open_round.name in text_of(listed)
    assert "Du kan svare" not in text_of(listed)
    assert "Du står ikke i en avdeling" in text_of(page)
    assert tried.status_code == 200
    assert not tried.cookies


@pytest.mark.parametrize("role", ["MANAGER", "SAFETY_REPRESENTATIVE", "HR", "EMPLOYEE"])
def test_a_person_above_the_groups_chooses_where_the_answer_is_counted(
    client, organisation, open_round, role
):
    client.force_login(make_member(organisation, role))
    with scope(organisations=[organisation.pk]):
        evening = group_named(open_round, "Kveld")

    listed = client.get(reverse("surveys:rounds"))
    page = client.get(address("round", open_round))
    unsaid = client.post(address("round", open_round))
    begun = client.post(address("round", open_round), {"group": evening.pk})
    client.post(begun.url, {"A1": "4"})

    assert "Du kan svare" in text_of(listed)
    assert re.findall(r"<option[^>]*>\s*([^<]+?)\s*<", text_of(page)) == [
        "Velg avdeling", "Dag", "Kveld", "Natt, Kjøkken",
    ]  # fmt: skip
    assert "Velg avdelingen du hører til." in text_of(unsaid)
    assert [answer.group_id for answer in stored(open_round)] == [evening.pk]


def test_nobody_chooses_a_group_outside_their_unit(client, organisation, open_round):
    other = make_round(make_organisation())
    with scope(organisations=[organisation.pk, other.organisation_id]):
        foreign, evening = group_named(other, "Dag"), group_named(open_round, "Kveld")
    client.force_login(make_member(organisation, "HR"))
    tried = client.post(address("round", open_round), {"group": foreign.pk})
    client.force_login(make_member(organisation, unit="Dag"))
    begun = client.post(address("round", open_round), {"group": evening.pk})
    client.post(begun.url, {"A1": "4"})

    assert "Velg en avdeling fra listen." in text_of(tried)
    with scope(organisations=[organisation.pk]):
        assert [a.group_id for a in stored(open_round)] == [group_named(open_round, "Dag").pk]


def test_a_group_gets_no_more_ballots_than_it_has_employees(client, organisation, open_round):
    with scope(organisations=[organisation.pk]):
        RoundGroup.objects.filter(name__startswith="Natt").update(number_of_employees=5)
    begun = []
    for _number in range(7):
        visitor = Client()
        visitor.force_login(make_member(organisation, unit="Natt"))
        begun.append(visitor.post(address("round", open_round)))
    last = make_member(organisation, unit="Kjøkken")
    client.force_login(last)
    listed = client.get(reverse("surveys:rounds"))

    assert [response.status_code for response in begun] == [302] * 5 + [200] * 2
    assert "Alle skjemaene i «Natt, Kjøkken» er gitt ut" in text_of(begun[-1])
    assert "Si fra til HR eller verneombudet" in text_of(begun[-1])
    assert not [name for name in begun[-1].cookies if name.startswith(("ballot", "unsent"))]
    assert "Du kan svare" not in text_of(listed)
    with scope(user=last, organisations=[organisation.pk]):
        assert not Participation.objects.exists()


def test_a_person_answers_where_they_are_employed(client, organisation, open_round):
    leader = make_member(organisation, "MANAGER", unit="Dag")
    with scope(organisations=[organisation.pk]):
        from programmes.models import Membership

        night = Unit.objects.get(organisation=organisation, name="Kjøkken")
        Membership.objects.create(
            organisation=organisation, unit=night, user=leader, role="EMPLOYEE"
        )
    client.force_login(leader)

    assert "«Natt, Kjøkken»" in text_of(client.get(address("round", open_round)))


def test_reorganising_while_a_round_is_open_changes_nothing_in_it(
    client, employee, organisation, open_round
):
    with scope(organisations=[organisation.pk]):
        from programmes.actions import form_reporting_groups
        from programmes.models import Unit

        Unit.objects.filter(organisation=organisation, name="Kjøkken").update(
            name="Storkjøkken", number_of_employees=12
        )
        form_reporting_groups(organisation=organisation)
    client.force_login(employee)

    assert "«Natt, Kjøkken»" in text_of(client.get(address("round", open_round)))
