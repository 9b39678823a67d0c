"""What every template of the site may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site

from website import languages, navigation
from website.models import InformationPage, SiteSettings
from website.navigation import ACCOUNT, FOOTER, NavigationLink


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name, menus and languages; each is worked out when a template asks for it."""
    return {
        "site_name": SimpleLazyObject(lambda: site_name(request)),
        "is_demo": settings.DEMO,
        "front_page_url": languages.front_page(get_language() or settings.LANGUAGE_CODE),
        "language_links": SimpleLazyObject(lambda: languages.language_links(request)),
        "navigation": SimpleLazyObject(lambda: navigation.links_for(request)),
        "account_links": SimpleLazyObject(lambda: account_links(request)),
        "footer_links": SimpleLazyObject(lambda: footer_links(request)),
    }


def site_name(request: HttpRequest) -> str:
    """The name that an editor has given the site."""
    found = Site.find_for_request(request)
    return SiteSettings.for_site(found).site_name if found else settings.WAGTAIL_SITE_NAME


def account_links(request: HttpRequest) -> list[NavigationLink]:
    """The way in; or registered entries, the person's own page and the way out."""
    if not request.user.is_authenticated:
        return [navigation.link_to(request, _("Logg inn"), reverse("account_login"))]
    return [
        *navigation.links_for(request, ACCOUNT),
        navigation.link_to(request, _("Min side"), reverse("accounts:home")),
        navigation.link_to(request, _("Logg ut"), reverse("account_logout")),
    ]


def footer_links(request: HttpRequest) -> list[NavigationLink]:
    """The pages that editors show in menus, in the reader's language, then registered entries."""
    pages = (
        InformationPage.objects.live()
        .in_menu()
        .filter(locale__language_code=get_language())
        .order_by("path")
    )
    own = [navigation.link_to(request, page.title, page.get_url(request) or "/") for page in pages]
    return own + navigation.links_for(request, FOOTER)
