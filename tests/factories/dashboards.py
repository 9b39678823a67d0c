"""Absence figures for tests."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from dashboards import actions, jobs
from dashboards.importing.work import parse
from dashboards.models import AbsenceImport
from dashboards.publishing import publish
from programmes.models import Organisation
from programmes.scope import scope

HEADINGS = "enhet;kvartal;antall_ansatte;avtalte_dagsverk;tapte_dagsverk"


def make_file(rows: Iterable[str], *, headings: str = HEADINGS) -> bytes:
    """A file in the template's form; the rows as they would be typed."""
    return "\r\n".join([headings, *rows, ""]).encode()


def rows_for(groups: dict[str, int], quarters: Iterable[str], *, lost: str = "3,5") -> list[str]:
    """A row for each group and quarter, with the same absence everywhere."""
    return [f"{name};{q};{n};{n * 60};{lost}" for q in quarters for name, n in groups.items()]


def upload(organisation: Organisation, content: bytes, *, by: Any = None) -> AbsenceImport:
    """A file that has been taken in; nobody has read it yet."""
    with scope(organisations=[organisation.pk]):
        return actions.upload(organisation=organisation, content=content, by=by, at=timezone.now())


def read(organisation: Organisation, content: bytes) -> AbsenceImport:
    """A file that has been read."""
    work = upload(organisation, content)
    parse(work.pk, organisation.pk)
    return again(work)


def again(work: AbsenceImport) -> AbsenceImport:
    """The import as it is now."""
    with scope(organisations=[work.organisation_id]):
        return AbsenceImport.objects.select_related("organisation").get(pk=work.pk)


def confirm(work: AbsenceImport) -> AbsenceImport:
    with scope(organisations=[work.organisation_id]):
        return actions.confirm(work=work, by=None, at=timezone.now())


def publish_file(organisation: Organisation, content: bytes) -> AbsenceImport:
    """A file that has been read, confirmed and published."""
    work = confirm(read(organisation, content))
    publish(work.pk, organisation.pk)
    return again(work)


def left_behind(work: AbsenceImport) -> AbsenceImport:
    """The import as if no worker had touched it for a while."""
    with scope(organisations=[work.organisation_id]):
        AbsenceImport.objects.filter(pk=work.pk).update(
            heartbeat_at=timezone.now() - 2 * jobs.LOST_AFTER
        )
    return again(work)
