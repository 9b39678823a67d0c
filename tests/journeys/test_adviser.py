"""An adviser sees companies in own county, and figures only where the company has said yes."""

from playwright.sync_api import expect


def test_names_and_states_in_own_county_and_figures_where_granted(visit, demo):
    page = visit().log_in(demo.person("adviser")).page
    page.goto(demo.pages["adviser_home"])

    main = page.get_by_role("main")
    expect(main).to_contain_text("Lysvik sykehjem")
    expect(main).to_contain_text("Havneby lager")
    expect(main).not_to_contain_text("Nordlia")
    expect(main).to_contain_text("Arbeid etter første samling")

    main.get_by_role("link", name="Se tallene").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nærvær")


def test_a_company_that_has_not_said_yes_shows_no_figures(visit, demo):
    closed, far = demo.description["organisations"][1:3]
    page = visit().log_in(demo.person("adviser")).page

    for organisation in (closed, far):
        answer = page.goto(f"/tall/{organisation['id']}/")
        assert answer.status == 404
    assert page.goto(f"/virksomheter/{far['id']}/").status == 404


def test_the_company_takes_its_word_back(visit, demo):
    organisation = demo.description["organisations"][2]
    manager = next(u for u in demo.people("manager") if u["organisation"] == organisation["orgnr"])
    page = visit().log_in(manager).page
    adviser = visit().log_in(demo.person("adviser", 1)).page
    assert adviser.goto(f"/tall/{organisation['id']}/").status == 200

    page.goto(f"/virksomheter/{organisation['id']}/")
    page.get_by_role("link", name="Trekk innsynet tilbake").click()
    page.get_by_role("main").get_by_role("button").first.click()

    assert adviser.goto(f"/tall/{organisation['id']}/").status == 404
