"""The manager's page: figures in words, numbers, chart and file, and who sees them."""

import csv
import io
import json
import re
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from factories.dashboards import make_file, publish_file, rows_for
from factories.programmes import (
    Role,
    grant_access,
    make_adviser,
    make_member,
    make_organisation,
)  # fmt: skip

from dashboards.models import PublishedCell
from programmes.models import County, Membership, Unit
from programmes.scope import scope

pytestmark = pytest.mark.django_db
GROUPS = {"Dag": 20, "Kveld": 14, "Natt, Kjøkken": 13}
QUARTERS = ["2024K2", "2024K3", "2024K4", "2025K1", "2025K2"]


@pytest.fixture
def organisation():
    made = make_organisation()
    publish_file(made, make_file(rows_for(GROUPS, QUARTERS, lost="61,7")))
    return made


def page(client, organisation, unit=None, user=None, query=""):
    client.force_login(user or make_member(organisation, Role.MANAGER))
    if unit:
        with scope(organisations=[organisation.pk]):
            query = f"?enhet={Unit.objects.get(organisation=organisation, name=unit).pk}"
    return client.get(f"/tall/{organisation.pk}/{query}")


def text_of(response):
    bare = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(bare).replace("\xa0", " ").split())


def chart_of(response):
    found = re.search(
        r'<script id="absence-chart-data" type="application/json">(.*?)</script>',
        response.content.decode(),
        re.DOTALL,
    )
    return json.loads(found.group(1))


def table_of(response):
    body = re.search(r"<tbody>(.*?)</tbody>", response.content.decode(), re.DOTALL).group(1)
    return [
        [
            " ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).replace("\xa0", " ").split())
            for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.DOTALL)
        ]
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


# ── The same number everywhere ─────────────────────────────────────────────────────────────────


def test_sentence_key_figure_table_chart_and_file_say_the_same(client, organisation):
    response = page(client, organisation)

    said = text_of(response)
    assert "I 2. kvartal 2025 var nærværet 93,4 prosent og sykefraværet 6,6 prosent." in said
    assert "I hele landet var sykefraværet 6,4 prosent, ifølge SSB." in said
    assert "Dette viser utvikling, ikke årsak." in said
    assert "Nærvær 93,4 prosent 2. kvartal 2025" in said
    assert "Sykefravær siste fire kvartaler 6,6 prosent 3. kvartal 2024 til 2. kvartal 2025" in said

    newest = table_of(response)[0]
    assert newest == ["2. kvartal 2025", "93,4", "6,6", "6,4", "185,1", "2 820,0"]

    presence, absence, national = chart_of(response)["data"]
    assert (presence["y"][-1], absence["y"][-1], national["y"][-1]) == (93.4, 6.6, 6.4)
    for row, *values in zip(
        reversed(table_of(response)), presence["y"], absence["y"], national["y"], strict=True
    ):
        shown = [float(cell.replace(",", ".")) if cell != "mangler" else None for cell in row[1:4]]
        assert shown == values

    file = client.get(f"/tall/{organisation.pk}/naervaer.csv")
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[2] == ["2025K2", "93,4", "6,6", "6,4", "185,1", "2820,0"]
    assert rows[3] == ["2025K1", "93,4", "6,6", "", "185,1", "2820,0"]


def test_english_readers_get_decimal_points(client, organisation):
    client.force_login(make_member(organisation, Role.MANAGER))

    response = client.get(f"/en/tall/{organisation.pk}/")

    assert table_of(response)[0][1:4] == ["93.4", "6.6", "6.4"]
    assert chart_of(response)["layout"]["separators"] == ".,"


def test_english_readers_meet_one_way_to_write_quarters_and_no_norwegian_names_of_ours(
    client, organisation
):
    client.force_login(make_member(organisation, Role.MANAGER))

    response = client.get(f"/en/tall/{organisation.pk}/")

    said = re.sub(r"<script.*?</script>", "", response.content.decode(), flags=re.DOTALL)
    assert "Q2 2025" in said
    assert not re.search(r"\d{4}K\d|SSB, tabell|Hele virksomheten", said)
    assert chart_of(response)["data"][0]["customdata"][-1] == "Q2 2025"


