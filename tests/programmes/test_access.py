"""Whom an organisation lets see its figures, and who may decide it."""

from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone
from factories.programmes import (
    Role,
    grant_access,
    make_adviser,
    make_member,
    make_organisation,
    make_user,
)

from programmes import actions, selectors
from programmes.middleware import open_scope_of
from programmes.models import AccessGrant, County, Unit
from programmes.scope import scope

LIST = "/virksomheter/"


def address_of(organisation, rest="") -> str:
    return f"{LIST}{organisation.pk}/{rest}"


@pytest.mark.django_db
def test_a_company_elsewhere_is_not_found_by_anyone_else(client):
    organisation = make_organisation(county=County.TRONDELAG)
    stranger = make_member(make_organisation(county=County.VESTFOLD), Role.HR)

    for user in (stranger, make_adviser(County.VESTFOLD), make_user()):
        client.force_login(user)
        for rest in ("", "koder/", "innsyn/gi/", "innsyn/trekk/"):
            assert client.get(address_of(organisation, rest)).status_code == 404
        assert client.get(f"{LIST}{uuid4()}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("rest", ["koder/", "innsyn/gi/", "innsyn/trekk/"])
def test_an_employee_and_an_adviser_cannot_open_the_pages_of_hr(client, rest):
    organisation = make_organisation(county=County.VESTFOLD)
    grant_access(organisation)

    for user in (
        make_member(organisation),
        make_member(organisation, Role.MANAGER, unit="Natt"),
        make_adviser(County.VESTFOLD),
    ):
        client.force_login(user)
        assert client.get(address_of(organisation, rest)).status_code == 404
        assert client.post(address_of(organisation, rest)).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.HR, Role.MANAGER])
def test_hr_or_the_head_grants_access_withdraws_it_and_may_undo(client, role):
    organisation = make_organisation(county=County.VESTFOLD)
    client.force_login(make_member(organisation, role))

    asked = client.get(address_of(organisation, "innsyn/gi/")).content.decode()
    granted = client.post(address_of(organisation, "innsyn/gi/"), follow=True).content.decode()
    confirm = client.get(address_of(organisation, "innsyn/trekk/")).content.decode()
    withdrawn = client.post(address_of(organisation, "innsyn/trekk/"), follow=True).content.decode()

    assert "Dette ser de da" in asked
    assert "Dette ser de ikke" in asked
    assert "kan nå se tallene" in granted
    assert f'<a href="{address_of(organisation, "innsyn/trekk/")}">Angre</a>' in granted
    assert "Det virker med en gang" in confirm
    assert "kan ikke lenger se tallene" in withdrawn
    assert f'<a href="{address_of(organisation, "innsyn/gi/")}">Angre</a>' in withdrawn


def test_access_that_is_withdrawn_closes_at_once(committed_db, client):
    with transaction.atomic():
        organisation = make_organisation(county=County.VESTFOLD)
        grant_access(organisation)
        adviser = make_adviser(County.VESTFOLD)
    client.force_login(adviser)
    before = client.get(address_of(organisation)).content.decode()

    with scope(organisations=[organisation.pk]):
        actions.withdraw_access(organisation=organisation, at=timezone.now())
    after = client.get(address_of(organisation)).content.decode()
    with transaction.atomic():
        open_scope_of(adviser)
        units = Unit.objects.count()

    assert "Kjøkken" in before
    assert "Kjøkken" not in after
    assert units == 0


def test_access_granted_twice_at_once_is_one_grant(committed_db):
    with transaction.atomic():
        organisation = make_organisation()
        user = make_user()
    found = []

    def grant() -> None:
        with scope(organisations=[organisation.pk]):
            grant = actions.grant_access(organisation=organisation, by=user, at=timezone.now())
            found.append(grant.pk)
        connection.close()

    threads = [Thread(target=grant) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with scope(organisations=[organisation.pk]):
        assert AccessGrant.objects.count() == 1
    assert len(set(found)) == 1


@pytest.mark.django_db
def test_a_grant_that_is_withdrawn_is_kept_and_may_be_given_anew():
    organisation = make_organisation()
    user = make_user()

    with scope(organisations=[organisation.pk]):
        actions.grant_access(organisation=organisation, by=user, at=timezone.now())
        actions.withdraw_access(organisation=organisation, at=timezone.now())
        closed = selectors.has_open_access(organisation)
        actions.grant_access(organisation=organisation, by=user, at=timezone.now())

        assert not closed
        assert selectors.has_open_access(organisation)
        assert AccessGrant.objects.count() == 2
