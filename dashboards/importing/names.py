"""What the rows of an organisation's file may be about."""

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from dashboards.importing.values import BadCell
from programmes.models import Organisation, Unit
from programmes.models.reporting import ReportingGroupUnit


def alike(name: str) -> str:
    """The name without what people spell differently: case, spaces, a spreadsheet's apostrophe."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().lstrip("'").split())


class Names:
    """The names of an organisation's reporting groups, and the units a person may write instead."""

    def __init__(
        self, groups: Mapping[str, UUID], *, joined: Mapping[str, str], totals: set[str]
    ) -> None:
        """Make the names.

        Args:
            groups: id of each group by its name.
            joined: name of the group, by name of a unit that is counted together with others.
            totals: names of units that are sums of groups.
        """
        self._groups = groups
        self._alike: dict[str, list[str]] = defaultdict(list)
        for name in groups:
            self._alike[alike(name)].append(name)
        self._joined = {alike(unit): group for unit, group in joined.items()}
        self._totals = {alike(unit) for unit in totals}

    def group(self, written: str) -> UUID:
        """The id of the group that a cell names.

        Raises:
            BadCell: no group is called that, or more than one.
        """
        if written in self._groups:
            return self._groups[written]
        name = alike(written)
        if len(self._alike.get(name, ())) == 1:
            return self._groups[self._alike[name][0]]
        if name in self._joined:
            raise BadCell("unit_in_group", self._joined[name])
        if name in self._totals:
            raise BadCell("unit_is_total")
        known = self._joined | {one: names[0] for one, names in self._alike.items()}
        close = difflib.get_close_matches(name, known, n=1, cutoff=0.75)
        if close:
            raise BadCell("unknown_unit_close", known[close[0]])
        raise BadCell("unknown_unit")


def names_of(organisation: Organisation) -> Names:
    """The names that count in an organisation."""
    units = {unit.pk: unit.name for unit in Unit.objects.filter(organisation=organisation)}
    members = list(
        ReportingGroupUnit.objects.filter(organisation=organisation).select_related("group")
    )
    groups = {member.group.name: member.group_id for member in members}
    joined = {units[member.unit_id]: member.group.name for member in members}
    return Names(groups, joined=joined, totals=set(units.values()) - joined.keys())
