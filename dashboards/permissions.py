"""Who may see and bring in figures. The only way a view here gets a protected object."""

from typing import Any
from uuid import UUID

from django.http import Http404

from dashboards.models import AbsenceImport
from dashboards.places import Place, places_of
from programmes import selectors
from programmes.models import Membership, Organisation
from programmes.permissions import (
    KEEPERS_OF_ABSENCE,
    READERS_OF_FIGURES,
    has_role_for_all,
    organisation_with_role,
    units_with_figures_for,
)


def figures_for(user: Any, organisation_id: UUID) -> tuple[Organisation, list[Place]]:
    """The organisation, and the places whose published figures the person may see, top first.

    A person with a role for a part sees that part, not the total above it. The list is empty when
    the part is too small to have figures of its own.

    Raises:
        Http404: the organisation does not exist, or the person sees no figures there.
    """
    organisation = Organisation.objects.filter(pk=organisation_id).first()
    if organisation is None or not user.is_authenticated:
        raise Http404
    units = units_with_figures_for(user, organisation)
    if not units:
        raise Http404
    return organisation, places_of(organisation, units)


def place_for(places: list[Place], asked: str) -> Place | None:
    """The place asked for by id, else the first; None when there is none at all.

    Raises:
        Http404: the person may not see the place, or there is no such place.
    """
    if not asked:
        return places[0] if places else None
    for place in places:
        if str(place.id) == asked:
            return place
    raise Http404


def organisation_to_report_for(user: Any, organisation_id: UUID) -> Organisation:
    """The organisation, for a person who keeps its absence figures.

    Raises:
        Http404: it does not exist, or the person does not hold the role for all of it.
    """
    return organisation_with_role(user, organisation_id, KEEPERS_OF_ABSENCE)


def can_report_for(user: Any, organisation: Organisation) -> bool:
    """The person keeps the organisation's absence figures."""
    return has_role_for_all(user, organisation.pk, KEEPERS_OF_ABSENCE)


def import_for(user: Any, organisation_id: UUID, import_id: UUID) -> AbsenceImport:
    """An uploaded file, for a person who keeps the organisation's absence figures.

    Raises:
        Http404: it does not exist, or is not this person's to see.
    """
    organisation = organisation_to_report_for(user, organisation_id)
    work = AbsenceImport.objects.filter(organisation=organisation, pk=import_id).first()
    if work is None:
        raise Http404
    work.organisation = organisation
    return work


def organisations_with_figures(user: Any) -> list[Organisation]:
    """Organisations in which the person may see published figures, by name."""
    held = Membership.objects.filter(user=user, role__in=READERS_OF_FIGURES)
    ids = set(held.values_list("organisation_id", flat=True))
    if counties := selectors.counties_of(user):
        ids |= selectors.organisations_open_to(counties)
    organisations = Organisation.objects.filter(pk__in=ids)
    return sorted(organisations, key=lambda organisation: organisation.name.casefold())


def sees_figures(user: Any) -> bool:
    """The person holds a role, somewhere, that comes with figures."""
    if not user.is_authenticated:
        return False
    return Membership.objects.filter(user=user, role__in=READERS_OF_FIGURES).exists() or bool(
        selectors.counties_of(user)
    )
