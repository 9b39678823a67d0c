"""What all pages of the site have in common."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from website import serving


class SitePage(Page):
    """A page that is the same for every visitor who is not logged in."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; caches may keep it when nothing in it is personal."""
        return serving.shared_with_visitors(request, super().serve(request, *args, **kwargs))
