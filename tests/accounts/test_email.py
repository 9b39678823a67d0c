"""The e-mail address: optional, and in use only after it is confirmed."""

import re

import pytest
from django.core.cache import cache
from factories.programmes import make_user

from accounts import actions, tasks
from accounts.models import User

pytestmark = pytest.mark.django_db
ADDRESS = {"email": "Kari@Example.no", "password": "passord-123"}


@pytest.fixture(autouse=True)
def no_attempts_counted():
    cache.clear()


@pytest.fixture(autouse=True)
def queued(monkeypatch):
    sent = []
    monkeypatch.setattr(tasks.send_email_link, "delay", lambda *args: sent.append(args))
    return sent


def link_to(user: User, mailoutbox) -> str:
    tasks.send_email_link(user.pk, "nb")
    return re.search(r"https?://[^/]+(/\S+)", mailoutbox[-1].body).group(1)


def test_an_address_is_in_use_only_after_its_link_is_followed(
    client, mailoutbox, queued, django_capture_on_commit_callbacks
):
    user = make_user("kari")
    client.force_login(user)

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/konto/e-post/", ADDRESS)
    user.refresh_from_db()
    before = (user.email, user.pending_email)
    link = link_to(user, mailoutbox)
    asked = client.get(link)
    client.post(link)
    user.refresh_from_db()

    assert queued == [(user.pk, "nb")]
    assert before == (None, "kari@example.no")
    assert mailoutbox[0].to == ["kari@example.no"]
    assert "kari@example.no" in asked.content.decode()
    assert (user.email, user.pending_email) == ("kari@example.no", "")


def test_the_link_does_not_hold_the_address_and_works_once(client, mailoutbox):
    user = make_user("kari")
    actions.ask_for_email(by=user, email="kari@example.no", language="nb")
    link = link_to(user, mailoutbox)

    client.post(link)
    again = client.post(link)

    assert "example" not in link
    assert again.status_code == 410
    assert "Lenken virker ikke lenger" in again.content.decode()


def test_a_link_for_an_earlier_address_no_longer_holds(client, mailoutbox):
    user = make_user("kari")
    actions.ask_for_email(by=user, email="feil@example.no", language="nb")
    link = link_to(user, mailoutbox)
    actions.ask_for_email(by=user, email="kari@example.no", language="nb")

    assert client.post(link).status_code == 410
    assert User.objects.get(pk=user.pk).email is None


def test_an_address_in_use_is_told_only_to_the_one_who_reads_its_mail(client, mailoutbox):
    make_user("ola", email="felles@example.no")
    user = make_user("kari")
    client.force_login(user)

    asked = client.post("/konto/e-post/", {**ADDRESS, "email": "felles@example.no"})
    user.refresh_from_db()
    confirmed = client.post(link_to(user, mailoutbox))

    assert asked.url == "/konto/e-post/sendt/"
    assert "Adressen er i bruk" in confirmed.content.decode()
    assert User.objects.get(pk=user.pk).email is None


def test_changing_or_removing_the_address_needs_the_password(client):
    user = make_user("kari", email="kari@example.no")
    client.force_login(user)

    client.post("/konto/e-post/", {"email": "ny@example.no", "password": "feil"})
    client.post("/konto/e-post/slett/", {"password": "feil"})
    user.refresh_from_db()

    assert (user.email, user.pending_email) == ("kari@example.no", "")


def test_a_removed_address_no_longer_logs_in(client):
    user = make_user("kari", email="kari@example.no")
    client.force_login(user)

    client.post("/konto/e-post/slett/", {"password": "passord-123"})
    client.logout()
    response = client.post(
        "/konto/logg-inn/", {"login": "kari@example.no", "password": "passord-123"}
    )

    assert not response.wsgi_request.user.is_authenticated
    assert User.objects.get(pk=user.pk).email is None


def test_nothing_is_mailed_once_the_waiting_address_is_removed(mailoutbox):
    user = make_user("kari")
    actions.ask_for_email(by=user, email="kari@example.no", language="nb")
    actions.remove_email(by=user)

    tasks.send_email_link(user.pk, "nb")

    assert mailoutbox == []


@pytest.mark.parametrize("key", ["MQ", "finnes-ikke", "4pyT", "____"])
def test_a_made_up_link_is_a_page_that_says_what_to_do(client, key):
    response = client.get(f"/konto/e-post/bekreft/{key}/abc-def/")

    assert response.status_code == 410
    assert "Be om en ny lenke" in response.content.decode()


def test_asking_for_many_addresses_meets_a_page_that_says_to_wait(client):
    client.force_login(make_user())

    statuses = [
        client.post("/konto/e-post/", {**ADDRESS, "email": f"{number}@example.no"}).status_code
        for number in range(11)
    ]

    assert statuses == [302] * 10 + [429]
