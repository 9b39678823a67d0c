"""A manager sees presence first, then absence beside SSB's line, and results by item."""

import re

from playwright.sync_api import expect

HIDDEN_FOR_GOOD = "Vaktmester"  # the department of four


def test_presence_leads_and_table_and_chart_say_the_same(visit, demo):
    page = visit().log_in(demo.person("manager")).page
    page.goto(demo.pages["absence_dashboard"])

    text = page.get_by_role("main").inner_text()
    assert text.index("Nærvær") < text.index("Sykefravær")
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    expect(page.get_by_text("Hele landet (SSB)").first).to_be_visible()
    first = page.get_by_role("row").nth(1).get_by_role("cell").first.inner_text()
    drawn = page.evaluate("document.querySelector('.js-plotly-plot').data[0].y.slice(-1)[0]")
    assert first == f"{drawn:.1f}".replace(".", ",")
    assert "mangler" in text


def test_the_department_of_four_stands_nowhere_alone(visit, demo):
    page = visit().log_in(demo.person("manager")).page

    for address in (demo.pages["absence_dashboard"], demo.pages["results"]):
        page.goto(address)
        choices = page.locator("select[name=enhet] option").all_inner_texts()
        assert len(choices) > 3
        assert HIDDEN_FOR_GOOD not in [choice.strip(" –") for choice in choices]


def test_a_departments_leader_sees_the_department_and_not_its_neighbours(visit, demo):
    leader = next(u for u in demo.people("manager") if u["login_name"] == "leder.dagvakt")
    page = visit().log_in(leader).page
    page.goto(demo.pages["absence_dashboard"])

    expect(page.get_by_role("main")).to_contain_text("Dagvakt")
    expect(page.get_by_role("main")).not_to_contain_text("Kveldsvakt")


def test_results_are_shown_by_item_and_too_few_answers_are_hidden(visit, demo):
    page = visit().log_in(demo.person("manager")).page
    page.goto(demo.pages["results"])
    expect(page.get_by_role("main")).to_contain_text("Jeg gleder meg som regel til å gå på jobb")

    choice = page.get_by_label("Vis resultatet for")
    small = choice.locator("option", has_text=re.compile("Vaktmester"))
    choice.select_option(value=small.get_attribute("value"))
    page.get_by_role("button", name="Vis", exact=True).click()

    expect(page.get_by_role("main")).to_contain_text("Det beskytter dere")


def test_the_page_says_everything_without_scripts(visit, demo):
    page = visit(java_script_enabled=False).log_in(demo.person("manager")).page
    page.goto(demo.pages["absence_dashboard"])

    expect(page.get_by_role("table").first).to_be_visible()
