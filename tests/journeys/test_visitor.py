"""A visitor reads what the programme is and is not, and a module page, without logging in."""

from playwright.sync_api import expect


def test_a_visitor_reads_about_the_programme_and_opens_a_module(visit, demo):
    page = visit().page
    page.goto(demo.pages["front"])

    page.get_by_role("link", name="Les om programmet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Om programmet")

    page.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Kurs").click()
    page.get_by_role("link", name="Kroppen på jobb").click()
    page.get_by_role("link", name="Start på side 1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vondt er vanlig")
    expect(page.get_by_text("ikke faglig godkjent ennå")).to_be_visible()
    assert page.context.cookies() == []


def test_when_to_contact_the_health_service_is_open_to_everyone(visit, demo):
    page = visit(width=320).page
    page.goto(demo.pages["first_module"])

    page.get_by_role("link", name="Når bør du kontakte helsetjenesten?").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Når bør du kontakte helsetjenesten?")
    expect(page.get_by_role("link", name="113", exact=True)).to_have_attribute("href", "tel:113")


def test_the_page_stays_when_the_language_changes(visit, demo):
    page = visit().page
    page.goto("/om-programmet/")

    page.get_by_role("link", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(f"{demo.base_url}/en/about-the-programme/")


def test_a_module_page_can_be_read_without_scripts(visit, demo):
    page = visit(java_script_enabled=False).page
    page.goto(f"{demo.pages['first_module']}vondt-er-vanlig/")

    page.get_by_text("To av ti").click()
    page.locator("a[rel=next]").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Sterk rygg")
