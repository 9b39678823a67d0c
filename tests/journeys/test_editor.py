"""An editor changes a paragraph, previews it, publishes it, and sees it live."""

import re

from playwright.sync_api import expect

SENTENCE = "Denne setningen er skrevet av en redaktør."
ENGLISH = re.compile(
    r"\b(Save draft|Publish|Unpublish|Preview|Edit|Dashboard|Search|Pages|History|Settings"
    r"|Close|Welcome|Home|Log out|Account|Content|Promote|Move|Copy|Delete|Add child)\b"
)


def test_an_editor_changes_previews_and_publishes_a_page(visit, demo):
    watched = visit()
    page = watched.log_in(demo.person("editor")).page
    page.goto(demo.pages["editor"])
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^n"))
    assert not ENGLISH.search(page.locator("body").inner_text())

    live = f"{demo.pages['first_module']}vondt-er-vanlig/"
    page.goto("/admin/pages/?q=Vondt+er+vanlig")
    page.goto(address_of_editor(page))
    assert not ENGLISH.search(page.locator("body").inner_text())
    paragraph = page.locator(".public-DraftEditor-content").first
    paragraph.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {SENTENCE}")
    # The editor hands what is written over to the form a moment after the last key.
    expect(page.locator("#body-0-value")).to_have_value(re.compile(SENTENCE))

    page.get_by_role("button", name=re.compile("forhåndsvis", re.IGNORECASE)).first.click()
    preview = page.frame_locator("iframe#w-preview-iframe, iframe[title*='orhåndsvis']").first
    expect(preview.locator("body")).to_contain_text(SENTENCE, timeout=40_000)

    page.locator("[data-w-dropdown-target='toggle']").last.click()
    page.get_by_role("button", name=re.compile("^Publiser")).first.click()
    expect(page.locator(".messages")).to_contain_text("publisert")
    visitor = visit().page
    visitor.goto(live)
    expect(visitor.get_by_role("main")).to_contain_text(SENTENCE)


def address_of_editor(page):
    link = page.get_by_role("link", name="Vondt er vanlig").first
    return link.get_attribute("href")
