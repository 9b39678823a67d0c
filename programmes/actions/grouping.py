"""Forms the groups that answers and absence are kept by."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from uuid import UUID

from django.db import transaction

from programmes.models import Organisation, ReportingGroup, Unit
from programmes.models.reporting import ReportingGroupUnit

SMALLEST_GROUP = 5  # a group under five never stands alone, not even in the tables


class UnableToFormGroups(Exception):
    """The organisation has fewer employees than the smallest group allowed."""


@dataclass(frozen=True)
class Part:
    """People who belong together in the tree: a unit without units under it, or a unit's own.

    Attributes:
        unit: the unit they belong to.
        count: number of people.
        home: path of the place in the tree where they stand among siblings.
    """

    unit: Unit
    count: int
    home: str


Group = list[Part]


def _size(group: Group) -> tuple[int, str]:
    return sum(part.count for part in group), min(part.unit.path for part in group)


def _home(group: Group) -> str:
    """Path of the lowest unit that holds the whole group."""
    shared = takewhile(
        lambda level: len(set(level)) == 1,
        zip(*(part.home.split("/")[:-1] for part in group), strict=False),
    )
    return "".join(f"{level[0]}/" for level in shared)


def _closeness(one: Group, other: Group) -> int:
    return len(_home(one + other))


def join_small(parts: list[Part]) -> list[Group]:
    """The parts in groups of at least five, as few joined as possible.

    The smallest group joins its smallest sibling, its parent's own people among them, and only
    when it has none, the nearest group elsewhere: merging only upward would let a subtraction from
    the parent show it.
    """
    groups = [[part] for part in parts]
    while len(groups) > 1:
        groups.sort(key=_size)
        smallest, others = groups[0], groups[1:]
        if _size(smallest)[0] >= SMALLEST_GROUP:
            break
        nearest = max(_closeness(smallest, other) for other in others)
        partner = next(other for other in others if _closeness(smallest, other) == nearest)
        groups = [group for group in others if group is not partner] + [partner + smallest]
    return groups


def parts_of(units: Sequence[Unit]) -> list[Part]:
    """The people of an organisation by where they stand in its tree.

    A unit with units under it counts its own people, if it has any, beside them.
    """
    children: dict[UUID, list[Unit]] = defaultdict(list)
    paths = {unit.pk: unit.path for unit in units}
    for unit in units:
        if unit.parent_id:
            children[unit.parent_id].append(unit)
    parts = []
    for unit in units:
        below = children[unit.pk]
        own = unit.number_of_employees - sum(child.number_of_employees for child in below)
        if own > 0:
            home = unit.path if below or not unit.parent_id else paths[unit.parent_id]
            parts.append(Part(unit=unit, count=own, home=home))
    return parts


def own_people(units: Sequence[Unit]) -> dict[UUID, int]:
    """How many people stand in each unit itself, of an organisation's units; those with any."""
    return {part.unit.pk: part.count for part in parts_of(units)}


@transaction.atomic
def form_reporting_groups(*, organisation: Organisation) -> list[ReportingGroup]:
    """The organisation's groups, made anew from its units and their headcounts.

    Raises:
        UnableToFormGroups: the organisation has fewer than five employees.
    """
    units = list(Unit.objects.filter(organisation=organisation).order_by("path"))
    groups = join_small(parts_of(units))
    if not groups or any(_size(group)[0] < SMALLEST_GROUP for group in groups):
        raise UnableToFormGroups(organisation.name)
    ReportingGroup.objects.filter(organisation=organisation).delete()
    by_path = {unit.path: unit for unit in units}
    return [
        _save(organisation, by_path[_home(group)], group, name)
        for group, name in zip(groups, _names(groups, units), strict=True)
    ]


def _largest_first(group: Group) -> Group:
    return sorted(group, key=lambda part: (-part.count, part.unit.name))


def _names(groups: list[Group], units: list[Unit]) -> list[str]:
    """Names after the groups' units; with where they stand in the tree when two are alike.

    An employer's file names a group by it, so it must be the only one in the organisation.
    """
    short = [", ".join(part.unit.name for part in _largest_first(group)) for group in groups]
    names = []
    for group, name in zip(groups, short, strict=True):
        home = _home(group)
        above = [unit.name for unit in units if unit.parent_id and home.startswith(unit.path)]
        names.append(" – ".join([*above, name]) if short.count(name) > 1 else name)
    return names


def _save(organisation: Organisation, parent: Unit, group: Group, name: str) -> ReportingGroup:
    """Saves one group; the unit with most people in it gives it its place in the tree."""
    members = _largest_first(group)
    made = ReportingGroup.objects.create(
        organisation=organisation,
        parent=parent,
        anchor=members[0].unit,
        name=name,
        number_of_employees=sum(part.count for part in members),
    )
    ReportingGroupUnit.objects.bulk_create(
        ReportingGroupUnit(organisation=organisation, group=made, unit=part.unit)
        for part in members
    )
    return made
