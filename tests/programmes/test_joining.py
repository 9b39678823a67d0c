"""Joining with a code from a sheet of paper."""

import logging
import re
from threading import Thread

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection, transaction
from factories.programmes import make_member, make_organisation, make_user, root_of

from accounts.models import User
from programmes import actions, selectors
from programmes.join_codes import digest_of
from programmes.models import JoinCode, Membership, Unit
from programmes.scope import scope, set_scope

JOIN = "/konto/bli-med/"
ACCOUNT = "/konto/bli-med/konto/"
CHOSEN = {
    "login_name": "kari.natt",
    "password1": "fjord torsk lampe",
    "password2": "fjord torsk lampe",
}


@pytest.fixture(autouse=True)
def no_attempts_counted():
    cache.clear()


def codes_for(organisation, unit="Natt", number=1) -> list[str]:
    with scope(organisations=[organisation.pk]):
        return actions.make_codes(
            unit=Unit.objects.get(organisation=organisation, name=unit), number=number
        )


def rows_of(organisation) -> list[JoinCode]:
    with scope(organisations=[organisation.pk]):
        return list(JoinCode.objects.filter(organisation=organisation))


@pytest.mark.django_db
def test_a_person_without_email_joins_and_gets_in_again(client):
    organisation = make_organisation(name="Solbakken AS")
    [code] = codes_for(organisation)

    second_step = client.post(JOIN, {"code": code.lower().replace("-", " ")}, follow=True)
    done = client.post(ACCOUNT, CHOSEN)
    client.logout()
    again = client.post(
        "/konto/logg-inn/", {"login": "Kari.Natt", "password": "fjord torsk lampe"}, follow=True
    )

    user = User.objects.get(login_name="kari.natt")
    with scope(user=user):
        membership = Membership.objects.get(user=user)
    assert "Natt, Solbakken AS" in second_step.content.decode()
    assert "Skriv den ned" in done.content.decode()
    assert done.wsgi_request.user == user
    assert membership.role == Membership.Role.EMPLOYEE
    assert membership.organisation_id == organisation.pk
    assert user.email is None
    assert "Solbakken AS" in again.content.decode()


@pytest.mark.django_db
def test_a_code_works_once_and_no_trace_leads_from_it_to_the_person(client):
    organisation = make_organisation()
    [code] = codes_for(organisation)
    client.post(JOIN, {"code": code})
    client.post(ACCOUNT, CHOSEN)
    client.logout()

    again = client.post(JOIN, {"code": code})

    [row] = rows_of(organisation)
    assert "Koden kan ikke brukes" in again.content.decode()
    assert row.is_used
    assert row.digest != digest_of(code)
    people = {"user", "used_by", "used_at", "created_at"}
    assert not people & {field.name for field in JoinCode._meta.get_fields()}


@pytest.mark.django_db
def test_the_code_stands_in_no_address_session_or_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    [code] = codes_for(make_organisation())

    response = client.post(JOIN, {"code": code}, follow=True)
    kept = [session.get_decoded() for session in Session.objects.all()]

    written = {code, code.replace("-", "")}
    assert not any(text in response.request["PATH_INFO"] for text in written)
    assert not any(text in str(kept) for text in written)
    assert not any(text in caplog.text for text in written)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ABCD-EFGH-JK", "Koden kan ikke brukes"),
        ("ABCD-EFGH", "ti bokstaver og tall"),
        ("OOOO-IIII-LL", "ti bokstaver og tall"),
    ],
)
def test_a_wrong_code_is_explained(client, typed, said):
    response = client.post(JOIN, {"code": typed})

    assert response.status_code == 200
    assert said in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("kari@example.no", "ikke en e-postadresse"),
        ("01019912345", "ligner et fødselsnummer"),
        ("010199-12345", "ligner et fødselsnummer"),
        ("hr", "tre til førti"),
        ("kari natt", "uten mellomrom"),
        ("Opptatt", "Noen andre har dette navnet"),
    ],
)
def test_a_name_that_will_not_do_is_explained_and_the_code_can_still_be_used(client, name, said):
    make_user("opptatt")
    [code] = codes_for(make_organisation())
    client.post(JOIN, {"code": code})

    refused = client.post(ACCOUNT, {**CHOSEN, "login_name": name})
    client.post(ACCOUNT, CHOSEN)

    assert said in refused.content.decode()
    assert User.objects.filter(login_name="kari.natt").exists()


