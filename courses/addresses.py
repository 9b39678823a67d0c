"""Lasting addresses of the app's pages."""

from django.http import HttpRequest
from django.urls import reverse

INDEX_SLUG = "kurs"


def index_address(request: HttpRequest | None = None) -> str:
    """Path of the list of modules in the active language; known without asking the database."""
    return reverse("wagtail_serve", args=[f"{INDEX_SLUG}/"])
