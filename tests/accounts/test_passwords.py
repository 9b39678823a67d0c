"""Changing a password, and getting in again when it is forgotten."""

import re
from threading import Thread

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from factories.programmes import make_user

from accounts import actions, tasks
from accounts.models import User

pytestmark = pytest.mark.filterwarnings("error")
FORGOTTEN = "/konto/glemt-passord/"
RECOVER = "/konto/glemt-passord/kode/"
NEW = {"password1": "fjord torsk lampe", "password2": "fjord torsk lampe"}


@pytest.fixture(autouse=True)
def no_attempts_counted():
    cache.clear()


@pytest.fixture
def queued(monkeypatch):
    """What was put in the queue for password links: the account's key, or None."""
    sent = []
    monkeypatch.setattr(tasks.send_password_link, "delay", lambda *args: sent.append(args))
    return sent


def new_code(user: User) -> str:
    return actions.make_recovery_code(by=user)


def link_in(mail) -> str:
    return re.search(r"https?://[^/]+(/\S+)", mail.body).group(1)


@pytest.mark.django_db
def test_a_password_is_changed_and_one_stays_logged_in(client):
    user = make_user()
    client.force_login(user)

    response = client.post("/konto/passord/", {"oldpassword": "passord-123", **NEW}, follow=True)

    assert "Passordet er byttet" in response.content.decode()
    assert response.wsgi_request.user.is_authenticated
    assert User.objects.get(pk=user.pk).check_password("fjord torsk lampe")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"oldpassword": "feil", **NEW}, "Passordet stemmer ikke"),
        ({"password1": "kort", "password2": "kort"}, "Passordet er for kort"),
        ({"password1": "password123", "password2": "password123"}, "Mange bruker dette passordet"),
        ({"password1": "karinordmann", "password2": "karinordmann"}, "ligner innloggingsnavnet"),
        ({"password1": "fjord torsk lampe", "password2": "noe annet"}, "De to passordene er ulike"),
    ],
)
def test_a_password_that_will_not_do_is_explained_and_nothing_is_changed(client, data, said):
    user = make_user("karinordmann")
    client.force_login(user)

    response = client.post("/konto/passord/", {"oldpassword": "passord-123", **data})

    assert said in response.content.decode()
    assert User.objects.get(pk=user.pk).check_password("passord-123")


@pytest.mark.django_db
def test_the_answer_is_the_same_whether_or_not_there_is_an_account(
    client, queued, django_capture_on_commit_callbacks
):
    user = make_user("kari", email="kari@example.no")
    make_user("ola")
    make_user("stengt", email="stengt@example.no", is_active=False)
    answers = []

    for login in ("kari", "KARI@example.no", "ola", "ukjent", "ukjent@example.no", "stengt"):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(FORGOTTEN, {"login": login})
        answers.append((response.status_code, response.url))

    assert set(answers) == {(302, "/konto/glemt-passord/sendt/")}
    assert [key for key, _language in queued] == [user.pk, user.pk, None, None, None, None]


@pytest.mark.django_db
def test_a_link_by_mail_gives_a_new_password_once(client, mailoutbox):
    user = make_user("kari", email="kari@example.no")
    tasks.send_password_link(user.pk, "nb")

    form = client.get(link_in(mailoutbox[0]), follow=True)
    done = client.post(form.request["PATH_INFO"], NEW, follow=True)
    again = client.get(link_in(mailoutbox[0]), follow=True)

    assert mailoutbox[0].to == ["kari@example.no"]
    assert "Du har fått nytt passord" in done.content.decode()
    assert User.objects.get(pk=user.pk).check_password("fjord torsk lampe")
    assert "Lenken virker ikke lenger" in again.content.decode()


@pytest.mark.django_db
def test_the_mail_is_in_the_readers_language_and_leads_to_pages_in_it(mailoutbox):
    user = make_user("kari", email="kari@example.no")

    for language in ("nb", "nn", "en"):
        tasks.send_password_link(user.pk, language)

    assert [link_in(mail).split("/konto/")[0] for mail in mailoutbox] == ["", "/nn", "/en"]
    assert all("kari" in mail.body and "{{" not in mail.body for mail in mailoutbox)


@pytest.mark.django_db
def test_the_language_of_the_page_is_the_language_of_the_mail(
    client, queued, django_capture_on_commit_callbacks
):
    make_user("kari", email="kari@example.no")

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/nn{FORGOTTEN}", {"login": "kari"})
    translation.activate("nb")

    assert queued[0][1] == "nn"


@pytest.mark.django_db
def test_no_mail_goes_to_an_account_without_an_address_or_to_none(mailoutbox):
    without = make_user("ola")

    tasks.send_password_link(without.pk, "nb")
    tasks.send_password_link(None, "nb")

    assert mailoutbox == []


