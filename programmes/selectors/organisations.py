"""Reads of organisations, their enrolments and whom to ask in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from programmes.models import AccessGrant, Enrolment, Membership, Organisation, Unit
from programmes.sorting import norwegian

CONTACTS = (
    Membership.Role.HR,
    Membership.Role.MANAGER,
    Membership.Role.SAFETY_REPRESENTATIVE,
    Membership.Role.UNION_REPRESENTATIVE,
)


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation in a list.

    Attributes:
        state: the newest enrolment's state in words; empty without an enrolment.
        since: the day it came into that state; None without an enrolment.
        is_open: advisers in the county may see its published figures.
    """

    id: UUID
    name: str
    organisation_number: str
    county: str
    state: str
    since: date | None
    is_open: bool


@dataclass(frozen=True)
class EnrolmentRow:
    """An enrolment on the organisation's page; `unit` is empty where it may not be seen."""

    unit: str
    state: str
    since: date
    start: date | None
    end: date | None


@dataclass(frozen=True)
class UnitRow:
    """A unit in a list of the tree.

    Attributes:
        above: name of the unit it lies under; empty at the top.
        depth: 0 for the legal entity, 1 for its business units, and so on.
        number_of_employees: people in the unit and everything under it.
    """

    id: UUID
    name: str
    above: str
    depth: int
    number_of_employees: int


@dataclass(frozen=True)
class Contact:
    """A person to ask: role and unit in words, and the name, empty when the person gave none."""

    role: str
    unit: str
    name: str


def organisations_in_counties(counties: Iterable[str]) -> list[OrganisationRow]:
    """Organisations in these counties, by name in Norwegian order. One query."""
    return _rows(Organisation.objects.filter(county__in=list(counties)))


def organisations_of_member(user: Any) -> list[OrganisationRow]:
    """Organisations in which the person has a role, by name in Norwegian order. One query."""
    own = Membership.objects.filter(user=user).values("organisation")
    return _rows(Organisation.objects.filter(pk__in=own))


def _rows(organisations: QuerySet[Organisation]) -> list[OrganisationRow]:
    newest = Enrolment.objects.filter(organisation=OuterRef("pk")).order_by(
        "-state_since_date", "pk"
    )
    grants = AccessGrant.objects.filter(
        organisation=OuterRef("pk"), county=OuterRef("county"), revoked_at__isnull=True
    )
    found = organisations.annotate(
        state=Subquery(newest.values("state")[:1]),
        since=Subquery(newest.values("state_since_date")[:1]),
        is_open=Exists(grants),
    )
    rows = [_row(organisation) for organisation in found]
    return sorted(rows, key=lambda row: norwegian(row.name))


def _row(found: Any) -> OrganisationRow:
    return OrganisationRow(
        id=found.pk,
        name=found.name,
        organisation_number=found.organisation_number,
        county=found.get_county_display(),
        state=str(Enrolment.State(found.state).label) if found.state else "",
        since=found.since,
        is_open=found.is_open,
    )


def in_tree_order(units: Iterable[Unit]) -> list[UnitRow]:
    """The units from the top of the tree down, siblings by name in Norwegian order.

    A unit whose parent is not among those given stands at the top.
    """
    units = list(units)
    given = {unit.pk: unit for unit in units}
    below: dict[UUID | None, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: norwegian(unit.name)):
        parent = unit.parent_id if unit.parent_id in given else None
        below.setdefault(parent, []).append(unit)

    def walk(parent: UUID | None) -> Iterator[UnitRow]:
        above = given[parent].label if parent else ""
        for unit in below.get(parent, []):
            yield UnitRow(unit.pk, unit.label, above, unit.depth, unit.number_of_employees)
            yield from walk(unit.pk)

    return list(walk(None))


def enrolment_rows(organisation: Organisation, units: Iterable[Unit]) -> list[EnrolmentRow]:
    """The organisation's enrolments, newest first, naming only the units given. One query."""
    names = {unit.pk: unit.label for unit in units}
    found = Enrolment.objects.filter(organisation=organisation).order_by("-state_since_date", "pk")
    return [
        EnrolmentRow(
            unit=names.get(enrolment.unit_id, ""),
            state=enrolment.get_state_display(),
            since=enrolment.state_since_date,
            start=enrolment.start_date,
            end=enrolment.end_date,
        )
        for enrolment in found
    ]


def has_open_access(organisation: Organisation) -> bool:
    """Advisers in the organisation's county may see its published figures."""
    return AccessGrant.objects.filter(
        organisation=organisation, county=organisation.county, revoked_at__isnull=True
    ).exists()


def contacts_in(organisation: Organisation) -> list[Contact]:
    """People in the organisation with a part in the programme. One query.

    Log-in names are never shown: a person who has given no name is shown by role alone.
    """
    found = Membership.objects.filter(organisation=organisation, role__in=CONTACTS).select_related(
        "user", "unit"
    )
    contacts = {
        Contact(
            role=membership.get_role_display(),
            unit=membership.unit.label,
            name=f"{membership.user.first_name} {membership.user.last_name}".strip(),
        )
        for membership in found
    }
    return sorted(contacts, key=lambda one: (norwegian(one.role), norwegian(one.unit), one.name))
