"""The list of organisations, the page of one, and the access that is granted from it."""

from datetime import date

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from factories.programmes import (
    Role,
    grant_access,
    make_adviser,
    make_member,
    make_organisation,
    make_user,
)

from programmes import menu, permissions, selectors
from programmes.middleware import open_scope_of
from programmes.models import County, Enrolment, Membership, Unit
from programmes.scope import scope, set_scope
from programmes.sorting import norwegian

LIST = "/virksomheter/"


def page(client, user, address=LIST) -> str:
    client.force_login(user)
    return client.get(address).content.decode()


def address_of(organisation, rest="") -> str:
    return f"{LIST}{organisation.pk}/{rest}"


@pytest.mark.django_db
def test_an_adviser_sees_companies_of_own_county_with_state_and_access(client):
    near = make_organisation(county=County.VESTFOLD, name="Nær AS")
    make_organisation(county=County.VESTFOLD, name="Uten innsyn AS")
    make_organisation(county=County.TRONDELAG, name="Fjern AS")
    grant_access(near)

    html = page(client, make_adviser(County.VESTFOLD))

    assert "Nær AS" in html
    assert "Uten innsyn AS" in html
    assert "Fjern AS" not in html
    assert "Første kartlegging" in html
    assert "01.09.2025" in html
    assert html.count("Ikke gitt") == 1


@pytest.mark.django_db
def test_the_newest_enrolment_gives_the_state():
    organisation = make_organisation(county=County.VESTFOLD)
    with scope(organisations=[organisation.pk]):
        unit = Unit.objects.filter(organisation=organisation).first()
        Enrolment.objects.create(
            organisation=organisation,
            unit=unit,
            state=Enrolment.State.PAUSED,
            state_since_date=date(2026, 1, 5),
        )
        [row] = selectors.organisations_in_counties([County.VESTFOLD])

    assert (row.state, row.since) == ("Satt på pause", date(2026, 1, 5))


@pytest.mark.django_db
def test_a_company_without_enrolment_has_no_state():
    organisation = make_organisation(county=County.VESTFOLD)
    with scope(organisations=[organisation.pk]):
        Enrolment.objects.all().delete()
        [row] = selectors.organisations_in_counties([County.VESTFOLD])

    assert (row.state, row.since, row.is_open) == ("", None, False)


@pytest.mark.django_db
def test_names_stand_in_norwegian_order():
    names = ["Åpen AS", "Østlyst AS", "ærlig AS", "Zink AS", "alfa AS", "Ås AS"]

    assert sorted(names, key=norwegian) == [
        "alfa AS", "Zink AS", "ærlig AS", "Østlyst AS", "Åpen AS", "Ås AS",
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_list_is_searched_by_name_in_any_case_and_by_number(client):
    ost = make_organisation(county=County.VESTFOLD, name="Østlyst AS")
    make_organisation(county=County.VESTFOLD, name="Vestvik AS")
    adviser = make_adviser(County.VESTFOLD)

    by_name = page(client, adviser, f"{LIST}?sok=østLYST")
    by_number = page(client, adviser, f"{LIST}?sok={ost.organisation_number[:6]} ")
    nothing = page(client, adviser, f"{LIST}?sok=finnes-ikke")

    assert "Østlyst AS" in by_name
    assert "Vestvik AS" not in by_name
    assert "Østlyst AS" in by_number
    assert "Ingen treff" in nothing


@pytest.mark.django_db
def test_fifty_stand_on_a_page_and_a_page_that_is_not_there_is_the_last(client):
    for number in range(51):
        make_organisation(
            county=County.VESTFOLD, name=f"Bedrift {number:02d}", departments={"A": 9}
        )
    adviser = make_adviser(County.VESTFOLD)

    first, second = page(client, adviser), page(client, adviser, f"{LIST}?side=99")

    assert first.count('<th scope="row">') == 50
    assert "Bedrift 50" not in first
    assert second.count('<th scope="row">') == 1
    assert "Bedrift 50" in second


@pytest.mark.django_db
def test_the_list_asks_as_often_for_thirty_companies_as_for_three(client):
    adviser = make_adviser(County.VESTFOLD)
    client.force_login(adviser)
    for _number in range(3):
        grant_access(make_organisation(county=County.VESTFOLD, departments={"A": 9}))
    client.get(LIST)

    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for _number in range(27):
        grant_access(make_organisation(county=County.VESTFOLD, departments={"A": 9}))
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)

    assert len(many) == len(few) <= 25


@pytest.mark.django_db
def test_a_companys_page_asks_as_often_for_sixty_units_as_for_six(client):
    small = make_organisation(departments={f"Avdeling {n}": 9 for n in range(6)})
    large = make_organisation(departments={f"Avdeling {n}": 9 for n in range(60)})
    counts = []

    for organisation in (small, large):
        client.force_login(make_member(organisation, Role.HR))
        client.get(address_of(organisation))
        with CaptureQueriesContext(connection) as asked:
            client.get(address_of(organisation))
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 35


@pytest.mark.django_db
def test_a_member_sees_own_company_with_units_and_no_list_of_others(client):
    mine = make_organisation(county=County.VESTFOLD, name="Min AS")
    make_organisation(county=County.VESTFOLD, name="Annen AS")
    member = make_member(mine)

    listed = page(client, member)
    own = page(client, member, address_of(mine))

    assert "Min AS" in listed
    assert "Annen AS" not in listed + own
    assert "Kjøkken" in own
    assert "Vestfold" in own
    assert "01.08.2027" in own


