"""Taking part, and answering: two acts in two transactions that share no person."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import F

from surveys import ballots
from surveys.actions.locking import hold
from surveys.ballots import Ballot
from surveys.models import InboxAnswer, Participation, Round, RoundGroup, SpentBallot


class RoundNotOpen(Exception):
    """The round takes no answers today."""


class AlreadyBegun(Exception):
    """The person has had a ballot in this round."""


class GroupFull(Exception):
    """As many ballots have been given in the group as it has employees."""


class AnswerNotStored(Exception):
    """The database refused the answer. Says nothing of what was answered."""


@transaction.atomic
def begin(*, round: Round, group: RoundGroup, by: Any, at: date) -> Ballot:  # noqa: A002  the word of the field
    """A ballot for this person, the only one in this round. The ballot is not kept.

    Raises:
        RoundNotOpen: the round takes no answers on this day.
        AlreadyBegun: the person has had one.
        GroupFull: the group has had as many as it has employees. Members made up by someone could
            otherwise answer until one real person's answer is what is left when theirs are taken
            away.
    """
    held = hold(round.pk)
    if not held.takes_answers_on(at):
        raise RoundNotOpen
    mine = {"organisation_id": held.organisation_id, "round": held, "user": by}
    if Participation.objects.filter(**mine).exists():
        raise AlreadyBegun
    _count(held, group)
    Participation.objects.create(**mine)
    return ballots.make(round_id=held.pk, organisation_id=held.organisation_id, group_id=group.pk)


def _count(held: Round, group: RoundGroup) -> None:
    """Notes one ballot more in the group; how many is all that is kept of who is where."""
    with_room = RoundGroup.objects.filter(
        organisation=held.organisation_id,
        round=held,
        pk=group.pk,
        ballots_given__lt=F("number_of_employees"),
    )
    if not with_room.update(ballots_given=F("ballots_given") + 1):
        raise GroupFull


@transaction.atomic
def store_answer(*, ballot: Ballot, answers: Mapping[str, str | list[str]], at: date) -> None:
    """Keeps the answer in the inbox and marks the ballot as used; both or nothing.

    A ballot that has been used changes nothing, so that a request sent twice gives one answer.

    Args:
        ballot: from the device.
        answers: item's id → code or codes chosen; declined items left out.
        at: today.

    Raises:
        RoundNotOpen: the round takes no answers on this day, or is gone.
        AnswerNotStored: the database refused.
    """
    try:
        _store(ballot, answers, at)
    except Round.DoesNotExist:
        raise RoundNotOpen from None
    except DatabaseError as error:
        # The database's own message quotes the row, and would carry the answer into the log.
        raise AnswerNotStored(type(error).__name__) from None


def _store(ballot: Ballot, answers: Mapping[str, str | list[str]], at: date) -> None:
    held = hold(ballot.round_id)
    if not held.takes_answers_on(at):
        raise RoundNotOpen
    spent = {
        "organisation_id": ballot.organisation_id,
        "round": held,
        "digest": ballot.digest,
    }
    if SpentBallot.objects.filter(**spent).exists():
        return
    SpentBallot.objects.create(**spent)
    InboxAnswer.objects.create(
        organisation_id=ballot.organisation_id,
        round=held,
        group_id=ballot.group_id,
        answers=dict(answers),
    )
