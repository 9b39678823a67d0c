"""Three fictional organisations in two counties, with departments, one of them of four people.

Their organisation numbers are synthetic: series 3, which the register does not use for real
organisations, with a check digit that is right.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from django.db import transaction

from programmes.actions import form_reporting_groups
from programmes.models import AccessGrant, County, Enrolment, Organisation, Unit
from programmes.scope import scope


@dataclass(frozen=True)
class Company:
    """What the demo knows of a company before it is made.

    Attributes:
        key: short name in log-in names.
        departments: number of employees by department, by business unit.
        lets_adviser_see: advisers in the county may see the published figures.
    """

    key: str
    number: str
    name: str
    county: County
    industry_code: str
    state: Enrolment.State
    started: date
    lets_adviser_see: bool
    departments: dict[str, dict[str, int]] = field(default_factory=dict)


COMPANIES = [
    Company(
        key="lysvik",
        number="310000019",
        name="Lysvik sykehjem (oppdiktet)",
        county=County.VESTFOLD,
        industry_code="87.102",
        state=Enrolment.State.PROCESS_1,
        started=date(2025, 3, 3),
        lets_adviser_see=True,
        departments={
            "Lysvik sykehjem": {
                "Dagvakt": 38,
                "Kveldsvakt": 27,
                "Nattevakt": 14,
                "Kjøkken": 9,
                "Vaktmester": 4,
            }
        },
    ),
    Company(
        key="havneby",
        number="310000027",
        name="Havneby lager (oppdiktet)",
        county=County.VESTFOLD,
        industry_code="52.100",
        state=Enrolment.State.BASELINE,
        started=date(2025, 8, 18),
        lets_adviser_see=False,
        departments={
            "Havneby lager": {"Varemottak": 22, "Plukk og pakk": 31, "Transport": 12, "Kontor": 8}
        },
    ),
    Company(
        key="nordlia",
        number="310000035",
        name="Nordlia barnehager (oppdiktet)",
        county=County.TROMS,
        industry_code="88.911",
        state=Enrolment.State.SESSION_2,
        started=date(2024, 9, 2),
        lets_adviser_see=True,
        departments={
            "Nordlia barnehage": {"Småbarn": 12, "Storbarn": 14},
            "Elvebakken barnehage": {"Småbarn": 9, "Storbarn": 11, "Kjøkken": 5},
        },
    ),
]


def _end_of(started: date) -> date:
    return started.replace(year=started.year + 2)


def make(company: Company) -> Organisation:
    """The company with its tree of units, reporting groups, enrolment and grant of access."""
    organisation = Organisation(
        organisation_number=company.number,
        name=company.name,
        county=company.county,
        industry_code=company.industry_code,
        is_fictional=True,
    )
    with scope(organisations=[organisation.pk]):
        organisation.save()
        business = _make_units(organisation, company)
        form_reporting_groups(organisation=organisation)
        Enrolment.objects.create(
            organisation=organisation,
            unit=business,
            state=company.state,
            state_since_date=date(2025, 9, 15),
            start_date=company.started,
            end_date=_end_of(company.started),
        )
        if company.lets_adviser_see:
            AccessGrant.objects.create(
                organisation=organisation,
                county=company.county,
                granted_at=datetime.combine(company.started, time(9), tzinfo=UTC),
            )
    return organisation


@transaction.atomic
def _make_units(organisation: Organisation, company: Company) -> Unit:
    """Makes the tree; returns its first business unit."""
    total = sum(sum(people.values()) for people in company.departments.values())
    root = Unit.objects.create(
        organisation=organisation,
        kind=Unit.Kind.LEGAL_ENTITY,
        name="Hele virksomheten",
        organisation_number=company.number,
        number_of_employees=total,
    )
    first = None
    for name, departments in company.departments.items():
        business = Unit.objects.create(
            organisation=organisation,
            parent=root,
            kind=Unit.Kind.BUSINESS_UNIT,
            name=name,
            number_of_employees=sum(departments.values()),
        )
        first = first or business
        for department, people in departments.items():
            Unit.objects.create(
                organisation=organisation,
                parent=business,
                kind=Unit.Kind.DEPARTMENT,
                name=department,
                number_of_employees=people,
            )
    return first or root
