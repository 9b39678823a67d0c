"""Bringing absence figures in: template, upload, preview, confirmation, progress."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboards import actions, permissions, selectors
from dashboards.forms import UploadForm
from dashboards.importing import screens
from dashboards.models import AbsenceImport
from dashboards.quarters import last_finished
from dashboards.template_file import template_for
from dashboards.views.figures import csv_answer

ROWS_A_PAGE = 50
NEWEST = 10


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def upload(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """The form for a new file, and what has become of the last ones."""
    organisation = permissions.organisation_to_report_for(request.user, organisation_id)
    sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if sent else UploadForm()
    if form.is_valid():
        work = actions.upload(
            organisation=organisation,
            content=form.cleaned_data["file"],
            by=request.user,
            at=timezone.now(),
        )
        return redirect("dashboards:import", organisation.pk, work.pk)
    context = {
        "organisation": organisation,
        "form": form,
        "imports": selectors.imports_of(organisation)[:NEWEST],
        "quarter": last_finished(timezone.localdate()),
    }
    return render(request, "dashboards/upload.html", context, status=400 if form.errors else 200)


@require_safe
@login_required
def template(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """The template to fill in, for the last quarter that is over."""
    organisation = permissions.organisation_to_report_for(request.user, organisation_id)
    quarter = last_finished(timezone.localdate())
    name = f"fravaer-{quarter}.csv"
    return csv_answer(template_for(organisation, quarter=quarter), name=name)


@require_safe
@login_required
def detail(request: HttpRequest, organisation_id: UUID, import_id: UUID) -> HttpResponse:
    """One file: how far it has come, what it would change, or what is wrong with it."""
    work = permissions.import_for(request.user, organisation_id, import_id)
    page = Paginator(work.rows, ROWS_A_PAGE).get_page(request.GET.get("side"))
    context = {
        "organisation": work.organisation,
        "work": work,
        "page": page,
        "progress_text": screens.progress_text(work),
        "counts": screens.counts(work),
        "preview": screens.preview_table(work.organisation, page.object_list),
        "problems": screens.problems_of(work),
    }
    return render(request, "dashboards/import.html", context)


@require_safe
@login_required
def state(request: HttpRequest, organisation_id: UUID, import_id: UUID) -> JsonResponse:
    """How far a file has come, for the page that watches it."""
    work = permissions.import_for(request.user, organisation_id, import_id)
    return JsonResponse(
        {
            "progress": work.progress,
            "text": screens.progress_text(work),
            "done": not work.is_waiting_for_worker,
        }
    )


@require_POST
@login_required
def confirm(request: HttpRequest, organisation_id: UUID, import_id: UUID) -> HttpResponse:
    """Says yes to publishing what the file says."""
    return _decide(request, actions.confirm, organisation_id, import_id)


@require_POST
@login_required
def cancel(request: HttpRequest, organisation_id: UUID, import_id: UUID) -> HttpResponse:
    """Drops the file."""
    return _decide(request, actions.cancel, organisation_id, import_id)


def _decide(
    request: HttpRequest, action: Any, organisation_id: UUID, import_id: UUID
) -> HttpResponse:
    """Does what the person decided, unless something else was decided meanwhile."""
    work: AbsenceImport = permissions.import_for(request.user, organisation_id, import_id)
    try:
        action(work=work, by=request.user, at=timezone.now())
    except actions.TooLate:
        messages.info(request, _("Noe har skjedd med filen i mellomtiden. Her ser du hva."))
    return redirect("dashboards:import", organisation_id, import_id)
