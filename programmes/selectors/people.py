"""Reads of people's parts: roles, counties, and what they open."""

from typing import Any
from uuid import UUID

from programmes.models import AccessGrant, CountyAssignment, Membership


def memberships_of(user: Any) -> list[Membership]:
    """The person's roles at workplaces, with unit and organisation."""
    return list(Membership.objects.filter(user=user).select_related("unit", "organisation"))


def organisations_of(user: Any) -> set[UUID]:
    """Organisations in which the person has a role.

    Joins no other table: it is asked before the organisations themselves are in scope.
    """
    return set(Membership.objects.filter(user=user).values_list("organisation_id", flat=True))


def counties_of(user: Any) -> list[str]:
    """Codes of the counties in which the person is an adviser."""
    return list(
        CountyAssignment.objects.filter(user=user, role=CountyAssignment.Role.ADVISER).values_list(
            "county", flat=True
        )
    )


def organisations_open_to(counties: list[str]) -> set[UUID]:
    """Organisations that let advisers in these counties see their published figures."""
    return set(
        AccessGrant.objects.filter(county__in=counties, revoked_at__isnull=True).values_list(
            "organisation_id", flat=True
        )
    )


def is_member(user: Any) -> bool:
    """The person has a role at a workplace."""
    return Membership.objects.filter(user=user).exists()
