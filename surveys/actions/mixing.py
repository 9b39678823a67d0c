"""What makes an answer untraceable: mixing while the round is open, sealing when it is closed."""

import random
from collections import defaultdict
from uuid import UUID

from django.db import connection, transaction

from surveys.actions.locking import hold
from surveys.models import Answer, InboxAnswer, Round, RoundGroup

SMALLEST_BATCH = 5  # answers of one group that move together
_chance = random.SystemRandom()


@transaction.atomic
def mix_inbox(*, round: Round) -> int:  # noqa: A002  the word of the field
    """Moves waiting answers on in random order, under new ids; returns how many moved.

    A batch is five or more answers of one reporting group: an answer says which group it is from,
    so one from each of five groups would hide nobody. The rest waits for company, or for the seal.
    What has moved leaves nothing in the inbox's file: both it and the list of participants are
    written anew.
    """
    held = hold(round.pk)
    if held.state != Round.State.OPEN:
        return 0
    _hold_inbox()
    waiting: dict[UUID, list[InboxAnswer]] = defaultdict(list)
    for answer in InboxAnswer.objects.filter(organisation=held.organisation_id, round=held):
        waiting[answer.group_id].append(answer)
    ready = [a for batch in waiting.values() if len(batch) >= SMALLEST_BATCH for a in batch]
    _chance.shuffle(ready)
    Answer.objects.bulk_create(
        Answer(
            organisation_id=answer.organisation_id,
            round=held,
            group_id=answer.group_id,
            answers=answer.answers,
        )
        for answer in ready
    )
    InboxAnswer.objects.filter(pk__in=[answer.pk for answer in ready]).delete()
    if ready:
        _call("surveys_rewrite_inbox", held)
        _call("surveys_rewrite_participants", held)
    return len(ready)


def _hold_inbox() -> None:
    """One mixer at a time, while people go on answering: two who both rewrite would wait for ever.

    Taken before the inbox is read, since it must be the first of this transaction's locks on it.
    """
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE surveys_inboxanswer IN SHARE UPDATE EXCLUSIVE MODE")


def _call(function: str, held: Round) -> None:
    """Calls a function of the database's owner.

    Each in a block of its own, so that rows of people and rows of answers, in this and in other
    rounds, never carry the same transaction number.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.callproc(function, [held.pk])


@transaction.atomic
def seal_round(*, round: Round) -> Round:  # noqa: A002  the word of the field
    """The closed round, sealed: from here nobody can trace an answer (docs/adr/0004).

    Moves the last answers on, writes every table with answers or participants anew in random
    order, and deletes the round's list of participants and of used ballots. Does nothing to a
    round that is not closing, or is sealed.
    """
    held = hold(round.pk)
    if held.state != Round.State.CLOSING or held.is_sealed:
        return held
    _call("surveys_seal_answers", held)
    _call("surveys_forget_participants", held)
    RoundGroup.objects.filter(organisation=held.organisation_id, round=held).update(ballots_given=0)
    held.is_sealed = True
    held.save(update_fields=["is_sealed"])
    return held
