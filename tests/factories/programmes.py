"""Fictional organisations, units and people for tests."""

import itertools
from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone
from stdnum.no import orgnr

from accounts.models import User
from programmes.actions import form_reporting_groups
from programmes.models import (
    AccessGrant,
    County,
    CountyAssignment,
    Enrolment,
    Membership,
    Organisation,
    Unit,
)
from programmes.scope import scope

_numbers = itertools.count(1)
Role = Membership.Role


def organisation_number() -> str:
    """A synthetic number of series 3 with the right check digit."""
    while True:
        stem = f"3{next(_numbers):07d}"
        for digit in "0123456789":
            if orgnr.is_valid(stem + digit):
                return stem + digit


def make_user(name: str | None = None, **fields: Any) -> User:
    name = name or f"person-{uuid4().hex[:8]}"
    return User.objects.create_user(name, password=fields.pop("password", "passord-123"), **fields)


def make_organisation(
    *, county: str = County.VESTFOLD, departments: dict[str, int] | None = None, name: str = ""
) -> Organisation:
    """An organisation with one business unit, its departments, and its reporting groups."""
    departments = departments or {"Dag": 20, "Kveld": 14, "Natt": 9, "Kjøkken": 4}
    organisation = Organisation(
        organisation_number=organisation_number(),
        name=name or f"Oppdiktet {uuid4().hex[:6]} AS",
        county=county,
        is_fictional=True,
    )
    with scope(organisations=[organisation.pk]):
        organisation.save()
        total = sum(departments.values())
        root = make_unit(organisation, None, "Virksomheten", total, Unit.Kind.LEGAL_ENTITY)
        business = make_unit(organisation, root, "Bygget", total, Unit.Kind.BUSINESS_UNIT)
        for department, people in departments.items():
            make_unit(organisation, business, department, people)
        form_reporting_groups(organisation=organisation)
        Enrolment.objects.create(
            organisation=organisation,
            unit=business,
            state=Enrolment.State.BASELINE,
            state_since_date=date(2025, 9, 1),
            start_date=date(2025, 8, 1),
            end_date=date(2027, 8, 1),
        )
    return organisation


def make_unit(
    organisation: Organisation,
    parent: Unit | None,
    name: str,
    people: int,
    kind: str = Unit.Kind.DEPARTMENT,
) -> Unit:
    return Unit.objects.create(
        organisation=organisation, parent=parent, name=name, number_of_employees=people, kind=kind
    )


def root_of(organisation: Organisation) -> Unit:
    return Unit.objects.get(organisation=organisation, parent=None)


def make_member(
    organisation: Organisation, role: str = Role.EMPLOYEE, unit: str | None = None, **fields: Any
) -> User:
    """A person with a role for a unit named, or for the whole organisation."""
    user = make_user(**fields)
    with scope(organisations=[organisation.pk]):
        place = (
            Unit.objects.get(organisation=organisation, name=unit)
            if unit
            else root_of(organisation)
        )
        Membership.objects.create(organisation=organisation, unit=place, user=user, role=role)
    return user


def make_adviser(county: str = County.VESTFOLD, **fields: Any) -> User:
    user = make_user(**fields)
    CountyAssignment.objects.create(user=user, county=county, role=CountyAssignment.Role.ADVISER)
    return user


def grant_access(organisation: Organisation) -> AccessGrant:
    with scope(organisations=[organisation.pk]):
        return AccessGrant.objects.create(
            organisation=organisation, county=organisation.county, granted_at=timezone.now()
        )