@pytest.mark.django_db
def test_the_rules_of_a_password_are_shown_before_one_is_chosen(client):
    [code] = codes_for(make_organisation())

    assert "Minst ti tegn" in client.post(JOIN, {"code": code}, follow=True).content.decode()


@pytest.mark.django_db
def test_the_second_step_without_a_code_goes_back_to_the_first(client):
    assert client.get(ACCOUNT).url == JOIN


@pytest.mark.django_db
def test_a_code_withdrawn_between_the_steps_says_so(client):
    organisation = make_organisation()
    [code] = codes_for(organisation)
    client.post(JOIN, {"code": code})
    with scope(organisations=[organisation.pk]):
        actions.withdraw_codes(unit=Unit.objects.get(organisation=organisation, name="Natt"))

    response = client.post(ACCOUNT, CHOSEN, follow=True)

    assert "Koden kan ikke brukes" in response.content.decode()
    assert not User.objects.filter(login_name="kari.natt").exists()


@pytest.mark.django_db
def test_a_person_with_an_account_is_told_so(client):
    client.force_login(make_user("kari"))

    assert "Du har allerede en konto" in client.get(JOIN).content.decode()
    assert client.get(ACCOUNT).url == "/konto/"


@pytest.mark.django_db
def test_wrong_codes_are_limited_but_a_whole_shift_may_join_from_one_place(client):
    right = codes_for(make_organisation(), number=20)

    joined = [client.post(JOIN, {"code": code}).status_code for code in right]
    wrong = [client.post(JOIN, {"code": "ABCD-EFGH-JK"}).status_code for _attempt in range(61)]

    assert joined == [302] * 20
    assert wrong == [200] * 60 + [429]


@pytest.mark.django_db
def test_without_the_code_nobody_sees_its_row():
    make_organisation_codes = codes_for(make_organisation(), number=3)
    set_scope()

    nothing = JoinCode.objects.count()
    with scope(join_code=digest_of(make_organisation_codes[0])):
        own = JoinCode.objects.count()

    assert (nothing, own) == (0, 1)
    assert selectors.place_of_code("") is None


@pytest.mark.django_db
def test_an_organisation_keeps_no_code_that_can_be_read():
    organisation = make_organisation()
    codes = codes_for(organisation, number=5)

    kept = " ".join(row.digest for row in rows_of(organisation))

    assert len(set(codes)) == 5
    assert all(code.replace("-", "") not in kept and code not in kept for code in codes)


