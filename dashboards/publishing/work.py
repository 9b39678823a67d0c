"""The worker's publishing of a confirmed file."""

from uuid import UUID

from django.utils import timezone

from dashboards import jobs
from dashboards.models import AbsenceImport
from dashboards.publishing.edition import StaleEdition, prepare, write
from disclosure import AlreadyDisclosed
from programmes.scope import scope

State = AbsenceImport.State
MOST_TRIES = 5


def publish(import_id: UUID, organisation_id: UUID) -> None:
    """Saves and publishes a confirmed file's figures; a file that says nothing new writes nothing.

    Raises:
        StaleEdition: others published so often meanwhile that this was never the newest.
    """
    if not jobs.begin(import_id, organisation_id, states=jobs.PUBLISHING):
        return
    for tries_left in reversed(range(MOST_TRIES)):
        try:
            _publish_once(import_id, organisation_id)
            return
        except StaleEdition:
            if not tries_left:
                raise
        except AlreadyDisclosed:
            _refuse(import_id, organisation_id)
            return


def _publish_once(import_id: UUID, organisation_id: UUID) -> None:
    """Makes the publication, then saves everything in one short transaction."""
    with scope(organisations=[organisation_id]):
        source = AbsenceImport.objects.select_related("organisation").get(pk=import_id)
        edition = prepare(source)
    jobs.advance(import_id, organisation_id, progress=80)
    with scope(organisations=[organisation_id]):
        work = jobs.locked(import_id, state=State.PUBLISHING)
        if work is None:
            return
        if edition.facts:
            write(edition, source=work, at=timezone.now())
        work.state, work.progress = State.PUBLISHED, 100
        work.rows, work.heartbeat_at = [], timezone.now()
        work.save()


def _refuse(import_id: UUID, organisation_id: UUID) -> None:
    """Stops for good: with what is public already, the figures would tell about too few people."""
    with scope(organisations=[organisation_id]):
        work = jobs.locked(import_id, state=State.PUBLISHING)
        if work is not None:
            jobs.fail(work, AbsenceImport.Failure.DISCLOSURE)
