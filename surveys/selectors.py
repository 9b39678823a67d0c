"""Reads of rounds. Answers are read by publishing alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from programmes.selectors import counties_of, memberships_of, organisations_open_to
from surveys.models import Participation, Round
from surveys.places import groups_open_to


@dataclass(frozen=True)
class DueRound:
    """A round in which a worker has something to do."""

    round_id: UUID
    organisation_id: UUID


@dataclass(frozen=True)
class RoundForPerson:
    """A round as one person sees it in the list.

    Attributes:
        has_begun: the person has had a ballot; unknown, and so False, once the round is sealed.
        may_answer: the person is a member of the organisation, and the round takes answers today.
        has_place: there is a group with room in which the person's answer can be counted.
    """

    round: Round
    has_begun: bool
    may_answer: bool
    has_place: bool


def due_rounds(today: date) -> list[DueRound]:
    """Ids of rounds that a worker should look at, in every organisation.

    The web role sees no organisation without a scope, so a function of the database's owner tells
    it where to go; it tells ids and nothing else.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT round_id, organisation_id FROM surveys_due_rounds(%s)", [today])
        return [DueRound(*row) for row in cursor.fetchall()]


def rounds_for(user: Any, today: date) -> list[RoundForPerson]:
    """Rounds of the person's organisations, and published ones that an adviser may see.

    Open rounds first, then the newest.
    """
    own = {membership.organisation_id for membership in memberships_of(user)}
    counties = counties_of(user)
    granted = organisations_open_to(counties) if counties else set()
    rounds = [
        each
        for each in Round.objects.filter(organisation__in=own | granted).select_related(
            "organisation"
        )
        if each.organisation_id in own or each.is_published
    ]
    begun = set(
        Participation.objects.filter(user=user, organisation__in=own).values_list(
            "round_id", flat=True
        )
    )
    asked = [each for each in rounds if each.organisation_id in own]
    groups = groups_open_to(user, [each for each in asked if each.takes_answers_on(today)])
    return [
        RoundForPerson(
            round=each,
            has_begun=each.pk in begun,
            may_answer=each.pk in groups,
            has_place=any(not group.is_full for group in groups.get(each.pk, [])),
        )
        for each in _newest_first(rounds)
    ]


def has_begun(user: Any, asked: Round) -> bool:
    """The person has had a ballot in this round; False once the round is sealed."""
    return Participation.objects.filter(
        organisation=asked.organisation_id, round=asked, user=user
    ).exists()


def _newest_first(rounds: Iterable[Round]) -> list[Round]:
    return sorted(
        rounds,
        key=lambda each: (each.state == Round.State.OPEN, each.opens_date, each.name),
        reverse=True,
    )
