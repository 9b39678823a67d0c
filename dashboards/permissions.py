"""Who may see and bring in figures. The only way a view here gets a protected object."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from dashboards.models import AbsenceImport
from dashboards.places import Place, places_of
from programmes import selectors
from programmes.models import Membership, Organisation, Unit
from programmes.permissions import (
    KEEPERS_OF_ABSENCE,
    READERS_OF_FIGURES,
    organisation_with_role,
    units_with_figures_for,
)


@dataclass(frozen=True)
class VisibleFigures:
    """What a person may see of an organisation's published figures.

    Attributes:
        organisation: whose they are.
        places: places whose figures the person may see, top first; empty when the person's part is
            too small to have figures of its own.
        can_report: the person also keeps the organisation's absence figures.
    """

    organisation: Organisation
    places: list[Place]
    can_report: bool


def figures_for(user: Any, organisation_id: UUID) -> VisibleFigures:
    """What the person may see. A role for a part shows that part, not the total above it.

    Raises:
        Http404: the organisation does not exist, or the person sees no figures there.
    """
    found = Organisation.objects.filter(pk=organisation_id).annotate(can_report=_keeps(user))
    organisation = found.first()
    units = units_with_figures_for(user, organisation) if organisation else []
    if organisation is None or not units:
        raise Http404
    return VisibleFigures(organisation, places_of(organisation, units), organisation.can_report)


def _keeps(user: Any) -> Exists:
    """Whether to offer the person to bring figures in; `organisation_to_report_for` guards that.

    Asked along with the organisation, since the page has a query budget.
    """
    return Exists(
        Membership.objects.filter(
            user=user,
            organisation=OuterRef("pk"),
            unit__kind=Unit.Kind.LEGAL_ENTITY,
            role__in=KEEPERS_OF_ABSENCE,
        )
    )


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
