"""Reads of codes to join with."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from programmes.models import JoinCode, Organisation, Unit
from programmes.scope import scope


@dataclass(frozen=True)
class Place:
    """Where a code leads.

    Attributes:
        unit: the unit's name.
        organisation: the organisation's name.
    """

    unit: str
    organisation: str


def place_of_code(digest: str) -> Place | None:
    """Where an unused code leads; None when the code cannot be used.

    Opens the scope itself: whoever holds the paper has no part in the organisation yet.
    """
    with scope(join_code=digest):
        code = JoinCode.objects.filter(digest=digest, is_used=False).first()
    if code is None:
        return None
    with scope(organisations=[code.organisation_id]):
        unit = Unit.objects.select_related("organisation").get(pk=code.unit_id)
    return Place(unit=unit.label, organisation=unit.organisation.name)


def number_of_codes_made(organisation: Organisation) -> dict[UUID, int]:
    """How many codes were ever made, by unit; never how many were used, which would tell who joins.

    Units without codes are left out.
    """
    counted = (
        JoinCode.objects.filter(organisation=organisation)
        .values_list("unit")
        .annotate(number=Count("pk"))
        .order_by()
    )
    return dict(counted)
