"""Nynorsk, whose texts come from three catalogues: ours, Django's and, failing both, bokmål."""

import re

import pytest
from django.core.cache import cache
from django.utils import translation
from factories.programmes import make_user

from accounts.adapter import AccountAdapter
from config.local import messages

LOGIN = "/nn/konto/logg-inn/"
RECOVER = "/nn/konto/glemt-passord/kode/"
# Words of bokmål that nynorsk writes otherwise, and that names and quotations do not contain.
BOKMAAL = re.compile(
    r"\b(?:ansatte?|bare|dere|egen|enheten?|ennå|fra|glemt|hva|hvem|hver|hvert|hvilken?|hvis|hvor|"
    r"hvordan|ikke|innen|jeg|kilde|lenken?|lagres|mens|mer|noe|noen|personer|riktig|selv|"
    r"sykefravær|tallene?|tegn|undersøkelsen?|uten|velge?r?|vises|virksomheten?)\b",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def no_attempts_counted():
    cache.clear()
    with translation.override("nb"):
        yield


def words(response) -> str:
    """The page's text, without markup."""
    html = response.content.decode()
    return " ".join(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL).split())


@pytest.mark.django_db
def test_a_failed_log_in_is_answered_in_nynorsk(client):
    make_user("kari")

    page = words(client.post(LOGIN, {"login": "kari", "password": "feil"}))

    assert "Innloggingsnamnet og passordet høyrer ikkje saman." in page
    assert not BOKMAAL.findall(page)


@pytest.mark.django_db
def test_empty_fields_are_named_in_nynorsk(client):
    page = words(client.post(LOGIN, {}))

    assert page.count("Dette feltet er påkravd.") >= 2
    assert not BOKMAAL.findall(page)


@pytest.mark.django_db
def test_a_weak_password_is_refused_in_nynorsk(client):
    typed = {"login_name": "kari", "code": "x", "password1": "1234", "password2": "4321"}

    page = words(client.post(RECOVER, typed))

    assert "Passordet er for kort. Bruk minst ti teikn." in page
    assert "Dei to passorda er ulike." in page
    assert not BOKMAAL.findall(page)


def test_no_error_of_the_accounts_falls_back_to_bokmaal():
    def told(language: str) -> dict[str, str]:
        with translation.override(language):
            return {code: str(text) for code, text in AccountAdapter.error_messages.items()}

    nb, nn = told("nb"), told("nn")

    # Nobody gives a telephone number here.
    assert [code for code in nn if "phone" not in code and nn[code] == nb[code]] == []


def test_the_catalogue_holds_no_bokmaal():
    found = {}
    for message in messages.read("nn"):
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in filter(None, texts if message.id else ()):
            if hits := BOKMAAL.findall(re.sub(r"%\(\w+\)s", "", text)):
                found[text] = hits

    assert found == {}
