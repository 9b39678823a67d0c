"""HR uploads absence figures: errors row by row, a preview, progress, and a changed dashboard."""

import pytest
from playwright.sync_api import expect

HEADINGS = "enhet;kvartal;antall_ansatte;avtalte_dagsverk;tapte_dagsverk"


def rows(demo, lost):
    groups = {"Dagvakt": 38, "Kveldsvakt": 27, "Nattevakt": 14, "Kjøkken, Vaktmester": 13}
    return [f"{name};2025K3;{n};{n * 60},5;{lost}" for name, n in groups.items()]


def upload(page, demo, content, name="fravaer.csv"):
    page.goto(demo.pages["absence_import"])
    page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("main").get_by_role("button", name="Last opp").click()


def as_file(lines, encoding="utf-8-sig"):
    return "\r\n".join([HEADINGS, *lines, ""]).encode(encoding)


@pytest.fixture
def page(visit, demo):
    return visit().log_in(demo.person("hr")).page


def test_a_file_is_previewed_confirmed_and_changes_the_dashboard(page, demo):
    upload(page, demo, as_file(rows(demo, "4,5"), "cp1252"))
    confirm = page.get_by_role("button", name="Lagre og publiser tallene")
    confirm.wait_for(timeout=40_000)
    expect(page.get_by_role("main")).to_contain_text("Kjøkken, Vaktmester")

    confirm.click()
    page.get_by_text("Tallene er publisert").wait_for(timeout=60_000)
    page.goto(demo.pages["absence_dashboard"])
    expect(page.get_by_role("main")).to_contain_text("3. kvartal 2025")

    upload(page, demo, as_file(rows(demo, "4.5")))
    page.get_by_text("ingen endringer").wait_for(timeout=40_000)
    expect(page.get_by_role("button", name="Lagre og publiser tallene")).to_have_count(0)


def test_every_row_that_is_wrong_is_told_of_in_norwegian(page, demo):
    wrong = ["Dagvakt;2025K5;38;2000;90", "Ukjent;2025K3;38;2000;90", "Nattevakt;2025K3;4;200;9"]
    upload(page, demo, as_file(wrong))

    page.get_by_text("Filen er ikke lagret").wait_for(timeout=40_000)
    for line in ("Linje 2", "Linje 3", "Linje 4"):
        expect(page.get_by_role("main")).to_contain_text(line)


def test_a_file_that_names_people_is_refused_whole(page, demo):
    named = "navn;enhet;kvartal;antall_ansatte;avtalte_dagsverk;tapte_dagsverk"
    upload(page, demo, f"{named}\r\nKari;Dagvakt;2025K3;38;2000;90\r\n".encode())

    expect(page.get_by_role("main")).to_contain_text("ser ut til å beskrive personer")
    expect(page.get_by_role("main")).to_contain_text("har ikke tatt vare på noe fra filen")
    expect(page.get_by_role("main")).not_to_contain_text("Kari")


def test_a_file_of_another_kind_is_refused_with_a_message(page, demo):
    upload(page, demo, b"PK\x03\x04" + b"\x00" * 400, name="fravaer.xlsx")

    page.get_by_text("Filen er ikke lagret").or_(page.get_by_text("CSV")).first.wait_for()


def test_hr_prints_codes_for_a_unit(page, demo):
    organisation = demo.description["organisations"][0]
    page.goto(f"/virksomheter/{organisation['id']}/koder/")

    page.get_by_label("Enhet").select_option(label="Kveldsvakt")
    page.get_by_label("Antall koder").fill("3")
    page.get_by_role("button", name="Lag ark").click()

    expect(page.get_by_text("Kveldsvakt").first).to_be_visible()


def test_hr_plans_a_round_and_closes_one(page, demo):
    page.goto("/undersokelser/ny/")
    page.get_by_label("Navn på runden").fill("En prøverunde")
    page.get_by_role("button", name="Sett opp runden").click()

    expect(page.locator("body")).to_contain_text("En prøverunde")
