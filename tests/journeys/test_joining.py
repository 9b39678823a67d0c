"""An employee without e-mail joins with a code on paper, and gets in again next shift."""

import re
import time

from playwright.sync_api import expect

NEW_PASSWORD = "en-ny-stille-natt-7"


def join(page, code, name, password):
    page.goto("/konto/bli-med/")
    page.get_by_label("Koden på arket").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Gå videre").click()
    page.get_by_label("Velg et innloggingsnavn").fill(name)
    page.get_by_label("Velg et passord").fill(password)
    page.get_by_label("Passordet en gang til").fill(password)
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reservekoden din")
    return page.locator(".recovery-code").inner_text()


def log_out(page):
    page.goto("/konto/")
    page.get_by_role("main").get_by_role("button", name="Logg ut").click()
    expect(page.locator("body")).to_contain_text("logget ut")


def test_joining_coming_back_and_forgetting_the_password(visit, demo):
    code = demo.description["join_codes"][0]["code"]
    watched = visit(width=320)
    page = watched.page

    recovery = join(page, code, "natteravn", "rolig-natt-i-nord-5")
    page.get_by_role("link", name="Jeg har skrevet den ned").click()
    expect(page.get_by_role("main")).to_contain_text("Lysvik sykehjem")
    log_out(page)

    next_shift = visit(width=320)
    next_shift.log_in({"email": "", "login_name": "Natteravn", "password": "rolig-natt-i-nord-5"})
    log_out(next_shift.page)

    page.goto("/konto/glemt-passord/")
    page.get_by_role("link", name="Bruk reservekode").click()
    page.get_by_label("Innloggingsnavn").fill("natteravn")
    page.get_by_label("Reservekode").fill(recovery)
    for field in page.locator("input[type=password]").all():
        field.fill(NEW_PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Velg nytt passord").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reservekoden din")
    visit().log_in({"email": "", "login_name": "natteravn", "password": NEW_PASSWORD})


def test_a_used_code_and_a_wrong_one_say_what_to_do(visit, demo):
    used = demo.description["join_codes"][1]["code"]
    join(visit().page, used, "morgenfugl", "rolig-morgen-i-sor-6")
    page = visit().page

    for code in (used, "AAAA-AAAA-AA"):
        page.goto("/konto/bli-med/")
        page.get_by_label("Koden på arket").fill(code)
        page.get_by_role("button", name="Gå videre").click()

        expect(page.get_by_role("main")).to_contain_text("Koden kan ikke brukes")
        expect(page).to_have_url(f"{demo.base_url}/konto/bli-med/")


def test_a_forgotten_password_with_an_e_mail_address(visit, demo):
    person = demo.person("employee", 1)
    page = visit().page
    page.goto("/konto/glemt-passord/")

    page.get_by_label("Innloggingsnavn eller e-post").fill(person["email"])
    page.get_by_role("button", name="Send meg en lenke").click()
    page.goto(link_in_mail(demo, person["email"]))
    for field in page.locator("input[type=password]").all():
        field.fill(NEW_PASSWORD)
    page.get_by_role("main").get_by_role("button").last.click()

    visit().log_in({**person, "password": NEW_PASSWORD})


def link_in_mail(demo, address):
    """The link in the newest e-mail to the address; a worker sends it."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        for path in sorted((demo.var / "mail").glob("*"), reverse=True):
            text = path.read_text()
            if address in text and (found := re.search(r"https?://\S+/nytt/\S+", text)):
                return found.group()
        time.sleep(0.3)
    raise AssertionError("No e-mail came.")
