"""Rounds, answers and published results for tests."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from programmes.models import Organisation, ReportingGroup
from programmes.scope import scope
from surveys import ballots
from surveys.actions import close_round, plan_round, store_answer
from surveys.instruments import find
from surveys.models import Round, RoundGroup

PRESENCE = ("presence", 1)


def make_round(
    organisation: Organisation,
    *,
    opens: date | None = None,
    closes: date | None = None,
    name: str = "Nærvær hos oss",
) -> Round:
    """A round that is open today, unless told otherwise."""
    today = timezone.localdate()
    with scope(organisations=[organisation.pk]):
        return plan_round(
            organisation=organisation,
            instrument=find(*PRESENCE),
            name=name,
            opens_date=opens or today,
            closes_date=closes or today + timedelta(days=14),
            at=today,
        )


def all_answers(code: str = "4", **others: Any) -> dict[str, Any]:
    """One person's answers: the same code on every scale; others replace, None declines."""
    answers: dict[str, Any] = {
        item.id: code if item.has_scale else [item.options[0].code]
        for item in find(*PRESENCE).items
    }
    answers.update(others)
    return {item: chosen for item, chosen in answers.items() if chosen is not None}


def group_named(made: Round, name: str) -> RoundGroup:
    """The round's group whose name begins so; call inside a scope."""
    return RoundGroup.objects.get(round=made, name__startswith=name)


def give_answers(made: Round, people: dict[str, int], **answers: Any) -> None:
    """So many answers from each group; `answers` as in `all_answers`."""
    with scope(organisations=[made.organisation_id]):
        for name, number in people.items():
            group = group_named(made, name)
            for _person in range(number):
                ballot = ballots.make(
                    round_id=made.pk, organisation_id=made.organisation_id, group_id=group.pk
                )
                store_answer(ballot=ballot, answers=all_answers(**answers), at=timezone.localdate())


def close_and_publish(made: Round) -> Round:
    """The round, closed, sealed and published as a worker does it."""
    from surveys.tasks import tend

    with scope(organisations=[made.organisation_id]):
        close_round(round=made)
    tend(made.pk, made.organisation_id, timezone.localdate())
    with scope(organisations=[made.organisation_id]):
        return Round.objects.get(pk=made.pk)


def forget_groups(organisation: Organisation) -> None:
    """An organisation without reporting groups."""
    with scope(organisations=[organisation.pk]):
        ReportingGroup.objects.filter(organisation=organisation).delete()
