"""The demo's made-up figures."""

from statistics import fmean

import pytest
from factories.dashboards import read
from factories.programmes import make_organisation

from dashboards.demo_absence import demo_file, national_level, season
from dashboards.models import AbsenceImport
from dashboards.official import national_rates
from dashboards.quarters import Quarter
from programmes.models import ReportingGroup
from programmes.scope import scope


def groups(**sizes):
    return [ReportingGroup(name=name, number_of_employees=size) for name, size in sizes.items()]


def rows(file):
    return [line.split(";") for line in file.decode("utf-8-sig").splitlines()[1:]]


def number(text):
    return float(text.replace(",", "."))


def test_the_same_organisation_always_gets_the_same_figures():
    file = demo_file("310000006", groups(Dag=20, Natt=9))

    assert file == demo_file("310000006", groups(Dag=20, Natt=9))
    assert rows(file)[:24] == rows(demo_file("310000006", groups(Dag=20)))
    assert file != demo_file("310000014", groups(Dag=20, Natt=9))


def test_it_has_24_quarters_for_each_group():
    found = rows(demo_file("310000006", groups(Dag=20, Natt=9)))

    assert len(found) == 48
    assert (found[0][:2], found[23][:2]) == (["Dag", "2019K3"], ["Dag", "2025K2"])


def test_nobody_is_below_five_and_the_parts_make_the_total():
    for row in rows(demo_file("310000006", groups(Dag=5))):
        contractual, lost, by_self, by_doctor = map(number, row[3:])
        assert int(row[2]) >= 5
        assert 0 <= lost <= contractual
        assert by_self + by_doctor == pytest.approx(lost)


def test_season_and_level_follow_ssb():
    assert fmean(season().values()) == pytest.approx(1, abs=0.01)
    assert season()[1] > season()[2] > season()[3]
    assert national_level(Quarter(2020, 1)) == float(national_rates()[Quarter(2020, 1)])
    assert 6 < national_level(Quarter(2023, 1)) < 8.5

    many = {f"Avdeling {n}": 120 for n in range(60)}
    found = rows(demo_file("310000006", groups(**many)))
    for quarter in ("2020K1", "2021K3", "2025K2"):
        of_quarter = [row for row in found if row[1] == quarter]
        lost = sum(number(row[4]) for row in of_quarter)
        rate = 100 * lost / sum(number(row[3]) for row in of_quarter)
        assert rate == pytest.approx(float(national_rates()[Quarter.parse(quarter)]), rel=0.15)


@pytest.mark.django_db
def test_it_passes_the_import_like_anyones():
    organisation = make_organisation()
    with scope(organisations=[organisation.pk]):
        file = demo_file(organisation.organisation_number, ReportingGroup.objects.order_by("name"))

    work = read(organisation, file)

    assert (work.state, work.number_new) == (AbsenceImport.State.READY, 72)
