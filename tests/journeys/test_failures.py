"""What goes wrong is told in the reader's language, says what to do, and never shows a trace."""

from uuid import uuid4

import pytest
from journey import LANGUAGES
from playwright.sync_api import expect

UNKNOWN = {"nb": "Vi finner ikke siden", "nn": "Vi finn ikkje sida", "en": "find the page"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_page(visit, language):
    page = visit().page

    answer = page.goto(f"{LANGUAGES[language]}/finnes-ikke/")

    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert "Traceback" not in page.content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_log_in(visit, language):
    page = visit().page
    page.goto(f"{LANGUAGES[language]}/konto/logg-inn/")

    page.locator("input[name=login]").fill("finnes-ikke")
    page.locator("input[type=password]").fill("feil-passord-1")
    page.get_by_role("main").locator("button[type=submit]").click()

    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("alert").or_(page.locator("ds-error-summary")).first).to_be_visible()


def test_a_foreign_id_looks_like_one_that_does_not_exist(visit, demo):
    foreign = demo.description["organisations"][2]["id"]
    page = visit().log_in(demo.person("manager")).page

    for path in ("/tall/{}/", "/virksomheter/{}/", "/tall/{}/fravaer/"):
        assert page.goto(path.format(foreign)).status == 404
        assert page.goto(path.format(uuid4())).status == 404
