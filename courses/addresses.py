"""Lasting addresses of the app's pages, known without asking the database."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

INDEX_SLUG = "kurs"


def index_address(request: HttpRequest | None = None) -> str:
    """Path of the list of modules in the active language."""
    return reverse("wagtail_serve", args=[f"{INDEX_SLUG}/"])


def module_address(slug: str, language: str) -> str:
    """Path of a module's front in a language; modules lie right below the list of modules."""
    with translation.override(language):
        return f"{index_address()}{slug}/"
