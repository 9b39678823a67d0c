"""An employee takes a module page by page, and answers the survey once."""

from playwright.sync_api import expect

SECRET = "et ord som bare er mitt, fuglekvitter"


def test_a_module_is_read_left_and_resumed_on_another_device(visit, demo):
    person = demo.person("employee", 2)
    first = visit().log_in(person)
    page = first.page
    page.goto(demo.pages["first_module"])
    page.get_by_role("link", name="Start på side 1").click()
    page.get_by_role("button", name="Neste").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sterk rygg")
    page.get_by_role("button", name="Neste").click()
    expect(page.get_by_text("Side 3 av 6").first).to_be_visible()

    other = visit(width=320).log_in(person).page
    other.goto(demo.pages["first_module"])
    other.get_by_role("link", name="Fortsett der du var: side 3").click()
    expect(other.get_by_text("Side 3 av 6").first).to_be_visible()

    other.goto(demo.pages["first_module"])
    other.get_by_role("button", name="Jeg har vært gjennom modulen").click()
    expect(other.get_by_role("main")).to_contain_text("hadde vært gjennom modulen")
    other.get_by_role("button", name="Angre").click()
    expect(other.get_by_role("button", name="Jeg har vært gjennom modulen")).to_be_visible()


def test_a_reflection_never_leaves_the_device(visit, demo):
    watched = visit().log_in(demo.person("employee"))
    page = watched.page
    page.goto(f"{demo.pages['first_module']}vondt-er-vanlig/")

    page.locator("[data-reflection] textarea").first.fill(SECRET)
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Ja, min egen").click()
    page.get_by_role("button", name="Neste").click()
    page.go_back()

    expect(page.locator("[data-reflection] textarea").first).to_have_value(SECRET)
    assert not [sent for sent in watched.sent if "fuglekvitter" in sent]


def test_on_a_shared_device_a_reflection_is_gone_after_logging_out(visit, demo):
    watched = visit().log_in(demo.person("employee"))
    page = watched.page
    address = f"{demo.pages['first_module']}vondt-er-vanlig/"
    page.goto(address)
    page.locator("[data-reflection] textarea").first.fill(SECRET)
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Nei, den er delt").click()

    page.goto("/konto/logg-ut/")
    page.get_by_role("main").get_by_role("button", name="Logg ut").click()
    page.goto(address)

    expect(page.locator("[data-reflection] textarea").first).to_have_value("")


def test_the_survey_is_answered_once(visit, demo):
    person = demo.person("employee")
    watched = visit(width=320).log_in(person)
    page = watched.page
    page.goto("/undersokelser/")
    page.get_by_role("link", name="Nærværsundersøkelsen").first.click()
    page.get_by_role("button", name="Begynn").click()

    groups = page.locator("form.questions fieldset")
    for number in range(groups.count()):
        options = groups.nth(number).locator("input")
        options.nth(number % 3).check(force=True)
    page.get_by_role("button", name="Send inn svaret").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Takk for svaret")

    page.goto(demo.pages["survey"])
    expect(page.get_by_role("main")).to_contain_text("Du har svart eller begynt")
    page.goto(f"{demo.pages['survey']}svar/")
    expect(page.get_by_role("button", name="Send inn svaret")).to_have_count(0)
    visit().log_in(person).page.goto(demo.pages["survey"])


def test_the_survey_can_be_answered_without_scripts(visit, demo):
    page = visit(java_script_enabled=False).log_in(demo.people("employee")[-1]).page
    page.goto(demo.pages["survey"])
    page.get_by_role("button", name="Begynn").click()

    page.locator("input[type=radio]").nth(3).check(force=True)
    page.get_by_role("button", name="Send inn svaret").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Takk for svaret")
