"""Whom the menu offers what."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from factories.programmes import (
    grant_access,
    make_adviser,
    make_member,
    make_organisation,
    make_user,
)

from programmes import menu

pytestmark = pytest.mark.django_db


def menu_of(client, user):
    client.force_login(user)
    return client.get(reverse("accounts:home")).content.decode()


def test_surveys_are_offered_at_workplaces_and_to_advisers_who_are_let_in(client):
    organisation = make_organisation()
    entry = f'href="{reverse("surveys:rounds")}"'
    adviser = make_adviser(organisation.county)

    assert entry in menu_of(client, make_member(organisation))
    assert entry not in menu_of(client, adviser)
    assert entry not in menu_of(client, make_user())
    assert entry not in menu_of(client, make_user(is_staff=True, is_superuser=True))
    grant_access(organisation)
    assert entry in menu_of(client, adviser)


def test_a_members_part_is_asked_for_once_a_request(django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user = make_member(make_organisation())

    menu.takes_part(request)
    with django_assert_num_queries(0):
        menu.is_let_in(request)
