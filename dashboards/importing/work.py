"""The worker's reading of an uploaded file."""

from uuid import UUID

from django.utils import timezone

from dashboards import jobs
from dashboards.facts import facts_of
from dashboards.importing.names import names_of
from dashboards.importing.preview import preview_of
from dashboards.importing.problems import NOTHING_KEPT
from dashboards.importing.reading import Reading, read
from dashboards.models import AbsenceImport
from dashboards.quarters import last_finished
from programmes.scope import scope

State = AbsenceImport.State


def parse(import_id: UUID, organisation_id: UUID) -> None:
    """Reads an uploaded file and writes down what it says; afterwards its bytes are gone."""
    if not jobs.begin(import_id, organisation_id, states=jobs.READING):
        return
    with scope(organisations=[organisation_id]):
        work = AbsenceImport.objects.select_related("organisation").get(pk=import_id)
        names = names_of(work.organisation)
    # The bytes are gone when another worker has just finished with them; `_keep` then finds that.
    content = bytes(work.content or b"")
    reading = read(content, names=names, last=last_finished(timezone.localdate()))
    jobs.advance(import_id, organisation_id, progress=70)
    with scope(organisations=[organisation_id]):
        _keep(import_id, reading)


def _keep(import_id: UUID, reading: Reading) -> None:
    """Writes down what the file says, or what is wrong with it."""
    work = jobs.locked(import_id, state=State.PARSING)
    if work is None:
        return
    preview = preview_of(reading.rows, facts_of(work.organisation))
    if any(problem.code in NOTHING_KEPT for problem in reading.problems):
        work.digest = ""
    work.content = None
    work.rows = [row.as_json() for row in preview]
    work.problems = [problem.as_json() for problem in reading.problems]
    work.number_of_rows = len(preview)
    work.number_new = sum(row.is_new for row in preview)
    work.number_changed = sum(row.is_changed for row in preview)
    work.state = State.REFUSED if reading.problems else State.READY
    work.progress, work.attempts, work.heartbeat_at = 100, 0, timezone.now()
    work.save()