def test_of_two_people_with_one_code_exactly_one_gets_in(committed_db):
    with transaction.atomic():
        organisation = make_organisation()
        [code] = codes_for(organisation)
    outcomes = []

    def join(name: str) -> None:
        try:
            actions.join(digest=digest_of(code), login_name=name, password="et langt passord")
            outcomes.append("in")
        except actions.UnusableCode:
            outcomes.append("out")
        finally:
            connection.close()

    threads = [Thread(target=join, args=[f"person-{number}"]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with scope(organisations=[organisation.pk]):
        members = Membership.objects.count()
    assert sorted(outcomes) == ["in", "out", "out", "out"]
    assert (members, User.objects.count()) == (1, 1)


def test_of_two_people_who_choose_one_name_exactly_one_gets_it(committed_db):
    with transaction.atomic():
        organisation = make_organisation()
        codes = codes_for(organisation, number=2)
    outcomes = []

    def join(code: str) -> None:
        from accounts.actions import LoginNameTaken

        try:
            actions.join(digest=digest_of(code), login_name="kari", password="et langt passord")
            outcomes.append("in")
        except LoginNameTaken:
            outcomes.append("taken")
        finally:
            connection.close()

    threads = [Thread(target=join, args=[code]) for code in codes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["in", "taken"]
    assert sorted(row.is_used for row in rows_of(organisation)) == [False, True]


@pytest.mark.django_db
def test_hr_prints_a_sheet_and_sees_the_codes_only_there(client):
    organisation = make_organisation()
    client.force_login(make_member(organisation, Membership.Role.HR))
    with scope(organisations=[organisation.pk]):
        unit = Unit.objects.get(organisation=organisation, name="Natt")
    address = f"/virksomheter/{organisation.pk}/koder/"

    sheet = client.post(address, {"unit": unit.pk, "number": 3})
    later = client.get(address)

    codes = re.findall(r'strip-code">([^<]+)<', sheet.content.decode())
    with scope(organisations=[organisation.pk]):
        kept = {code.digest for code in JoinCode.objects.filter(unit=unit)}
    assert {digest_of(code) for code in codes} == kept
    assert len(codes) == 3
    assert "/konto/bli-med/" in sheet.content.decode()
    assert "Natt: 3 koder er laget." in later.content.decode()
    assert not any(code in later.content.decode() for code in codes)


@pytest.mark.django_db
def test_how_many_have_joined_is_never_shown_not_even_after_withdrawing(client):
    organisation = make_organisation()
    used, _unused, _other = codes_for(organisation, number=3)
    actions.join(digest=digest_of(used), login_name="kari", password="et langt passord")
    client.force_login(make_member(organisation, Membership.Role.HR))
    with scope(organisations=[organisation.pk]):
        unit = Unit.objects.get(organisation=organisation, name="Natt")

    asked = client.get(f"/virksomheter/{organisation.pk}/koder/{unit.pk}/trekk/")
    after = client.post(f"/virksomheter/{organisation.pk}/koder/{unit.pk}/trekk/", follow=True)

    assert "Trekk tilbake ubrukte koder" in asked.content.decode()
    assert "Natt: 3 koder er laget." in after.content.decode()
    assert all(row.is_used for row in rows_of(organisation))


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["0", "10", "201", "mange", ""])
def test_a_sheet_has_from_one_code_to_one_for_each_employee(client, number):
    organisation = make_organisation()
    client.force_login(make_member(organisation, Membership.Role.HR))
    with scope(organisations=[organisation.pk]):
        unit = Unit.objects.get(organisation=organisation, name="Natt")

    response = client.post(
        f"/virksomheter/{organisation.pk}/koder/", {"unit": unit.pk, "number": number}
    )

    page = response.content.decode()
    assert "strip-code" not in page
    assert ("Natt har 9 ansatte. Velg et tall fra 1 til 9." in page) == (number == "10")
    assert rows_of(organisation) == []


@pytest.mark.django_db
def test_only_units_with_people_of_their_own_get_a_sheet(client):
    organisation = make_organisation()
    client.force_login(make_member(organisation, Membership.Role.HR))
    with scope(organisations=[organisation.pk]):
        top = root_of(organisation)
    address = f"/virksomheter/{organisation.pk}/koder/"

    offered = client.get(address).context["form"].fields["unit"].choices
    tried = client.post(address, {"unit": top.pk, "number": 3})

    names = {label.strip() for _value, label in offered}
    assert names == {"Velg enhet", "Dag", "Kveld", "Natt", "Kjøkken"}
    assert "Velg en enhet fra listen" in tried.content.decode()
    assert rows_of(organisation) == []


@pytest.mark.django_db
def test_a_unit_of_another_organisation_cannot_be_chosen(client):
    mine, other = make_organisation(), make_organisation()
    client.force_login(make_member(mine, Membership.Role.HR))
    with scope(organisations=[other.pk]):
        foreign = root_of(other)

    response = client.post(f"/virksomheter/{mine.pk}/koder/", {"unit": foreign.pk, "number": 3})
    withdrawal = client.post(f"/virksomheter/{mine.pk}/koder/{foreign.pk}/trekk/")

    assert "Velg en enhet fra listen" in response.content.decode()
    assert withdrawal.status_code == 404
    assert rows_of(other) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "unit"),
    [
        (Membership.Role.EMPLOYEE, None),
        (Membership.Role.MANAGER, None),
        (Membership.Role.SAFETY_REPRESENTATIVE, None),
        (Membership.Role.HR, "Natt"),
    ],
)
def test_only_hr_for_the_whole_organisation_makes_codes(client, role, unit):
    organisation = make_organisation()
    client.force_login(make_member(organisation, role, unit=unit))

    assert client.get(f"/virksomheter/{organisation.pk}/koder/").status_code == 404
