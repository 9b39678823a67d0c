"""The places in an organisation's tree that figures can be about.

Facts are about reporting groups. A unit is a place when the groups below it are wholly below it, so
that its total is their sum; a group that is no such unit is a place of its own. A department of
four, which is counted together with another, is therefore no place.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from programmes.models import Organisation, ReportingGroup, Unit
from programmes.models.reporting import ReportingGroupUnit
from programmes.sorting import norwegian

Way = tuple[tuple[str, str], ...]  # names and paths from the top down; orders places


@dataclass(frozen=True)
class Place:
    """A unit with all below it, or a group of units that are counted together.

    Attributes:
        unit: the unit, None when the place is a group.
        group: the group, None when the place is a unit.
        groups: ids of the groups whose sum the place's figures are.
        name: what the place is called.
        depth: 0 for the whole organisation, more further down.
    """

    unit: UUID | None
    group: UUID | None
    groups: frozenset[UUID]
    name: str
    depth: int

    @property
    def id(self) -> UUID:
        """The unit's or group's id, whichever the place is."""
        return cast(UUID, self.unit or self.group)


def places_of(organisation: Organisation, units: Iterable[Unit] | None = None) -> list[Place]:
    """The places among these units (default: all), from the top of the tree down.

    Siblings stand in Norwegian alphabetical order.
    A group is a place among them only when all its units are. It stands below the lowest unit that
    holds all of it.
    """
    if units is None:
        units = Unit.objects.filter(organisation=organisation)
    chosen = {unit.pk: unit for unit in units}
    ways = _ways(chosen.values())
    groups: dict[UUID, ReportingGroup] = {}
    units_of: dict[UUID, set[UUID]] = defaultdict(set)
    members = ReportingGroupUnit.objects.filter(organisation=organisation).select_related("group")
    for member in members:
        units_of[member.group_id].add(member.unit_id)
        groups[member.group_id] = member.group
    found = [
        (ways[unit.pk], place)
        for unit in chosen.values()
        if (place := _unit_place(unit, chosen.values(), units_of))
    ]
    taken = {place.groups for _, place in found}
    for key, group in groups.items():
        if units_of[key] <= chosen.keys() and frozenset({key}) not in taken:
            parent = chosen.get(group.parent_id) if group.parent_id else None
            above, depth = (ways[parent.pk], parent.depth + 1) if parent else ((), 0)
            place = Place(None, key, frozenset({key}), group.name, depth)
            found.append(((*above, (norwegian(group.name), str(key))), place))
    return [place for _, place in sorted(found, key=lambda pair: pair[0])]


def _ways(units: Collection[Unit]) -> dict[UUID, Way]:
    """Where each unit stands, below those of its ancestors that are among the units."""
    names = {unit.path: norwegian(unit.name) for unit in units}
    ways = {}
    for unit in units:
        steps = unit.path.rstrip("/").split("/")
        paths = ["/".join(steps[: count + 1]) + "/" for count in range(len(steps))]
        ways[unit.pk] = tuple((names[path], path) for path in paths if path in names)
    return ways


def _unit_place(
    unit: Unit, chosen: Collection[Unit], units_of: Mapping[UUID, set[UUID]]
) -> Place | None:
    """The unit as a place; None when a group is only partly below it, or none is."""
    below = {one.pk for one in chosen if one.path.startswith(unit.path)}
    touching = {group: units for group, units in units_of.items() if units & below}
    if not touching or any(units - below for units in touching.values()):
        return None
    return Place(unit.pk, None, frozenset(touching), unit.label, unit.depth)
