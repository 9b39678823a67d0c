"""English, where the check of the catalogues cannot look: whole answers, and how it is written."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation
from factories.programmes import make_user

from config.local import messages


@pytest.fixture
def english():
    cache.clear()
    with translation.override("en"):
        yield


def all_texts() -> list[str]:
    """Every translation, each form of a plural for itself."""
    found = []
    for message in messages.read("en"):
        if message.id:
            found += [message.string] if isinstance(message.string, str) else message.string
    return found


@pytest.mark.django_db
def test_a_failing_log_in_is_answered_in_english(client, english):
    make_user("kari")

    answer = client.post(reverse("account_login"), {"login": "kari", "password": "feil"})

    assert answer.headers["Content-Language"] == "en"
    assert "do not belong together" in answer.content.decode()
    assert "hører ikke sammen" not in answer.content.decode()


@pytest.mark.django_db
def test_an_empty_form_says_in_english_what_it_needs(client, english):
    page = client.post(reverse("account_login"), {}).content.decode()

    assert "We need a little more" in page
    assert "This field is required." in page


def test_texts_use_english_quotation_marks_and_no_exclamation_marks():
    for text in all_texts():
        assert not re.search("[«»!]", text), text


def test_only_names_keep_norwegian_letters():
    names = {"Bokmål", "Trøndelag", "Solgløtt", "bokmål"}
    for text in all_texts():
        written = {word for word in re.findall(r"\w+", text) if re.search("[æøåÆØÅ]", word)}
        assert written <= names, text
