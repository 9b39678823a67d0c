"""The way into the editors' administration, and what those meet whom it is not for."""

from django.contrib.auth.views import redirect_to_login
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from website.editors import is_editor
from website.languages import shown_page

NEXT = "next"


def door(request: HttpRequest) -> HttpResponse:
    """Sends on to the log-in page or the administration; says no to people it is not for.

    Wagtail sends everyone here whom it does not let in. It stands at the address of Wagtail's own
    log-in page, which would let passwords be tried without any limit. The administration's
    addresses say nothing about language, so the reader's browser is asked for it.
    """
    wanted = _wanted(request)
    language = translation.get_language_from_request(request)
    with translation.override(language):
        if not request.user.is_authenticated:
            return redirect_to_login(wanted)
        if is_editor(request):
            return redirect(wanted)
        # Wagtail has left its own words, in English: read here, so that no page shows them.
        list(get_messages(request))
        response = render(request, "403.html", {"messages": []}, status=403)
    response["Content-Language"] = language
    return response


def admin_address(request: HttpRequest) -> str:
    """The administration's front page."""
    return reverse("wagtailadmin_home")


def page_address(request: HttpRequest) -> str | None:
    """Where the page that is shown can be changed; None when none is, and in previews."""
    page = None if getattr(request, "is_preview", False) else shown_page(request)
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else None


def _wanted(request: HttpRequest) -> str:
    """Where the person was going, if that is within the administration, else its front page."""
    home = admin_address(request)
    wanted = request.GET.get(NEXT, "")
    is_here = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    is_inside = wanted.startswith(home) and not wanted.startswith(request.path)
    return wanted if is_here and is_inside else home
