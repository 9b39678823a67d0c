"""Loads the site's first pages: front, about and privacy, in every language.

What is there already is left alone, whoever has changed it: loading a second time does nothing.
"""

import tomllib
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from website.models import HomePage, InformationPage, SiteSettings

FOLDER = Path(__file__).parent / "starter"
# Keys made from names: the same page has the same key in every language and installation.
KEYS = UUID("6d5f5d0e-6a3c-4f0f-9d0b-6f2a4e5f0c11")
HOME_SLUGS = {"nb": "hjem", "nn": "heim", "en": "home"}
INFORMATION_PAGES = ("about", "privacy")


def key_of(name: str) -> UUID:
    """The translation key of starter content with this name."""
    return uuid5(KEYS, name)


def read(path: Path) -> dict[str, Any]:
    """A file of starter content."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@transaction.atomic
def load() -> dict[str, HomePage]:
    """Makes the locales, front pages and information pages that are missing.

    Returns:
        The front page of each language, by language code.
    """
    locales = make_locales()
    # The main front page first: its slug may be taken by the page that a new database begins with.
    _serve(_home(settings.LANGUAGE_CODE, locales[settings.LANGUAGE_CODE]))
    homes = {code: _home(code, locale) for code, locale in locales.items()}
    for code, home in homes.items():
        for name in INFORMATION_PAGES:
            _information_page(home, name, read(FOLDER / code / f"{name}.toml"))
    return homes


def make_locales() -> dict[str, Locale]:
    """The locales of all languages; the one a new database begins with becomes the main one."""
    main = settings.LANGUAGE_CODE
    if not Locale.objects.filter(language_code=main).exists():
        Locale.objects.exclude(language_code__in=dict(settings.LANGUAGES)).update(
            language_code=main
        )
    return {
        code: Locale.objects.get_or_create(language_code=code)[0]
        for code, _label in settings.LANGUAGES
    }


def publish(page: Page) -> None:
    """Publishes a page that was just made, with a first revision that nobody has written."""
    page.save_revision(log_action=False).publish(log_action=False)


def link_action(home: HomePage, which: str, target: Page) -> None:
    """Leads the button "main_action" or "second_action" to a page, if it leads nowhere yet."""
    if getattr(home, f"{which}_page_id") is None and getattr(home, f"{which}_label"):
        setattr(home, f"{which}_page", target)
        publish(home)


def wanted_target(code: str, which: str) -> str:
    """The name of the page that the front page's button leads to: "modules", "about"."""
    return str(read(FOLDER / code / "front.toml")[which]["target"])


def _home(code: str, locale: Locale) -> HomePage:
    """The front page of a language."""
    found = HomePage.objects.filter(locale=locale, translation_key=key_of("front")).first()
    if found:
        return found
    text = read(FOLDER / code / "front.toml")
    home = HomePage(
        title=text["title"],
        slug=HOME_SLUGS[code],
        introduction=text["introduction"],
        main_action_label=text["main_action"]["label"],
        second_action_label=text["second_action"]["label"],
        body=_blocks(text["block"]),
        locale=locale,
        translation_key=key_of("front"),
    )
    Page.get_first_root_node().add_child(instance=home)
    publish(home)
    return home


def _serve(home: HomePage) -> None:
    """Serves the front page as the site's root; removes the page a new database begins with."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    if site.pk and isinstance(site.root_page.specific, HomePage):
        return
    site.root_page = home
    site.site_name = SiteSettings._meta.get_field("site_name").get_default()
    site.save()
    for page in Page.objects.filter(depth=2):
        if page.specific_class is Page:
            page.delete()


def _information_page(home: HomePage, name: str, text: dict[str, Any]) -> None:
    """An information page under a front page."""
    key = key_of(name)
    page = InformationPage.objects.filter(locale=home.locale, translation_key=key).first()
    if page is None:
        page = InformationPage(
            title=text["title"],
            slug=text["slug"],
            introduction=text["introduction"],
            body=_blocks(text["block"]),
            show_in_menus=True,
            locale=home.locale,
            translation_key=key,
        )
        home.add_child(instance=page)
        publish(page)
        if wanted_target(home.locale.language_code, "second_action") == name:
            link_action(home, "second_action", page)


def _blocks(blocks: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """The blocks of an ordinary page as a StreamField takes them."""
    return [(block["type"], BLOCKS[block["type"]](block)) for block in blocks]


def _facts(block: dict[str, Any]) -> dict[str, Any]:
    """A list of facts; descriptions are plain text in the files."""
    return {
        "items": [
            {"term": item["term"], "description": f"<p>{item['description']}</p>"}
            for item in block["items"]
        ]
    }


BLOCKS = {
    "text": lambda block: block["html"].strip(),
    "panel": lambda block: {"title": block["title"], "html": block["html"].strip()},
    "facts": _facts,
}
