"""How pages are served: the same to every visitor, one's own only when logged in."""

from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

MAX_AGE = 60  # seconds; short, so that what an editor publishes is soon seen


def is_visitor(request: HttpRequest) -> bool:
    """Whether nothing in the request can say who is asking: the session is then left alone."""
    personal = {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}
    return personal.isdisjoint(request.COOKIES)


def reader_of(request: HttpRequest) -> Any:
    """The person who is logged in and reads, None for visitors and in previews."""
    if getattr(request, "is_preview", False) or is_visitor(request):
        return None
    return request.user if request.user.is_authenticated else None


def shared_with_visitors(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Lets caches keep a page that holds nothing personal.

    A cache tells visitors from people who have logged in by their cookies.
    """
    patch_vary_headers(response, ["Cookie"])
    if is_visitor(request) and response.status_code == 200:
        patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response
