"""The worker's tasks. A message only wakes it; the import's row says what there is to do."""

from datetime import UTC, datetime
from uuid import UUID

from celery import shared_task

from dashboards import jobs
from dashboards.importing.work import parse as read_file


@shared_task
def parse(import_id: str, organisation_id: str) -> None:
    """Reads an uploaded file."""
    read_file(UUID(import_id), UUID(organisation_id))


@shared_task
def publish(import_id: str, organisation_id: str) -> None:
    """Publishes a confirmed file's figures."""
    # The web process imports this module to send messages; numpy and scipy are the worker's.
    from dashboards.publishing import publish as publish_figures

    publish_figures(UUID(import_id), UUID(organisation_id))


@shared_task
def sweep() -> None:
    """Takes up what a lost message or a killed worker left behind, in every organisation.

    Forgets files that nobody has confirmed, too.
    """
    at = datetime.now(UTC)
    for import_id, organisation_id in jobs.due(at=at):
        state = jobs.take_up(import_id, organisation_id, at=at)
        if state:
            task = parse if state in jobs.READING else publish
            task.apply_async(args=[str(import_id), str(organisation_id)])
    for import_id, organisation_id in jobs.unconfirmed(at=at):
        jobs.drop(import_id, organisation_id, at=at)
