"""Who may do what with a round. The only way a view gets one; a foreign id answers 404."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404

from programmes.models import Membership, Organisation, Unit
from programmes.permissions import (
    has_role_for_all,
    is_adviser_with_access,
    roles_in,
    units_with_figures_for,
)
from surveys.models import Round, RoundNode

Role = Membership.Role
KEEPERS_OF_ROUNDS = frozenset({Role.HR})


def _round(round_id: UUID) -> Round:
    found = Round.objects.filter(pk=round_id).select_related("organisation").first()
    if found is None:
        raise Http404
    return found


def round_for_member(user: Any, round_id: UUID) -> Round:
    """The round, for a member of its organisation.

    Raises:
        Http404: it does not exist, or is not this person's.
    """
    found = _round(round_id)
    if not roles_in(user, found.organisation_id):
        raise Http404
    return found


def organisations_kept_by(user: Any) -> list[Organisation]:
    """Organisations in which the person may plan and close rounds, by name.

    Raises:
        Http404: there are none.
    """
    memberships = Membership.objects.filter(
        user=user, role__in=KEEPERS_OF_ROUNDS, unit__kind=Unit.Kind.LEGAL_ENTITY
    ).select_related("organisation")
    found = {membership.organisation_id: membership.organisation for membership in memberships}
    if not found:
        raise Http404
    return sorted(found.values(), key=lambda each: each.name)


def keeps_rounds(user: Any) -> bool:
    """The person may plan and close rounds somewhere."""
    return Membership.objects.filter(
        user=user, role__in=KEEPERS_OF_ROUNDS, unit__kind=Unit.Kind.LEGAL_ENTITY
    ).exists()


def keeps(user: Any, asked: Round) -> bool:
    """The person may close this round before its last day, once it has been open long enough."""
    return asked.state == Round.State.OPEN and has_role_for_all(
        user, asked.organisation_id, KEEPERS_OF_ROUNDS
    )


def round_to_close(user: Any, round_id: UUID, today: date) -> Round:
    """The open round, for one who may close it today.

    Raises:
        Http404: it does not exist, is not open, has not been open long enough, or is not this
            person's to close.
    """
    found = round_for_member(user, round_id)
    if not keeps(user, found) or today < found.closes_early_from:
        raise Http404
    return found


def results_for(user: Any, round_id: UUID) -> tuple[Round, list[RoundNode]]:
    """The published round, and the parts of the organisation whose results the person may see.

    Everyone at the workplace sees the organisation as a whole; who holds a role for a unit sees
    that unit's result too, or the result of the group it was counted in. Listed from the top.

    Raises:
        Http404: it does not exist, is not published, or is not this person's.
    """
    found = _round(round_id)
    is_adviser = is_adviser_with_access(user, found.organisation)
    if not found.is_published or not (roles_in(user, found.organisation_id) or is_adviser):
        raise Http404
    nodes = list(RoundNode.objects.filter(round=found).order_by("place"))
    allowed = {unit.pk for unit in units_with_figures_for(user, found.organisation)}
    return found, [n for n in nodes if n.depth == 0 or is_adviser or allowed & set(n.unit_ids)]
