"""Where in a round a person's answer is counted."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from programmes.models import Membership, Unit
from programmes.sorting import norwegian
from surveys.models import Round, RoundGroup


def groups_open_to(user: Any, rounds: Iterable[Round]) -> dict[UUID, list[RoundGroup]]:
    """For each round the groups that the person's answer may be counted in, by name. Three queries.

    One group for a person whose unit is in it; with several parts in the organisation, the one
    where the person is employed. A person placed above the groups may choose among those below.
    Empty when there are none.
    """
    by_id = {each.pk: each for each in rounds}
    owners = {each.organisation_id for each in by_id.values()}
    memberships = sorted(
        Membership.objects.filter(user=user, organisation__in=owners).select_related("unit"),
        key=lambda each: (
            each.role != Membership.Role.EMPLOYEE,
            -each.unit.depth,
            each.unit.path,
        ),
    )
    paths = dict(Unit.objects.filter(organisation__in=owners).values_list("pk", "path"))
    found: dict[UUID, list[RoundGroup]] = {pk: [] for pk in by_id}
    for group in RoundGroup.objects.filter(organisation__in=owners, round__in=by_id):
        found[group.round_id].append(group)
    return {pk: _of_person(memberships, groups, paths) for pk, groups in found.items()}


def _of_person(
    memberships: list[Membership], groups: list[RoundGroup], paths: dict[UUID, str]
) -> list[RoundGroup]:
    for membership in memberships:
        for group in groups:
            if membership.unit_id in group.unit_ids:
                return [group]
    above = tuple(membership.unit.path for membership in memberships)
    below = [
        group
        for group in groups
        if any(paths.get(unit_id, "").startswith(above) for unit_id in group.unit_ids)
    ]
    return sorted(below, key=lambda group: norwegian(group.name))
