"""What all pages of the site have in common."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, PageViewRestriction

from website import serving


class SitePage(Page):
    """A page that is the same for every visitor who is not logged in."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; caches may keep it when nothing in it is personal."""
        return serving.shared_with_visitors(request, super().serve(request, *args, **kwargs))

    def get_view_restrictions(self) -> Any:
        """Who may see the page; its ancestors are asked only when any page is restricted."""
        every = PageViewRestriction.objects.all()
        return super().get_view_restrictions() if every.exists() else every.none()