@pytest.mark.django_db
def test_asking_for_links_again_and_again_meets_a_page_that_says_to_wait(client, queued):
    for _attempt in range(5):
        client.post(FORGOTTEN, {"login": "kari"})

    assert client.post(FORGOTTEN, {"login": "KARI"}).status_code == 429


@pytest.mark.django_db
def test_the_recovery_code_gives_a_new_password_and_another_code(client):
    user = make_user("kari")
    code = new_code(user)

    response = client.post(
        RECOVER, {"login_name": "Kari", "code": code.lower().replace("-", " "), **NEW}
    )

    user.refresh_from_db()
    shown = re.search(r'recovery-code">([^<]+)<', response.content.decode()).group(1)
    assert user.check_password("fjord torsk lampe")
    assert response.wsgi_request.user == user
    assert shown != code
    assert code.replace("-", "") not in user.recovery_digest


@pytest.mark.django_db
def test_a_recovery_code_works_once(client):
    code = new_code(make_user("kari"))

    client.post(RECOVER, {"login_name": "kari", "code": code, **NEW})
    client.logout()
    again = client.post(
        RECOVER, {"login_name": "kari", "code": code, "password1": "x" * 12, "password2": "x" * 12}
    )

    assert "hører ikke sammen" in again.content.decode()
    assert User.objects.get(login_name="kari").check_password("fjord torsk lampe")


@pytest.mark.django_db
def test_a_wrong_code_and_an_unknown_name_are_answered_alike(client):
    code = new_code(make_user("kari"))
    make_user("uten-kode")
    new_code(make_user("stengt", is_active=False))

    pages = set()
    for name, tried in (
        ("kari", "ABCD-EFGH-JKMN"),
        ("ukjent", code),
        ("uten-kode", code),
        ("stengt", code),
    ):
        html = client.post(RECOVER, {"login_name": name, "code": tried, **NEW}).content.decode()
        pages.add(re.sub(r'value="[^"]*"', "", html))

    assert len(pages) == 1
    assert "hører ikke sammen" in pages.pop()


@pytest.mark.django_db
def test_guessing_recovery_codes_stops_even_for_the_one_who_has_the_code(client):
    code = new_code(make_user("kari"))

    for _attempt in range(5):
        client.post(RECOVER, {"login_name": "kari", "code": "ABCD-EFGH-JKMN", **NEW})
    response = client.post(RECOVER, {"login_name": "kari", "code": code, **NEW})

    assert response.status_code == 429
    assert User.objects.get(login_name="kari").check_password("passord-123")


@pytest.mark.django_db
def test_what_cannot_be_a_code_is_explained(client):
    response = client.post(RECOVER, {"login_name": "kari", "code": "0000-1111-OOOO", **NEW})

    assert "tolv bokstaver og tall" in response.content.decode()


@pytest.mark.django_db
def test_a_new_recovery_code_is_shown_once_after_the_password(client):
    user = make_user()
    old = new_code(user)
    client.force_login(user)

    wrong = client.post("/konto/reservekode/", {"password": "feil"})
    right = client.post("/konto/reservekode/", {"password": "passord-123"})
    later = client.get("/konto/reservekode/")

    shown = re.search(r'recovery-code">([^<]+)<', right.content.decode()).group(1)
    assert "Passordet stemmer ikke" in wrong.content.decode()
    assert shown != old
    assert shown not in later.content.decode()
    with pytest.raises(actions.WrongRecoveryCode):
        actions.recover_account(login_name=user.login_name, code=old, password="noe langt her")


@pytest.mark.django_db
def test_an_answer_with_a_code_is_kept_by_no_cache(client):
    client.force_login(make_user())

    response = client.post("/konto/reservekode/", {"password": "passord-123"})

    assert "no-store" in response["Cache-Control"]


def test_of_two_who_use_one_recovery_code_at_once_one_gets_in(committed_db):
    code = new_code(make_user("kari"))
    outcomes = []

    def recover(password: str) -> None:
        try:
            actions.recover_account(login_name="kari", code=code, password=password)
            outcomes.append("in")
        except actions.WrongRecoveryCode:
            outcomes.append("out")
        finally:
            connection.close()

    threads = [Thread(target=recover, args=[f"et langt passord {number}"]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["in", "out"]


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
@pytest.mark.parametrize("link", ["MQ/feil", "xx/yy"])
def test_a_dead_link_says_so_and_shows_both_ways_on(client, language, link):
    response = client.get(f"{language}/konto/glemt-passord/nytt/{link}/")

    assert response.status_code == 410
    assert f'href="{language}/konto/glemt-passord/"' in response.content.decode()
    assert f'href="{language}/konto/glemt-passord/kode/"' in response.content.decode()
