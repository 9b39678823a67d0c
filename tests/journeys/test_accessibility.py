"""Every page outside the Wagtail admin, in three languages, at 320 and 1280 px, with axe-core."""

import pytest
from journey import LANGUAGES
from playwright.sync_api import expect

OPEN = [
    "/", "/kurs/", "/kurs/kroppen-pa-jobb/", "/kurs/kroppen-pa-jobb/vondt-er-vanlig/",
    "/kurs/kroppen-pa-jobb/sterk-rygg/", "/kurs/kroppen-pa-jobb/bilder-funn-og-ord/",
    "/kurs/kroppen-pa-jobb/jobbe-med-vondt/", "/kurs/kroppen-pa-jobb/arbeidet-betyr-ogsa-noe/",
    "/kurs/kroppen-pa-jobb/nar-bor-du-kontakte-helsetjenesten/",
    "/om-programmet/", "/personvern/",
]  # fmt: skip
OPEN_IN_OTHERS = {
    "nn": ["/nn/", "/nn/kurs/", "/nn/om-programmet/", "/nn/personvern/"],
    "en": ["/en/", "/en/kurs/", "/en/about-the-programme/", "/en/privacy/"],
}
DOORS = [
    "/konto/logg-inn/", "/konto/glemt-passord/", "/konto/glemt-passord/kode/", "/konto/bli-med/",
    "/konto/logget-ut/", "/undersokelser/takk/", "/komponenter/", "/finnes-ikke/",
]  # fmt: skip


def pages_of(demo, role):
    organisation = demo.description["organisations"][0]["id"]
    pages = demo.pages
    account = ["/konto/", "/konto/passord/", "/konto/logg-ut/", "/virksomheter/"]
    return {
        "employee": [
            *account, "/konto/e-post/", "/konto/reservekode/", "/undersokelser/", pages["survey"],
            pages["results"], "/kurs/min-framgang/", "/kurs/min-framgang/slett/",
        ],
        "manager": [
            pages["absence_dashboard"], pages["results"], f"/virksomheter/{organisation}/",
            f"/virksomheter/{organisation}/innsyn/trekk/", "/tall/",
        ],
        "hr": [
            pages["absence_import"], f"/virksomheter/{organisation}/koder/", "/undersokelser/ny/",
            f"{pages['survey']}avslutt/",
        ],
        "adviser": [pages["adviser_home"], pages["absence_dashboard"], "/tall/"],
    }[role]  # fmt: skip


def barriers(watched, addresses):
    found = []
    for address in addresses:
        watched.page.goto(address)
        watched.page.wait_for_load_state("networkidle")
        found += watched.find_barriers()
    return found


@pytest.mark.parametrize("width", [320, 1280])
def test_content_pages_are_without_barriers(visit, width):
    watched = visit(width=width)

    assert barriers(watched, OPEN + OPEN_IN_OTHERS["nn"] + OPEN_IN_OTHERS["en"]) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_log_in_pages_are_without_barriers(visit, language, width):
    watched = visit(width=width)

    assert barriers(watched, [LANGUAGES[language] + address for address in DOORS]) == []


@pytest.mark.parametrize("role", ["employee", "manager", "hr", "adviser"])
@pytest.mark.parametrize("width", [320, 1280])
def test_each_roles_pages_are_without_barriers(visit, demo, role, width):
    watched = visit(width=width).log_in(demo.person(role))
    addresses = pages_of(demo, role)

    found = barriers(
        watched, [prefix + address for prefix in LANGUAGES.values() for address in addresses]
    )

    assert found == []


def test_dark_mode_and_forced_colours_are_without_barriers(visit, demo):
    watched = visit(color_scheme="dark", forced_colors="active")

    assert barriers(watched, OPEN[:4]) == []


def test_the_keyboard_reaches_content_past_the_menu_and_shows_where_it_is(visit, demo):
    page = visit().page
    page.goto(demo.pages["first_module"])

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hopp til hovedinnhold")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert inside
    assert outline != "none"
