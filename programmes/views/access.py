"""Whether advisers see the organisation's figures: asked on a page of its own, easily undone."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from programmes import actions, permissions
from programmes.models import Organisation


@login_required
def grant(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Lets advisers in the county see the figures."""
    found = _organisation(request, organisation_id)
    if request.method != "POST":
        return render(request, "programmes/grant_access.html", {"organisation": found})
    actions.grant_access(organisation=found, by=request.user, at=timezone.now())
    text = _("Rådgivere ved Nav Arbeidslivssenter kan nå se tallene.")
    return _told(request, found, text, "programmes:withdraw_access")


@login_required
def withdraw(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Closes the figures to advisers."""
    found = _organisation(request, organisation_id)
    if request.method != "POST":
        return render(request, "programmes/withdraw_access.html", {"organisation": found})
    actions.withdraw_access(organisation=found, at=timezone.now())
    text = _("Rådgivere ved Nav Arbeidslivssenter kan ikke lenger se tallene.")
    return _told(request, found, text, "programmes:grant_access")


def _organisation(request: HttpRequest, organisation_id: UUID) -> Organisation:
    return permissions.organisation_with_role(
        request.user, organisation_id, permissions.KEEPERS_OF_ACCESS
    )


def _told(request: HttpRequest, found: Organisation, text: str, undo: str) -> HttpResponse:
    """Back to the organisation, with a message that leads to the opposite."""
    link = reverse(undo, args=[found.pk])
    messages.success(request, format_html('{} <a href="{}">{}</a>', text, link, _("Angre")))
    return redirect("programmes:organisation", found.pk)