def test_the_charts_heading_is_hidden_with_the_chart_when_there_is_no_script(client, organisation):
    html = page(client, organisation).content.decode()

    hidden = re.search(r"<figure[^>]* hidden>(.*?)</figure>", html, re.DOTALL).group(1)
    assert "Utvikling per kvartal" in hidden
    assert html.count("Utvikling per kvartal") == 1


def test_quarters_that_ssb_does_not_hold_break_the_line_and_are_named(client, organisation):
    response = page(client, organisation)

    assert "Vi har ikke SSBs tall for 4. kvartal 2024 til 1. kvartal 2025, så" in text_of(response)
    national = chart_of(response)["data"][2]
    assert national["y"] == [6.8, 5.9, None, None, 6.4]
    assert national["connectgaps"] is False


def test_a_unit_may_be_chosen(client, organisation):
    publish_file(organisation, make_file(["Kveld;2025K2;14;840;84"]))

    response = page(client, organisation, unit="Kveld")

    assert "var nærværet 90,0 prosent og sykefraværet 10,0 prosent" in text_of(response)


# ── Hidden ─────────────────────────────────────────────────────────────────────────────────────


def hide(organisation, **which):
    with scope(organisations=[organisation.pk]):
        PublishedCell.objects.filter(**which).update(
            status="HIDDEN", headcount=None, contractual_days=None, lost_days=None,
            absence_rate=None, presence_rate=None,
        )  # fmt: skip


def test_a_hidden_quarter_is_a_gap_in_the_chart_and_a_colon_in_table_and_file(client, organisation):
    hide(organisation, quarter="2025-04-01")

    response = page(client, organisation)

    said = text_of(response)
    assert "Tallene for 2. kvartal 2025 er skjult av hensyn til personvernet." in said
    assert "I 1. kvartal 2025 var nærværet 93,4 prosent" in said
    assert chart_of(response)["data"][0]["y"] == [93.4, 93.4, 93.4, 93.4, None]
    hidden = ": skjult av hensyn til personvernet"
    assert table_of(response)[0] == ["2. kvartal 2025", hidden, hidden, "6,4", hidden, hidden]
    file = client.get(f"/tall/{organisation.pk}/naervaer.csv").content.decode("utf-8-sig")
    assert "2025K2;:;:;6,4;:;:" in file


def test_when_all_is_hidden_there_is_a_table_and_no_chart(client, organisation):
    hide(organisation, period__in=["QUARTER", "FOUR_QUARTERS"])

    response = page(client, organisation)

    assert "chart-data" not in response.content.decode()
    assert "plotly" not in response.content.decode()
    assert len(table_of(response)) == 5
    assert "var nærværet" not in text_of(response)


def test_the_share_shown_is_told(client, settings):
    settings.DISCLOSURE_THRESHOLD = 14
    organisation = make_organisation()
    publish_file(organisation, make_file(rows_for(GROUPS, QUARTERS)))

    said = text_of(page(client, organisation))
    assert "60 prosent av virksomhetens tall vises. Resten er skjult." in said


def test_when_nothing_is_hidden_no_share_is_told(client, organisation):
    said = text_of(page(client, organisation))

    assert "Ingen av virksomhetens tall er skjult." in said
    assert "100 prosent av virksomhetens" not in said


def test_a_quarter_nobody_has_reported_is_missing_and_not_hidden(client):
    organisation = make_organisation()
    publish_file(organisation, make_file(rows_for(GROUPS, ["2024K2", "2024K4"])))

    rows = table_of(page(client, organisation))

    assert rows[1] == ["3. kvartal 2024", "mangler", "mangler", "5,9", "mangler", "mangler"]


# ── Nothing yet ────────────────────────────────────────────────────────────────────────────────


def test_without_figures_hr_is_told_how_to_bring_them_and_others_whom_to_wait_for(client):
    organisation = make_organisation()

    for_hr = page(client, organisation, user=make_member(organisation, Role.HR))
    assert "Last ned malen" in text_of(for_hr)
    assert f"/tall/{organisation.pk}/fravaer/" in for_hr.content.decode()

    for_manager = page(client, organisation)
    assert "Når HR i virksomheten har lagt inn tall" in text_of(for_manager)
    assert f"/tall/{organisation.pk}/fravaer/" not in for_manager.content.decode()
    file = client.get(f"/tall/{organisation.pk}/naervaer.csv").content.decode("utf-8-sig")
    assert len(file.splitlines()) == 2


