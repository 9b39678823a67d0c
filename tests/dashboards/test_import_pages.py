"""HR's pages: template, upload, preview, progress, decision."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from factories.dashboards import (
    HEADINGS,
    again,
    confirm,
    left_behind,
    make_file,
    publish_file,
    read,
    rows_for,
    upload,
)  # fmt: skip
from factories.programmes import Role, make_adviser, make_member, make_organisation

from dashboards.models import AbsenceImport
from dashboards.publishing import publish
from programmes.models import ReportingGroup
from programmes.scope import scope

pytestmark = pytest.mark.django_db
State = AbsenceImport.State
GROUPS = {"Dag": 20, "Kveld": 14, "Natt, Kjøkken": 13}
FILE = make_file(rows_for(GROUPS, ["2025K1", "2025K2"]))


@pytest.fixture
def organisation():
    return make_organisation()


@pytest.fixture
def hr(client, organisation):
    client.force_login(make_member(organisation, Role.HR))
    return client


@pytest.fixture
def in_august(monkeypatch):
    """The fifteenth of August 2025: the second quarter is the last that is over."""
    monkeypatch.setattr(timezone, "localdate", lambda: date(2025, 8, 15))


def address(organisation, work=None, rest=""):
    middle = f"{work.pk}/" if work else ""
    return f"/tall/{organisation.pk}/fravaer/{middle}{rest}"


def send(client, organisation, content):
    file = SimpleUploadedFile("Kari Nordmanns fravær.csv", content, "text/csv")
    return client.post(address(organisation), {"file": file})


def the_import(organisation):
    with scope(organisations=[organisation.pk]):
        return AbsenceImport.objects.get()


def test_the_template_has_a_row_for_each_group_and_can_be_sent_as_it_is_filled_in(
    hr, organisation, in_august
):
    text = hr.get(address(organisation, rest="mal.csv")).content.decode("utf-8-sig")
    lines = text.splitlines()

    assert lines[0] == (
        "enhet;kvartal;antall_ansatte;avtalte_dagsverk;tapte_dagsverk;"
        "egenmeldt_dagsverk;legemeldt_dagsverk"
    )
    assert lines[1:] == [
        "Dag;2025K2;;;;;", "Kveld;2025K2;;;;;", "Natt, Kjøkken;2025K2;;;;;",
    ]  # fmt: skip
    filled = text.replace(";;;;;", ";20;1200,5;70,5;;").encode("utf-8-sig")
    assert read(organisation, filled).number_new == 3


def test_a_group_named_like_a_formula_stays_text_in_the_template_and_is_known_again(
    hr, organisation
):
    with scope(organisations=[organisation.pk]):
        ReportingGroup.objects.filter(name="Dag").update(name="=1+1")

    text = hr.get(address(organisation, rest="mal.csv")).content.decode("utf-8-sig")

    assert "\n'=1+1;" in text
    assert read(organisation, make_file(["'=1+1;2024K1;20;1200;70"])).state == State.READY


def test_a_file_is_taken_in_without_its_name(hr, organisation):
    response = send(hr, organisation, FILE)

    work = the_import(organisation)
    assert response.url == address(organisation, work)
    assert (work.state, bytes(work.content)) == (State.UPLOADED, FILE)
    assert not any("Kari" in str(value) for value in vars(work).values())


def test_a_file_on_its_way_shows_progress_with_and_without_a_script(hr, organisation):
    work = upload(organisation, FILE)

    html = hr.get(address(organisation, work)).content.decode()
    state = hr.get(address(organisation, work, "tilstand.json")).json()

    assert '<progress id="import-progress" value="0" max="100">' in html
    assert 'http-equiv="refresh"' in html
    assert f'data-watch="{address(organisation, work, "tilstand.json")}"' in html
    assert state == {"progress": 0, "text": "Filen venter på å bli lest.", "done": False}


def test_a_file_that_can_be_saved_is_shown_first(hr, organisation):
    publish_file(organisation, make_file(rows_for({"Dag": 20}, ["2025K1"])))
    publish_file(organisation, make_file(["Kveld;2025K1;14;840;99"]))
    work = read(organisation, FILE)

    html = hr.get(address(organisation, work)).content.decode()

    assert "Ingenting er lagret ennå" in html
    assert "<dt>Nye tall</dt><dd>4</dd>" in html
    assert "<dt>Endrede tall</dt><dd>1</dd>" in html
    assert "<dt>Uendret</dt><dd>1</dd>" in html
    assert "Lagre og publiser tallene" in html
    assert "refresh" not in html


def test_confirming_publishes_and_the_dashboard_changes(hr, organisation):
    work = read(organisation, FILE)

    response = hr.post(address(organisation, work, "bekreft/"), follow=True)
    assert "Tallene venter på å bli publisert." in response.content.decode()
    assert again(work).decided_by is not None

    publish(work.pk, organisation.pk)
    assert "Tallene er publisert" in hr.get(address(organisation, work)).content.decode()
    assert hr.get(address(organisation, work, "tilstand.json")).json()["done"] is True
    assert "I 2. kvartal 2025" in hr.get(f"/tall/{organisation.pk}/").content.decode()


def test_the_same_file_again_says_so_and_offers_nothing_to_confirm(hr, organisation):
    publish_file(organisation, FILE)
    work = read(organisation, FILE)

    html = hr.get(address(organisation, work)).content.decode()

    assert "Filen gir ingen endringer" in html
    assert "bekreft" not in html.replace("å bekrefte", "")


def test_problems_are_listed_by_line_and_nothing_can_be_confirmed(hr, organisation):
    work = read(organisation, make_file(["Dag;2025K9;20;1200;70", "Kveldd;2025K1;14;840;9"]))

    html = hr.get(address(organisation, work)).content.decode()

    assert "Linje 2, kvartal" in html
    assert "Mente du «Kveld»?" in html
    assert "Lagre og publiser" not in html


@pytest.mark.parametrize("content", [b"", b"x" * (5 * 1024 * 1024 + 1)], ids=["empty", "large"])
def test_an_empty_or_too_large_file_is_told_on_the_form(hr, organisation, content):
    response = send(hr, organisation, content)

    assert response.status_code == 400
    assert "Filen er" in response.content.decode()
    with scope(organisations=[organisation.pk]):
        assert not AbsenceImport.objects.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (make_file(["Dag;2025K1;20;1200;70;x"], headings=f"{HEADINGS};navn"), "beskrive personer"),
        (make_file(["Dag;2025K1;20;1200;70;x"], headings=f"{HEADINGS};årsak"), "diagnoser"),
        (make_file(["Dag 01010750160;2025K1;20;1200;70"]), "Linje 2: Linjen inneholder et fødsels"),
        (make_file(["a;b;c"], headings="Kari;Ola;Per"), "Overskriftene er ikke malens"),
        (b"PK\x03\x04" + bytes(40), "Dette er en Excel-fil"),
    ],
    ids=["people", "causes", "national identity number", "other headings", "excel"],
)
def test_what_must_not_be_kept_is_refused_before_anything_is_stored(
    hr, organisation, content, told
):
    response = send(hr, organisation, content)

    assert response.status_code == 400
    assert told in response.content.decode()
    with scope(organisations=[organisation.pk]):
        assert not AbsenceImport.objects.exists()


def test_a_file_without_changes_waits_for_nobody_in_the_list(hr, organisation):
    publish_file(organisation, FILE)
    read(organisation, FILE)

    html = hr.get(address(organisation)).content.decode()

    assert "Uten endringer" in html
    assert "Venter på bekreftelse" not in html


def test_no_file_at_all_is_told_on_the_form(hr, organisation):
    response = hr.post(address(organisation))

    assert response.status_code == 400
    assert "Velg en fil først." in response.content.decode()


def test_cancelling_forgets_the_file(hr, organisation):
    work = read(organisation, FILE)

    response = hr.post(address(organisation, work, "avbryt/"), follow=True)

    assert "ingenting er lagret" in response.content.decode()
    assert again(work).state == State.CANCELLED


def test_deciding_too_late_says_what_has_happened(hr, organisation):
    work = confirm(read(organisation, FILE))

    response = hr.post(address(organisation, work, "avbryt/"), follow=True)

    assert "Noe har skjedd med filen i mellomtiden" in response.content.decode()
    assert again(work).state == State.CONFIRMED


def test_what_was_given_up_says_so(hr, organisation):
    work = left_behind(upload(organisation, FILE))
    with scope(organisations=[organisation.pk]):
        AbsenceImport.objects.update(state="FAILED", failure="GAVE_UP", content=None)

    assert "Vi klarte ikke å behandle filen" in hr.get(address(organisation, work)).content.decode()


def test_decisions_are_posted(hr, organisation):
    work = read(organisation, FILE)

    assert hr.get(address(organisation, work, "bekreft/")).status_code == 405
    assert hr.get(address(organisation, work, "avbryt/")).status_code == 405


def test_only_hr_for_the_whole_organisation_brings_figures_in(client, organisation):
    work = read(organisation, FILE)
    people = [
        make_member(organisation, Role.MANAGER),
        make_member(organisation, Role.HR, unit="Dag"),
        make_member(organisation),
        make_member(make_organisation(), Role.HR),
        make_adviser(),
    ]
    for person in people:
        client.force_login(person)
        for path in (
            address(organisation),
            address(organisation, rest="mal.csv"),
            address(organisation, work),
            address(organisation, work, "tilstand.json"),
        ):
            assert client.get(path).status_code == 404
        assert client.post(address(organisation, work, "bekreft/")).status_code == 404
        assert send(client, organisation, FILE).status_code == 404
    assert again(work).state == State.READY


def test_a_file_of_another_organisation_is_not_found_under_ones_own(hr, organisation):
    foreign = read(make_organisation(), FILE)

    assert hr.get(address(organisation, foreign)).status_code == 404
    assert hr.post(address(organisation, foreign, "bekreft/")).status_code == 404


def test_pages_ask_no_more_when_files_and_rows_are_many(hr, organisation):
    def reads(path):
        with CaptureQueriesContext(connection) as captured:
            assert hr.get(path).status_code == 200
        return len(captured)

    work = read(organisation, make_file(rows_for(GROUPS, ["2025K1"])))
    hr.get(address(organisation))
    few = reads(address(organisation)), reads(address(organisation, work))

    quarters = [f"{year}K{number}" for year in range(2010, 2025) for number in (1, 2, 3, 4)]
    for _ in range(10):
        work = read(organisation, make_file(rows_for(GROUPS, quarters)))
    assert (reads(address(organisation)), reads(address(organisation, work))) == few
    assert "Side 1 av 4" in hr.get(address(organisation, work)).content.decode()
