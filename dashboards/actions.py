"""What people do with files of absence figures."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from dashboards import tasks
from dashboards.models import AbsenceImport
from programmes.models import Organisation

State = AbsenceImport.State


class TooLate(Exception):
    """The import is no longer in a state in which this can be done."""


@transaction.atomic
def upload(*, organisation: Organisation, content: bytes, by: Any, at: datetime) -> AbsenceImport:
    """Takes a file in and wakes a worker to read it.

    The same bytes again while they are being worked on, as from a double click, are the same
    import.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    digest = sha256(content).hexdigest()
    same = AbsenceImport.objects.filter(
        organisation=organisation, digest=digest, state__in=AbsenceImport.WAITING_FOR_WORKER
    ).first()
    if same:
        return same
    work = AbsenceImport.objects.create(
        organisation=organisation,
        uploaded_by=by,
        uploaded_at=at,
        digest=digest,
        content=content,
        heartbeat_at=at,
    )
    _wake(tasks.parse, work)
    return work


@transaction.atomic
def confirm(*, work: AbsenceImport, by: Any, at: datetime) -> AbsenceImport:
    """Says yes to publishing what the file says.

    Raises:
        TooLate: it has been confirmed, cancelled or refused already, or changes nothing.
    """
    work = AbsenceImport.objects.select_for_update().get(pk=work.pk)
    if not work.can_be_confirmed:
        raise TooLate
    work.state, work.decided_by = State.CONFIRMED, by
    work.progress, work.attempts, work.heartbeat_at = 0, 0, at
    work.save()
    _wake(tasks.publish, work)
    return work


@transaction.atomic
def cancel(*, work: AbsenceImport, by: Any, at: datetime) -> AbsenceImport:
    """Drops a file before it is confirmed, and forgets what it said.

    Raises:
        TooLate: it has been confirmed, refused or cancelled already.
    """
    work = AbsenceImport.objects.select_for_update().get(pk=work.pk)
    if not work.can_be_cancelled:
        raise TooLate
    work.state, work.decided_by = State.CANCELLED, by
    work.content, work.rows, work.heartbeat_at = None, [], at
    work.save()
    return work


def _wake(task: Any, work: AbsenceImport) -> None:
    """Sends the message when the row is really there. If the queue is down, the sweep finds it."""

    def send() -> None:
        task.apply_async(args=[str(work.pk), str(work.organisation_id)], retry=False)

    transaction.on_commit(send, robust=True)
