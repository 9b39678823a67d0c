"""The way into the administration: whom it opens for, and what others meet."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse
from factories.courses import make_module, make_site, pages_of
from factories.programmes import (
    Role,
    grant_access,
    make_adviser,
    make_member,
    make_organisation,
    make_user,
)

from website import editors
from website.navigation import ACCOUNT, links_for

pytestmark = pytest.mark.django_db
EDIT, EDIT_PAGE = "Rediger innhold", "Rediger siden"


def client_of(user, language="nb"):
    client = Client(headers={"accept-language": language})
    client.force_login(user)
    return client


def make_editor():
    user = make_user(is_staff=True)
    user.groups.add(editors.make_group())
    return user


def make_administrator():
    return make_user(is_staff=True, is_superuser=True)


@pytest.fixture(params=["employee", "manager", "hr", "adviser", "stranger"])
def outsider(request):
    organisation = make_organisation()
    grant_access(organisation)
    if request.param == "adviser":
        return make_adviser(organisation.county)
    if request.param == "stranger":
        return make_user()
    return make_member(organisation, Role[request.param.upper()])


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/login/"])
def test_whom_it_is_not_for_is_told_so_once_in_words_we_wrote(outsider, address):
    client = client_of(outsider)

    response = client.get(address, follow=True)

    assert response.status_code == 403
    assert "Du har ikke tilgang til denne siden" in response.content.decode()
    assert "permission" not in response.content.decode()
    assert "permission" not in client.get("/konto/").content.decode()


@pytest.mark.parametrize(
    ("language", "shown"), [("nb-NO", "nb"), ("nn", "nn"), ("en", "en"), ("de", "nb")]
)
def test_it_is_said_in_the_readers_language(language, shown):
    response = client_of(make_user(), language).get("/admin/", follow=True)

    assert f'<html lang="{shown}"' in response.content.decode()
    assert response["Content-Language"] == shown


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/"])
def test_a_person_who_is_not_logged_in_logs_in_and_gets_where_they_were_going(client, address):
    editor = make_editor()

    asked = client.get(address, follow=True)
    login = asked.redirect_chain[-1][0]
    response = client.post(
        login, {"login": editor.login_name, "password": "passord-123"}, follow=True
    )

    assert login.startswith("/konto/logg-inn/")
    assert response.status_code == 200
    assert response.redirect_chain[0] == (address, 302)


def test_nobody_logs_in_past_the_limits_at_wagtails_own_page(client):
    editor = make_editor()

    client.post("/admin/login/", {"username": editor.login_name, "password": "passord-123"})

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org/", "/admin/login/", ""])
def test_the_door_leads_nowhere_but_into_the_administration(wanted):
    response = client_of(make_editor()).get("/admin/login/", {"next": wanted})

    assert response.url == "/admin/"


@pytest.mark.parametrize("make", [make_editor, make_administrator])
def test_editors_are_shown_the_way_in_and_the_page_they_read(make):
    page = pages_of(make_module(make_site(), slug="ryggen"))[0]
    client = client_of(make())

    content = client.get(page.url).content.decode()
    account = client.get("/konto/").content.decode()

    assert 'href="/admin/"' in content
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}"' in content
    assert EDIT in account
    assert EDIT_PAGE not in account
    assert client.get("/admin/").status_code == 200


def test_others_are_shown_no_way_in(outsider):
    page = pages_of(make_module(make_site(), slug="ryggen"))[0]

    for client in (Client(), client_of(outsider)):
        html = client.get(page.url).content.decode()
        assert EDIT not in html
        assert EDIT_PAGE not in html


def test_the_way_in_costs_others_nothing(outsider, django_assert_num_queries, rf):
    for user in (AnonymousUser(), outsider):
        request = rf.get("/")
        request.user = user
        with django_assert_num_queries(0):
            assert links_for(request, ACCOUNT) == []
