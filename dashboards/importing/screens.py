"""What a person sees of a file on its way."""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from dashboards.importing.preview import Change, PreviewRow
from dashboards.importing.problems import Problem
from dashboards.models import AbsenceImport
from programmes.models import Organisation, ReportingGroup
from website.tables import Column, Table

State = AbsenceImport.State


def progress_text(work: AbsenceImport) -> str:
    """What is going on, in a sentence."""
    return {
        State.UPLOADED: _("Filen venter på å bli lest."),
        State.PARSING: _("Vi leser filen."),
        State.CONFIRMED: _("Tallene venter på å bli publisert."),
        State.PUBLISHING: _("Vi kontrollerer at ingen kan kjennes igjen, og publiserer tallene."),
    }.get(State(work.state), work.get_state_display())


def counts(work: AbsenceImport) -> list[tuple[str, int]]:
    """How many rows are what, as terms with numbers."""
    return [
        (_("Nye tall"), work.number_new),
        (_("Endrede tall"), work.number_changed),
        (_("Uendret"), work.number_unchanged),
    ]


def preview_table(organisation: Organisation, stored: Iterable[list[Any]]) -> Table | None:
    """Rows of the file with what each would change; None when there is none."""
    rows = [PreviewRow.from_json(one) for one in stored]
    if not rows:
        return None
    names = dict(ReportingGroup.objects.filter(organisation=organisation).values_list("pk", "name"))
    said = {
        Change.NEW: _("Ny"),
        Change.CHANGED: _("Endret"),
        Change.UNCHANGED: _("Uendret"),
    }
    return Table(
        caption=_("Rader i filen"),
        columns=[
            Column(_("Enhet")),
            Column(_("Kvartal")),
            Column(_("Hva skjer")),
            Column(_("Ansatte"), numeric=True),
            Column(_("Avtalte dagsverk"), numeric=True),
            Column(_("Tapte dagsverk"), numeric=True),
        ],
        rows=[
            [
                names.get(one.row.group, ""),
                one.row.quarter.label,
                said[one.change],
                str(one.row.headcount),
                number_format(one.row.contractual, 2, force_grouping=True),
                number_format(one.row.lost, 2, force_grouping=True),
            ]
            for one in rows
        ],
        key="preview",
    )


def problems_of(work: AbsenceImport) -> list[tuple[str, str]]:
    """What is wrong with the file: where, and what may be done, in the file's order."""
    problems = [Problem(**stored) for stored in work.problems]
    return [(problem.place or _("Hele filen"), problem.text) for problem in problems]