@pytest.mark.django_db
def test_a_person_without_a_part_sees_an_empty_list(client):
    make_organisation(name="Annen AS")

    html = page(client, make_user())

    assert "Du er ikke med i noen virksomhet" in html
    assert "Annen AS" not in html


@pytest.mark.django_db
def test_members_see_whom_to_ask_by_name_but_never_a_log_in_name(client):
    organisation = make_organisation()
    make_member(organisation, Role.HR, name="logginn1", first_name="Hilde", last_name="Hansen")
    make_member(organisation, Role.SAFETY_REPRESENTATIVE, unit="Natt", name="logginn2")

    html = page(client, make_member(organisation, name="ansatt"), address_of(organisation))

    assert "Hilde Hansen" in html
    assert "Verneombud" in html
    assert "logginn" not in html


@pytest.mark.django_db
def test_an_adviser_without_access_sees_the_company_but_not_its_units_or_people(client):
    organisation = make_organisation(county=County.VESTFOLD)
    make_member(organisation, Role.HR, first_name="Hilde", last_name="Hansen")

    html = page(client, make_adviser(County.VESTFOLD), address_of(organisation))

    assert organisation.name in html
    assert "Første kartlegging" in html
    assert "ikke gitt rådgivere innsyn" in html
    assert "Kjøkken" not in html
    assert "Hilde" not in html


@pytest.mark.django_db
def test_the_second_wall_holds_when_the_first_is_gone():
    mine, other = make_organisation(name="Min AS"), make_organisation(name="Annen AS")
    make_member(other, Role.HR, first_name="Hilde")
    grant_access(other)

    with scope(organisations=[mine.pk]):
        everywhere = selectors.organisations_in_counties(County.values)

        assert [row.name for row in everywhere] == ["Min AS"]
        assert selectors.contacts_in(other) == []
        assert selectors.enrolment_rows(other, []) == []
        assert selectors.number_of_codes_made(other) == {}
        assert not selectors.has_open_access(other)


@pytest.mark.django_db
def test_an_advisers_scope_gives_nothing_from_other_counties_without_the_first_wall():
    make_organisation(county=County.VESTFOLD, name="Nær AS")
    make_organisation(county=County.TRONDELAG, name="Fjern AS")

    open_scope_of(make_adviser(County.VESTFOLD))

    assert [row.name for row in selectors.organisations_in_counties(County.values)] == ["Nær AS"]


@pytest.mark.django_db
def test_units_are_shown_to_members_and_advisers_with_access_only():
    organisation = make_organisation(county=County.VESTFOLD)
    member, adviser = make_member(organisation), make_adviser(County.VESTFOLD)

    with scope(organisations=[organisation.pk], user=member, figures=[organisation.pk]):
        shown = [len(permissions.units_shown_to(user, organisation)) for user in (member, adviser)]
        grant_access(organisation)
        opened = len(permissions.units_shown_to(adviser, organisation))

    assert shown == [6, 0]
    assert opened == 6


@pytest.mark.django_db
def test_units_stand_as_a_tree_with_siblings_in_norwegian_order():
    organisation = make_organisation(departments={"Ås": 9, "Berg": 9, "Øst": 9})
    with scope(organisations=[organisation.pk]):
        rows = selectors.in_tree_order(Unit.objects.filter(organisation=organisation))

    assert [(row.depth, row.name, row.above) for row in rows] == [
        (0, "Hele virksomheten", ""),
        (1, "Bygget", "Hele virksomheten"),
        (2, "Berg", "Bygget"),
        (2, "Øst", "Bygget"),
        (2, "Ås", "Bygget"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "top"), [("nb", "Hele virksomheten"), ("en", "The whole company")]
)
def test_the_whole_organisation_is_called_so_in_the_readers_language(language, top):
    organisation = make_organisation()
    with scope(organisations=[organisation.pk]), translation.override(language):
        rows = selectors.in_tree_order(Unit.objects.filter(organisation=organisation))

    assert [(row.name, row.above) for row in rows[:2]] == [(top, ""), ("Bygget", top)]


@pytest.mark.django_db
def test_the_menu_has_the_list_for_members_and_advisers_alone(client):
    entry = f'<a href="{LIST}"'
    member, adviser = make_member(make_organisation()), make_adviser()

    assert entry in page(client, member, "/konto/")
    assert entry in page(client, adviser, "/konto/")
    set_scope()
    assert entry not in page(client, make_user(), "/konto/")
    client.logout()
    assert entry not in client.get("/konto/logg-inn/").content.decode()


@pytest.mark.django_db
def test_the_menu_asks_the_database_once_a_request(django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user = make_user()

    menu.takes_part(request)
    with django_assert_num_queries(0):
        menu.takes_part(request)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["", "/nn", "/en"])
def test_the_pages_open_in_every_language(client, language):
    organisation = make_organisation()
    client.force_login(make_member(organisation, Role.HR))

    for rest in ("", "koder/", "innsyn/gi/", "innsyn/trekk/"):
        assert client.get(f"{language}{address_of(organisation, rest)}").status_code == 200
    assert client.get(f"{language}{LIST}").status_code == 200
    assert Membership.objects.filter(organisation=organisation).count() == 1
