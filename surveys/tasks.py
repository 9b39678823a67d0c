"""The worker's part. A round's row is the truth about what is left to do; a message only wakes.

Each step is one transaction, and does nothing when it has been done: a worker may be killed
anywhere, and the next sweep goes on from there.
"""

import logging
from datetime import date
from uuid import UUID

from celery import shared_task
from django.utils import timezone

from programmes.scope import scope
from surveys.actions import close_round, mix_inbox, open_round, seal_round
from surveys.models import Round
from surveys.publishing import publish_round
from surveys.selectors import due_rounds

logger = logging.getLogger(__name__)


@shared_task(name="surveys.tasks.sweep")
def sweep() -> None:
    """Tends every round that something is due in; one that fails does not stop the others.

    Raises:
        ExceptionGroup: what failed, when every round has had its turn.
    """
    today = timezone.localdate()
    failures: list[Exception] = []
    for due in due_rounds(today):
        try:
            tend(due.round_id, due.organisation_id, today)
        except Exception as error:
            logger.exception("Round %s could not be tended", due.round_id)
            failures.append(error)
    if failures:
        raise ExceptionGroup("Rounds that could not be tended", failures)


@shared_task(name="surveys.tasks.tend_round")
def tend_round(round_id: str, organisation_id: str) -> None:
    """Tends one round now."""
    tend(UUID(round_id), UUID(organisation_id), timezone.localdate())


def tend(round_id: UUID, organisation_id: UUID, today: date) -> None:
    """Opens, mixes, closes, seals and publishes a round, as far as is due.

    Args:
        round_id: the round.
        organisation_id: whose it is; the scope of each step.
        today: local date.
    """
    for step in (_open_or_mix, _close_when_over, _seal, _publish):
        with scope(organisations=[organisation_id]):
            found = Round.objects.filter(pk=round_id).first()
            if found is not None:
                step(found, today)


def _open_or_mix(due: Round, today: date) -> None:
    if due.state == Round.State.DRAFT:
        open_round(round=due, at=today)
    else:
        mix_inbox(round=due)


def _close_when_over(due: Round, today: date) -> None:
    if due.closes_date < today:
        close_round(round=due)


def _seal(due: Round, today: date) -> None:
    seal_round(round=due)


def _publish(due: Round, today: date) -> None:
    publish_round(round=due)