def test_the_manager_of_four_is_told_why_there_are_no_figures(client, organisation):
    manager = make_member(organisation, Role.MANAGER, unit="Kjøkken")

    response = page(client, organisation, user=manager)

    assert "Enheten er for liten til egne tall" in text_of(response)
    assert "<table" not in response.content.decode()


# ── Who sees what ──────────────────────────────────────────────────────────────────────────────


def test_a_department_manager_sees_the_department_and_not_the_total(client, organisation):
    manager = make_member(organisation, Role.MANAGER, unit="Kveld")
    with scope(organisations=[organisation.pk]):
        total = Unit.objects.get(organisation=organisation, parent=None)
        sibling = Unit.objects.get(organisation=organisation, name="Dag")

    assert "Kveld" in text_of(page(client, organisation, user=manager))
    for unit in (total, sibling):
        query = f"?enhet={unit.pk}"
        assert page(client, organisation, user=manager, query=query).status_code == 404
        address = f"/tall/{organisation.pk}/naervaer.csv{query}"
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("query", ["?enhet=x", f"?enhet={uuid4()}"])
def test_an_unknown_unit_is_not_found(client, organisation, query):
    assert page(client, organisation, query=query).status_code == 404


def test_employees_and_strangers_find_nothing(client, organisation):
    other = make_organisation()
    for user in (make_member(organisation), make_member(other, Role.MANAGER), make_adviser()):
        assert page(client, organisation, user=user).status_code == 404
        assert client.get(f"/tall/{organisation.pk}/naervaer.csv").status_code == 404
    client.logout()
    assert client.get(f"/tall/{organisation.pk}/").status_code == 302


def test_an_adviser_sees_figures_only_where_access_is_granted_in_own_county(client, organisation):
    adviser, elsewhere = make_adviser(), make_adviser(County.NORDLAND)
    grant_access(organisation)

    assert page(client, organisation, user=adviser).status_code == 200
    assert page(client, organisation, user=elsewhere).status_code == 404
    client.force_login(adviser)
    assert client.get("/tall/").url == f"/tall/{organisation.pk}/"


def test_the_way_in_leads_to_the_only_organisation_or_lists_them(client):
    first, second = make_organisation(name="Berg AS"), make_organisation(name="Ask AS")
    manager = make_member(first, Role.MANAGER)
    client.force_login(manager)
    assert client.get("/tall/").url == f"/tall/{first.pk}/"

    with scope(organisations=[second.pk]):
        top = Unit.objects.get(organisation=second, parent=None)
        Membership.objects.create(organisation=second, unit=top, user=manager, role=Role.HR)
    listed = text_of(client.get("/tall/"))
    assert listed.index("Ask AS") < listed.index("Berg AS")


NAVIGATION = '<a href="/tall/" aria-current="true">Tall</a>'


def test_employees_do_not_meet_figures_in_the_navigation(client, organisation):
    client.force_login(make_member(organisation))
    assert NAVIGATION not in client.get("/tall/").content.decode()
    assert "Ingen tall å vise ennå" in text_of(client.get("/tall/"))

    client.force_login(make_member(organisation, Role.SAFETY_REPRESENTATIVE))
    assert NAVIGATION in client.get(f"/tall/{organisation.pk}/").content.decode()


# ── Speed ──────────────────────────────────────────────────────────────────────────────────────


def reads(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured if " FROM " in query["sql"]]


def test_the_page_asks_the_database_fifteen_times_however_much_there_is(client):
    small = make_organisation()
    publish_file(small, make_file(rows_for(GROUPS, QUARTERS[:2])))
    departments = {f"Avdeling {number}": 8 for number in range(40)}
    large = make_organisation(departments=departments)
    quarters = [f"{year}K{number}" for year in range(2020, 2025) for number in (1, 2, 3, 4)]
    publish_file(large, make_file(rows_for(departments, quarters)))
    for organisation in (small, large):
        client.force_login(make_member(organisation, Role.MANAGER))
        address = f"/tall/{organisation.pk}/"
        client.get(address)
        assert len(reads(client, address)) <= 15


def test_the_list_of_organisations_asks_no_more_when_there_are_many(client):
    adviser = make_adviser()
    client.force_login(adviser)
    for _ in range(2):
        grant_access(make_organisation())
    few = len(reads(client, "/tall/"))
    for _ in range(8):
        grant_access(make_organisation())

    assert len(reads(client, "/tall/")) == few
