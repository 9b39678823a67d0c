"""Who may do what in an organisation. The only way a view gets a protected object (first wall).

A foreign id answers as if it did not exist.
"""

from typing import Any
from uuid import UUID

from django.http import Http404

from programmes import selectors
from programmes.models import AccessGrant, Membership, Organisation, Unit

Role = Membership.Role
READERS_OF_FIGURES = frozenset(
    {Role.MANAGER, Role.SAFETY_REPRESENTATIVE, Role.UNION_REPRESENTATIVE, Role.HR}
)
KEEPERS_OF_ABSENCE = frozenset({Role.HR})
KEEPERS_OF_CODES = frozenset({Role.HR})
KEEPERS_OF_ACCESS = frozenset({Role.HR, Role.MANAGER})


def roles_in(user: Any, organisation_id: UUID) -> dict[UUID, set[str]]:
    """The person's roles in an organisation, by the unit they hold for."""
    found: dict[UUID, set[str]] = {}
    if not user.is_authenticated:
        return found
    for membership in Membership.objects.filter(user=user, organisation=organisation_id):
        found.setdefault(membership.unit_id, set()).add(membership.role)
    return found


def has_role(user: Any, organisation_id: UUID, roles: frozenset[Any]) -> bool:
    """The person holds one of the roles somewhere in the organisation."""
    return any(roles & held for held in roles_in(user, organisation_id).values())


def has_role_for_all(user: Any, organisation_id: UUID, roles: frozenset[Any]) -> bool:
    """The person holds one of the roles for the whole organisation, not only for a part."""
    if not user.is_authenticated:
        return False
    return Membership.objects.filter(
        user=user,
        organisation=organisation_id,
        unit__kind=Unit.Kind.LEGAL_ENTITY,
        role__in=roles,
    ).exists()


def is_adviser_with_access(user: Any, organisation: Organisation) -> bool:
    """The person advises in the organisation's county, and the organisation lets advisers see."""
    if organisation.county not in selectors.counties_of(user):
        return False
    return AccessGrant.objects.filter(
        organisation=organisation, county=organisation.county, revoked_at__isnull=True
    ).exists()


def organisation_for(user: Any, organisation_id: UUID) -> Organisation:
    """The organisation, for a member of it or an adviser in its county.

    Raises:
        Http404: it does not exist, or is not this person's.
    """
    organisation = Organisation.objects.filter(pk=organisation_id).first()
    if organisation is None or not user.is_authenticated:
        raise Http404
    if roles_in(user, organisation.pk) or organisation.county in selectors.counties_of(user):
        return organisation
    raise Http404


def organisation_with_role(user: Any, organisation_id: UUID, roles: frozenset[Any]) -> Organisation:
    """The organisation, for a person who holds one of the roles for all of it.

    Raises:
        Http404: it does not exist, or the person does not hold the role.
    """
    organisation = Organisation.objects.filter(pk=organisation_id).first()
    if organisation is None or not has_role_for_all(user, organisation.pk, roles):
        raise Http404
    return organisation


def unit_with_role(user: Any, organisation_id: UUID, unit_id: UUID, roles: frozenset[Any]) -> Unit:
    """A unit, for a person who holds one of the roles for the whole of its organisation.

    Raises:
        Http404: it does not exist, or the person does not hold the role.
    """
    organisation = organisation_with_role(user, organisation_id, roles)
    unit = Unit.objects.filter(organisation=organisation, pk=unit_id).first()
    if unit is None:
        raise Http404
    return unit


def units_shown_to(user: Any, organisation: Organisation) -> list[Unit]:
    """Units whose names and headcounts the person may see, from the top of the tree down.

    All of them for a member and for an adviser with access, none for other advisers.
    """
    if not (roles_in(user, organisation.pk) or is_adviser_with_access(user, organisation)):
        return []
    return list(Unit.objects.filter(organisation=organisation).order_by("path"))


def units_with_figures_for(user: Any, organisation: Organisation) -> list[Unit]:
    """Units whose published figures the person may see, from the top of the tree down.

    A role holds for its unit and everything under it; an adviser with access sees all units.
    Empty when the person may see none.
    """
    units = list(Unit.objects.filter(organisation=organisation).order_by("path"))
    if is_adviser_with_access(user, organisation):
        return units
    held = {
        unit_id
        for unit_id, roles in roles_in(user, organisation.pk).items()
        if roles & READERS_OF_FIGURES
    }
    tops = [unit.path for unit in units if unit.pk in held]
    return [unit for unit in units if any(unit.path.startswith(top) for top in tops)]
