"""The one door: what of a sealed round may be shown. Imported by the worker only (numpy).

The whole table of a round is decided on at once, item by item: every node's number of answers goes
to disclosure control together, and an item's number, shares and mean share one pattern. How finely
the shares are told is decided for the whole table as well.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db import transaction

from disclosure import Cell, protect
from surveys.actions.locking import hold
from surveys.instruments import Item
from surveys.models import Answer, PublishedResult, Round, RoundNode
from surveys.models.results import RESPONSES
from surveys.resolution import Part, Table
from surveys.shares import Shares, mean_of


@dataclass
class Tally:
    """What one group, or several together, answered to one item.

    Attributes:
        persons: those who gave an answer; declining and «ikke aktuelt» are no answers.
        counts: class or option → persons.
        scores: sum of the places on the scale.
    """

    persons: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    scores: int = 0

    def add(self, item: Item, codes: list[str]) -> None:
        """Counts one person's answer."""
        self.persons += 1
        self.counts.update({item.class_of(code) for code in codes})
        scores = {option.code: option.score or 0 for option in item.options}
        self.scores += sum(scores[code] for code in codes)

    @classmethod
    def sum_of(cls, tallies: Iterable["Tally"]) -> "Tally":
        """Several groups together."""
        total = cls()
        for tally in tallies:
            total.persons += tally.persons
            total.counts += tally.counts
            total.scores += tally.scores
        return total


Tallies = dict[str, dict[UUID, Tally]]


@transaction.atomic
def publish_round(*, round: Round) -> Round:  # noqa: A002  the word of the field
    """The sealed round with its results published; does nothing to a round in another state."""
    held = hold(round.pk)
    if held.state != Round.State.CLOSING or not held.is_sealed:
        return held
    nodes = list(RoundNode.objects.filter(round=held).order_by("place"))
    tallies = _count(held)
    results = _responses(nodes, tallies[RESPONSES])
    for item in held.instrument.items:
        results += _results(item, nodes, tallies[item.id])
    PublishedResult.objects.bulk_create(results)
    held.state = Round.State.PUBLISHED
    held.save(update_fields=["state"])
    return held


def threshold_of(item: Item | None) -> int:
    """Fewest answers to show an item from; never below five, nor below ten on sensitive items."""
    if item is not None and item.sensitive:
        return max(10, settings.SENSITIVE_DISCLOSURE_THRESHOLD, settings.DISCLOSURE_THRESHOLD)
    return max(5, settings.DISCLOSURE_THRESHOLD)


def _count(counted: Round) -> Tallies:
    """Every group's answers, by item."""
    tallies: Tallies = defaultdict(lambda: defaultdict(Tally))
    items = {item.id: item for item in counted.instrument.items}
    rows = Answer.objects.filter(organisation=counted.organisation_id, round=counted)
    for group_id, answers in rows.values_list("group_id", "answers").iterator():
        tallies[RESPONSES][group_id].persons += 1
        for item_id, chosen in answers.items():
            codes = chosen if isinstance(chosen, list) else [chosen]
            tallies[item_id][group_id].add(items[item_id], codes)
    return tallies


def _together(nodes: list[RoundNode], by_group: dict[UUID, Tally]) -> dict[UUID, Tally]:
    return {
        node.pk: Tally.sum_of(by_group[group] for group in node.group_ids if group in by_group)
        for node in nodes
    }


def _shown(nodes: list[RoundNode], tallies: dict[UUID, Tally], threshold: int) -> frozenset:
    """Ids of the nodes whose number of answers may be known.

    That nobody has answered is itself hidden, or a group of five silent ones would stand out.
    """
    cells = [
        Cell(
            key=node.pk,
            contributors=tallies[node.pk].persons,
            inner=frozenset(node.group_ids),
            priority=node.depth,
            sensitive=tallies[node.pk].persons < threshold,
            at_most=_most(node, tallies[node.pk]),
        )
        for node in nodes
    ]
    return protect(cells, threshold=threshold).shown


def _most(node: RoundNode, tally: Tally) -> int | None:
    """The most answers a single group could have given: its employees, whom other pages count.

    More may have answered, when people have come; the count on the pages then limits nothing.
    """
    return max(node.number_of_employees, tally.persons) if len(node.group_ids) == 1 else None


def _responses(nodes: list[RoundNode], by_group: dict[UUID, Tally]) -> list[PublishedResult]:
    """How many have answered."""
    tallies = _together(nodes, by_group)
    shown = _shown(nodes, tallies, threshold_of(None))
    results = []
    for node in nodes:
        result = _result(node, RESPONSES, shown=node.pk in shown)
        if result.shown:
            result.number_of_answers = tallies[node.pk].persons
        results.append(result)
    return results


def _results(
    item: Item, nodes: list[RoundNode], by_group: dict[UUID, Tally]
) -> list[PublishedResult]:
    """One item's results for every node."""
    tallies = _together(nodes, by_group)
    shown = _shown(nodes, tallies, threshold_of(item))
    shares = _shares(item, [node for node in nodes if node.pk in shown], tallies)
    results = []
    for node in nodes:
        told = shares.get(node.pk)
        result = _result(node, item.id, shown=told is not None)
        if told is not None:
            _fill(result, item, tallies[node.pk], told)
        results.append(result)
    return results


def _shares(
    item: Item, shown: list[RoundNode], tallies: dict[UUID, Tally]
) -> dict[UUID, Shares | None]:
    """The item's shares for the nodes that may be shown."""
    parts = {}
    for node in shown:
        tally = tallies[node.pk]
        counts = {key: tally.counts[key] for key, _text in item.classes}
        parts[node.pk] = Part(frozenset(node.group_ids), tally.persons, counts)
    return Table(parts, adds_up=item.has_scale).resolve(sensitive=item.sensitive)


def _fill(result: PublishedResult, item: Item, tally: Tally, shares: Shares) -> None:
    result.number_of_answers = tally.persons
    result.shares = shares
    is_exact = all(low == high for low, high in shares.values())
    if item.has_scale and is_exact:  # a mean would narrow the bands
        result.mean = mean_of(tally.scores, tally.persons)


def _result(node: RoundNode, item: str, *, shown: bool) -> PublishedResult:
    return PublishedResult(
        organisation_id=node.organisation_id,
        round_id=node.round_id,
        node=node,
        item=item,
        shown=shown,
    )
