"""The language menu: the same page in the site's other languages."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.models import Page


@dataclass(frozen=True)
class LanguageLink:
    """A language and the address of the page in it."""

    code: str
    name: str
    url: str
    current: bool


# Each language is named in itself, whatever the language of the page.
NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def language_links(request: HttpRequest) -> list[LanguageLink]:
    """The languages of the site; where the page lacks one, its link goes to the front page."""
    page = shown_page(request)
    addresses = _of_page(page, request) if page else _of_view(request)
    return [
        LanguageLink(
            code=code,
            name=NAMES.get(code, code),
            url=addresses.get(code) or front_page(code),
            current=code == get_language(),
        )
        for code, _label in settings.LANGUAGES
    ]


def shown_page(request: HttpRequest) -> Page | None:
    """The Wagtail page that this request shows, if it shows one."""
    route = getattr(request, "_wagtail_route_for_request", None)
    return route.page if route else None


def front_page(code: str) -> str:
    """The path of the front page in this language."""
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"


def _of_page(page: Page, request: HttpRequest) -> dict[str, str | None]:
    """Addresses of a page's live translations, itself included, by language."""
    translations = page.get_translations(inclusive=True).live().select_related("locale")
    return {found.locale.language_code: found.get_url(request) for found in translations}


def _of_view(request: HttpRequest) -> dict[str, str | None]:
    """Addresses of a view by language; none where the address is not known."""
    here = request.get_full_path()
    found: dict[str, str | None] = {}
    for code, _label in settings.LANGUAGES:
        translated = translate_url(here, code)
        found[code] = translated if translated != here or code == get_language() else None
    return found
