"""The account page."""

import pytest
from factories.programmes import Role, make_adviser, make_member, make_organisation, make_user

from accounts import codes, panels

pytestmark = pytest.mark.django_db


def page_of(client, user) -> str:
    client.force_login(user)
    return client.get("/konto/").content.decode()


def test_it_says_who_one_is_and_what_the_employer_never_sees(client):
    html = page_of(client, make_member(make_organisation(), email="kari@example.no"))

    assert "kari@example.no" in html
    assert "Dette ser ikke arbeidsgiveren din" in html


def test_who_has_no_employer_here_is_told_nothing_of_one(client):
    for person in (make_user("kari"), make_adviser("39")):
        assert "arbeidsgiver" not in page_of(client, person)


def test_it_shows_workplace_and_roles(client):
    organisation = make_organisation(name="Solbakken AS")

    html = page_of(client, make_member(organisation, Role.MANAGER, unit="Natt"))

    assert "Solbakken AS" in html
    assert "Leder" in html
    assert "Natt" in html


def test_it_shows_the_counties_of_an_adviser(client):
    assert "Vestfold" in page_of(client, make_adviser("39"))


def test_an_address_that_waits_is_shown_as_waiting(client):
    assert "venter på" in page_of(client, make_user(pending_email="kari@example.no"))


def test_panels_stand_in_order_and_replace_those_with_the_same_template(monkeypatch):
    monkeypatch.setattr(panels, "_panels", {})
    panels.register(panels.Panel("b.html", context=lambda request: 1, order=20))
    panels.register(panels.Panel("a.html", context=lambda request: 2, order=10))
    panels.register(panels.Panel("b.html", context=lambda request: 3, order=20))

    assert panels.panels_for(None) == [
        {"template": "a.html", "data": 2},
        {"template": "b.html", "data": 3},
    ]


def test_codes_have_no_signs_that_look_alike_and_are_read_whatever_way_they_are_typed():
    code = codes.new_code(10)

    assert len(code) == 12
    assert not set("ILO01") & set(code)
    assert codes.is_code(f" {code.lower().replace('-', ' – ')} ", 10)
    assert codes.plain(code.lower()) == code.replace("-", "")
    assert not codes.is_code(code, 12)
    assert not codes.is_code("OOOO-IIII-LL", 10)
