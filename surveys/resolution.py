"""How finely an item's shares are told: once for the whole table of a round.

A share that is shielded in one place and told exactly around it is no secret: the whole minus the
other departments gives it back. So either every place tells an item exactly, or every place tells
it in bands; and where bands together leave only one number possible, those bands are made wider.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from disclosure import Told, given_away
from surveys.shares import (
    BANDS,
    Shares,
    banded_shares,
    counts_within,
    exact_shares,
    is_one_sided,
)

HIDDEN = len(BANDS)  # the level at which nothing is told


@dataclass(frozen=True)
class Part:
    """The answers of a place that is shown, or of what is left of it without the shown ones inside.

    Attributes:
        groups: the reporting groups that it is made of.
        persons: those who answered the item, above 0; known to everyone.
        counts: class or option → persons.
    """

    groups: frozenset[Hashable]
    persons: int
    counts: Mapping[str, int]

    def without(self, inside: list["Part"]) -> "Part":
        """What is left when parts inside, apart from one another, are taken away."""
        return Part(
            self.groups.difference(*(part.groups for part in inside)),
            self.persons - sum(part.persons for part in inside),
            {key: self.counts[key] - sum(p.counts[key] for p in inside) for key in self.counts},
        )


@dataclass(frozen=True)
class Table:
    """One item in every place where it is shown.

    Attributes:
        parts: place → its answers; two places are apart, or one is inside the other.
        adds_up: each person is in exactly one class, so that a place's shares make a hundred.
    """

    parts: Mapping[UUID, Part]
    adds_up: bool

    @cached_property
    def remainders(self) -> dict[UUID, Part]:
        """What can be worked out besides: place → what the shown places inside leave of it."""
        left = {}
        for place, part in self.parts.items():
            inside = [other for other in self.parts.values() if other.groups < part.groups]
            nearest = [p for p in inside if not any(p.groups < other.groups for other in inside)]
            rest = part.without(nearest)
            if nearest and rest.persons:
                left[place] = rest
        return left

    def resolve(self, *, sensitive: bool) -> dict[UUID, Shares | None]:
        """The shares that may be told of each place; None where no band is wide enough."""
        everyone = [*self.parts.values(), *self.remainders.values()]
        if not sensitive and not any(is_one_sided(p.counts, p.persons) for p in everyone):
            return {place: exact_shares(p.counts, p.persons) for place, p in self.parts.items()}
        levels = {place: self._own_level(part) for place, part in self.parts.items()}
        while (pinned := self._pinned(levels)) and min(levels.values()) < HIDDEN:
            for place in _to_widen(levels, pinned):
                levels[place] += 1
        return {place: self._shares(place, level) for place, level in levels.items()}

    def _own_level(self, part: Part) -> int:
        """The finest bands that do not give the part away by themselves."""
        for level in range(HIDDEN):
            shares = banded_shares(part.counts, part.persons, level=level)
            ends = [counts_within(band, part.persons) for band in shares.values()]
            if all(low < high for low, high in ends) and not given_away(
                _bands("", part, shares, self.adds_up)
            ):
                return level
        return HIDDEN

    def _shares(self, place: UUID, level: int) -> Shares | None:
        part = self.parts[place]
        return None if level == HIDDEN else banded_shares(part.counts, part.persons, level=level)

    def _pinned(self, levels: Mapping[UUID, int]) -> set[UUID]:
        """Places of which a class, there or in what is left, can be told to the person."""
        told: list[Told] = []
        for place, part in self.parts.items():
            told += _bands((place, "shown"), part, self._shares(place, levels[place]), self.adds_up)
        for place, part in self.remainders.items():
            told += _bands((place, "left"), part, None, self.adds_up)
        pinned = given_away(told)
        names = [(place, name) for place in self.parts for name in ("shown", "left")]
        return {
            name[0] for name in names for key in self.parts[name[0]].counts if (name, key) in pinned
        }


def _to_widen(levels: Mapping[UUID, int], pinned: set[UUID]) -> set[UUID]:
    """Which places to tell in wider bands: those concerned, then all, and to hide only at last."""
    for limit in (HIDDEN - 1, HIDDEN):
        finer = {place for place, level in levels.items() if level < limit}
        if finer:
            return finer & pinned or finer
    return set()


def _bands(name: Hashable, part: Part, shares: Shares | None, adds_up: bool) -> list[Told]:
    """What everyone knows of a part: each class, and how many they are together."""
    told = []
    for key in part.counts:
        ends = counts_within(shares[key], part.persons) if shares else (0, part.persons)
        told.append(Told((name, key), frozenset((g, key) for g in part.groups), *ends))
    if adds_up:
        atoms = frozenset((group, key) for group in part.groups for key in part.counts)
        told.append(Told((name, ""), atoms, part.persons, part.persons))
    return told
