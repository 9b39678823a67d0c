"""How work on uploaded files is begun, shown, taken up again and given up.

Every step asks the row where the work stands, in a transaction of its own, so a message that comes
twice, or a second worker, does nothing more; and what a killed worker left behind is done again
from the last step.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from dashboards.models import AbsenceImport
from programmes.scope import scope

State = AbsenceImport.State
LOST_AFTER = timedelta(seconds=60)  # longer than any single step of a large file
FORGOTTEN_AFTER = timedelta(days=14)  # a file that nobody has said yes to
MOST_ATTEMPTS = 5
READING = (State.UPLOADED, State.PARSING)
PUBLISHING = (State.CONFIRMED, State.PUBLISHING)


def due(*, at: datetime) -> list[tuple[UUID, UUID]]:
    """Imports of all organisations that wait for a worker and that none has touched for a while.

    Returns:
        Pairs of the import's and the organisation's id, the longest waiting first, at most 100.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM dashboards_imports_due(%s)", [at - LOST_AFTER])
        return [(import_id, organisation_id) for import_id, organisation_id in cursor.fetchall()]


def take_up(import_id: UUID, organisation_id: UUID, *, at: datetime) -> str | None:
    """The state of an import that was left behind; None when there is nothing to do for it.

    It counts as touched afterwards, so that one sweep takes it up. After some attempts it is given
    up, since a file that ends the worker would do so for ever.
    """
    with scope(organisations=[organisation_id]):
        work = (
            AbsenceImport.objects.select_for_update()
            .filter(pk=import_id, heartbeat_at__lt=at - LOST_AFTER, state__in=READING + PUBLISHING)
            .first()
        )
        if work is None:
            return None
        if work.attempts == MOST_ATTEMPTS:
            fail(work, AbsenceImport.Failure.GAVE_UP)
            return None
        work.attempts += 1
        work.heartbeat_at = at
        work.save(update_fields=["attempts", "heartbeat_at"])
        return work.state


def unconfirmed(*, at: datetime) -> list[tuple[UUID, UUID]]:
    """Imports of all organisations that were read long ago, and that nobody has decided on.

    Returns:
        Pairs of the import's and the organisation's id, the oldest first, at most 100.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM dashboards_imports_unconfirmed(%s)", [at - FORGOTTEN_AFTER])
        return [(import_id, organisation_id) for import_id, organisation_id in cursor.fetchall()]


def drop(import_id: UUID, organisation_id: UUID, *, at: datetime) -> None:
    """Forgets what a file said, unless somebody has decided on it meanwhile."""
    with scope(organisations=[organisation_id]):
        AbsenceImport.objects.filter(
            pk=import_id, state=State.READY, heartbeat_at__lt=at - FORGOTTEN_AFTER
        ).update(state=State.CANCELLED, content=None, rows=[], heartbeat_at=at)


def begin(import_id: UUID, organisation_id: UUID, *, states: tuple[State, State]) -> bool:
    """Marks the work as begun; whether there is any to do.

    Args:
        import_id: the import.
        organisation_id: whose it is.
        states: the state in which it waits for this work, and the one while it is done.
    """
    with scope(organisations=[organisation_id]):
        waiting = AbsenceImport.objects.filter(pk=import_id, state__in=states)
        return waiting.update(state=states[1], progress=10, heartbeat_at=timezone.now()) > 0


def advance(import_id: UUID, organisation_id: UUID, *, progress: int) -> None:
    """Shows how far the work has come, 0–100, and that somebody is at it."""
    with scope(organisations=[organisation_id]):
        AbsenceImport.objects.filter(pk=import_id, progress__lt=progress).update(
            progress=progress, heartbeat_at=timezone.now()
        )


def locked(import_id: UUID, *, state: State) -> AbsenceImport | None:
    """The import, held until the transaction ends; None when it is no longer in this state."""
    return AbsenceImport.objects.select_for_update().filter(pk=import_id, state=state).first()


def fail(work: AbsenceImport, reason: AbsenceImport.Failure) -> None:
    """Ends the work for good and forgets what the file said."""
    work.state, work.failure = State.FAILED, reason
    work.content, work.rows = None, []
    work.save()
