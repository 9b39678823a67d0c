"""Fictional absence figures, through the same import as an employer's file."""

from django.utils import timezone

from dashboards import actions
from dashboards.demo_absence import demo_file
from dashboards.importing.work import parse
from dashboards.models import AbsenceImport
from dashboards.publishing import publish
from programmes.models import Membership, Organisation, ReportingGroup
from programmes.scope import scope


class DemoFileRefused(Exception):
    """The generator's file does not pass the import; the message lists the problems."""


def publish_figures(organisation: Organisation) -> None:
    """Uploads the generator's file, confirms it and publishes it.

    Raises:
        DemoFileRefused: the file does not pass.
    """
    with scope(organisations=[organisation.pk]):
        keeper = Membership.objects.filter(
            organisation=organisation, role=Membership.Role.HR
        ).first()
        groups = ReportingGroup.objects.filter(organisation=organisation)
        work = actions.upload(
            organisation=organisation,
            content=demo_file(organisation.organisation_number, groups),
            by=keeper.user if keeper else None,
            at=timezone.now(),
        )
    parse(work.pk, organisation.pk)
    with scope(organisations=[organisation.pk]):
        work = AbsenceImport.objects.get(pk=work.pk)
        if not work.can_be_confirmed:
            raise DemoFileRefused(str(work.problems))
        actions.confirm(work=work, by=work.uploaded_by, at=timezone.now())
    publish(work.pk, organisation.pk)
