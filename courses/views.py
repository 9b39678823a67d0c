"""A person's own progress: recorded by small POST requests, shown on a page of its own."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses import actions, permissions, selectors
from courses.addresses import index_address


def for_person(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that records something; whose log-in has run out goes by way of logging in."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(reverse("courses:mine"))
        return view(request, *args, **kwargs)

    return asked


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """The modules that the person has begun, and where to go on."""
    modules = selectors.modules_in(get_language() or "", request.user)
    begun = [reading for reading in modules if reading.is_begun]
    context = {"begun": begun, "index_url": index_address()}
    return render(request, "courses/mine.html", context)


@login_required
def clear(request: HttpRequest) -> HttpResponse:
    """Asks, then removes all of the person's progress."""
    if request.method == "POST":
        actions.clear_progress(by=request.user)
        messages.success(request, _("Alt om hva du har lest, er slettet."))
        return redirect("courses:mine")
    return render(request, "courses/clear.html")


@require_POST
def page_opened(request: HttpRequest, page_key: UUID) -> HttpResponse:
    """Remembers where the person is; sent by the page itself, answered with nothing."""
    module, page, _following = permissions.place_with_key(request.user, page_key)
    actions.open_page(by=request.user, module=module, page=page)
    return HttpResponse(status=204)


@require_POST
@for_person
def page_read(request: HttpRequest, page_key: UUID) -> HttpResponse:
    """Ticks the page and goes on to the next one; after the last, to the front of the module."""
    module, page, following = permissions.place_with_key(request.user, page_key)
    actions.mark_read(by=request.user, page=page)
    actions.open_page(by=request.user, module=module, page=following or page)
    return redirect((following or module).address)


@require_POST
@for_person
def module_done(request: HttpRequest, module_key: UUID) -> HttpResponse:
    """Keeps the person's word for having been through the module."""
    module = permissions.module_with_key(request.user, module_key)
    actions.complete_module(by=request.user, module=module, at=timezone.localdate())
    messages.success(request, _("Notert: Du har vært gjennom modulen."))
    return redirect(module.address)


@require_POST
@for_person
def module_undone(request: HttpRequest, module_key: UUID) -> HttpResponse:
    """Takes the person's word back."""
    module = permissions.module_with_key(request.user, module_key)
    actions.undo_completion(by=request.user, module=module)
    messages.success(request, _("Angret: Modulen står ikke lenger som gjennomgått."))
    return redirect(module.address)
