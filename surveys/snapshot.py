"""The parts of an organisation that a round's results can be shown for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from uuid import UUID

from django.utils.translation import gettext as _

from programmes.models import Unit

NORWEGIAN = str.maketrans({"æ": "{a", "ø": "{b", "å": "{c"})  # after z, in this order


@dataclass(frozen=True)
class GroupSketch:
    """A reporting group, with the ids of the units that are in it."""

    id: UUID
    name: str
    number_of_employees: int
    unit_ids: frozenset[UUID]


@dataclass
class NodeSketch:
    """A part of the organisation before it is saved: a union of groups, never a share of one.

    Attributes:
        way: names from the top of the tree down to this node; orders nodes.
        unit_ids: units whose result this is.
    """

    name: str
    way: tuple[str, ...]
    groups: frozenset[GroupSketch]
    unit_ids: set[UUID] = field(default_factory=set)

    @property
    def number_of_employees(self) -> int:
        """Employees in all its groups."""
        return sum(group.number_of_employees for group in self.groups)


def nodes_of(units: Sequence[Unit], groups: Iterable[GroupSketch]) -> list[NodeSketch]:
    """Every unit that is exactly a sum of groups, and every group, from the top of the tree down.

    A unit that is alone in its parent has the parent's result, so that one node stands for both.
    """
    tree = _Tree(units)
    all_groups = list(groups)
    nodes: dict[frozenset[GroupSketch], NodeSketch] = {}
    for unit in sorted(units, key=lambda each: each.path):
        inside = tree.groups_inside(unit, all_groups)
        if inside:
            node = NodeSketch(_name_of(unit, inside), tree.way_to(unit), inside)
            nodes.setdefault(inside, node).unit_ids.add(unit.pk)
    for group in all_groups:
        node = NodeSketch(tree.name_of(group), tree.way_to_group(group), frozenset([group]))
        nodes.setdefault(node.groups, node).unit_ids |= group.unit_ids
    return sorted(nodes.values(), key=lambda each: [_alphabetical(name) for name in each.way])


def depth_of(node: NodeSketch, nodes: Iterable[NodeSketch]) -> int:
    """How many other nodes hold this one."""
    return sum(node.groups < other.groups for other in nodes)


def _name_of(unit: Unit, inside: frozenset[GroupSketch]) -> str:
    """The unit's name; the group's when the unit is one, since two departments may share a name."""
    alone = [group.name for group in inside if group.unit_ids == {unit.pk}]
    return alone[0] if len(inside) == len(alone) else unit.name


def _alphabetical(name: str) -> str:
    return name.lower().translate(NORWEGIAN)


class _Tree:
    """The units of an organisation, looked up by id and path."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.by_id = {unit.pk: unit for unit in units}
        self.by_path = {unit.path: unit for unit in units}
        self.parent_ids = {unit.parent_id for unit in units if unit.parent_id}

    def groups_inside(self, unit: Unit, groups: list[GroupSketch]) -> frozenset[GroupSketch]:
        """The groups below a unit; none when one of them reaches outside it."""
        inside = set()
        for group in groups:
            below = [self.by_id[one].path.startswith(unit.path) for one in group.unit_ids]
            if all(below):
                inside.add(group)
            elif any(below):
                return frozenset()
        return frozenset(inside)

    def way_to(self, unit: Unit) -> tuple[str, ...]:
        """Names from the root to the unit."""
        steps = unit.path.rstrip("/").split("/")
        paths = ["/".join(steps[: count + 1]) + "/" for count in range(len(steps))]
        return tuple(self.by_path[path].name for path in paths)

    def way_to_group(self, group: GroupSketch) -> tuple[str, ...]:
        """Names from the root to the lowest unit that holds the group, then the group's own."""
        homes = [self._home_of(self.by_id[one]) for one in group.unit_ids]
        shared = takewhile(lambda names: len(set(names)) == 1, zip(*homes, strict=False))
        return (*(names[0] for names in shared), self.name_of(group))

    def _home_of(self, unit: Unit) -> tuple[str, ...]:
        """The way to where a unit's own people stand: beside its departments, or its siblings."""
        way = self.way_to(unit)
        return way if unit.pk in self.parent_ids or len(way) == 1 else way[:-1]

    def name_of(self, group: GroupSketch) -> str:
        """The group's name; a unit's own people are told from the unit with all below it."""
        if len(group.unit_ids) == 1 and group.unit_ids <= self.parent_ids:
            return _("%(unit)s utenom avdelingene") % {"unit": group.name}
        return group.name
