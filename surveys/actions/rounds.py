"""Planning, opening and closing a round."""

from datetime import date

from celery import current_app
from django.db import transaction

from programmes.models import Organisation, ReportingGroup, Unit
from surveys.actions.locking import hold
from surveys.instruments import Instrument
from surveys.models import Round, RoundGroup, RoundNode
from surveys.snapshot import GroupSketch, depth_of, nodes_of


class NoReportingGroups(Exception):
    """The organisation has no groups that answers could belong to."""


class TooEarlyToClose(Exception):
    """The round has to be open longer before it can be closed ahead of its last day."""


@transaction.atomic
def plan_round(
    *,
    organisation: Organisation,
    instrument: Instrument,
    name: str,
    opens_date: date,
    closes_date: date,
    at: date,
) -> Round:
    """A new round; open at once when its first day has come.

    Raises:
        NoReportingGroups: the organisation has no reporting groups.
    """
    if not ReportingGroup.objects.filter(organisation=organisation).exists():
        raise NoReportingGroups(organisation.name)
    planned = Round.objects.create(
        organisation=organisation,
        instrument_id=instrument.id,
        instrument_version=instrument.version,
        name=name,
        opens_date=opens_date,
        closes_date=closes_date,
    )
    return open_round(round=planned, at=at)


@transaction.atomic
def open_round(*, round: Round, at: date) -> Round:  # noqa: A002  the word of the field
    """The round, open with a copy of the organisation, if its first day has come.

    Does nothing to a round that has been opened before.

    Raises:
        NoReportingGroups: the organisation has no reporting groups.
    """
    held = hold(round.pk)
    if held.state != Round.State.DRAFT or held.opens_date > at:
        return held
    _copy_organisation(held)
    held.state = Round.State.OPEN
    held.save(update_fields=["state"])
    return held


@transaction.atomic
def close_round(*, round: Round, at: date | None = None) -> Round:  # noqa: A002  field's word
    """The round, closed: it takes no more answers, and a worker seals and publishes it.

    Does nothing to a round that is not open.

    Args:
        round: the round.
        at: the day, which becomes the round's last when it was to be open longer. The day that was
            planned is kept beside it, so that everyone can see it.

    Raises:
        TooEarlyToClose: the round has not been open for seven days.
    """
    held = hold(round.pk)
    if held.state == Round.State.OPEN:
        if at and at < held.closes_date:
            _shorten(held, at)
        held.state = Round.State.CLOSING
        held.save(update_fields=["state", "closes_date", "planned_closes_date"])
        _wake(held)
    return held


def _shorten(held: Round, at: date) -> None:
    if at < held.closes_early_from:
        raise TooEarlyToClose(held.closes_early_from.isoformat())
    held.planned_closes_date, held.closes_date = held.closes_date, at


def _wake(closing: Round) -> None:
    """Sends a worker the message when the row is really there. If it is lost, the sweep finds it.

    By name: the tasks import numpy, which the web process does without.
    """

    def send() -> None:
        ids = [str(closing.pk), str(closing.organisation_id)]
        current_app.send_task("surveys.tasks.tend_round", ids, retry=False)

    transaction.on_commit(send, robust=True)


def _copy_organisation(opened: Round) -> None:
    """Saves the groups and the tree as they are today.

    Raises:
        NoReportingGroups: there are none.
    """
    groups = _copy_groups(opened)
    if not groups:
        raise NoReportingGroups(str(opened.organisation_id))
    units = list(Unit.objects.filter(organisation=opened.organisation_id))
    nodes = nodes_of(units, groups)
    RoundNode.objects.bulk_create(
        RoundNode(
            organisation_id=opened.organisation_id,
            round=opened,
            name=node.name,
            number_of_employees=node.number_of_employees,
            unit_ids=sorted(node.unit_ids),
            group_ids=sorted(group.id for group in node.groups),
            place=place,
            depth=depth_of(node, nodes),
        )
        for place, node in enumerate(nodes)
    )


def _copy_groups(opened: Round) -> list[GroupSketch]:
    sketches = []
    of_today = ReportingGroup.objects.filter(organisation=opened.organisation_id)
    for group in of_today.prefetch_related("units").order_by("name"):
        copy = RoundGroup.objects.create(
            organisation_id=opened.organisation_id,
            round=opened,
            name=group.name,
            number_of_employees=group.number_of_employees,
            unit_ids=[unit.pk for unit in group.units.all()],
        )
        sketches.append(
            GroupSketch(copy.pk, copy.name, copy.number_of_employees, frozenset(copy.unit_ids))
        )
    return sketches
