"""Modules for tests."""

from typing import Any
from uuid import uuid4

from wagtail.models import Page, Site

from courses.models import Module, ModuleIndexPage, ModulePage
from website import starter
from website.models import HomePage


def make_site(language: str = "nb") -> ModuleIndexPage:
    """A front page and an empty list of modules; the bokmål one becomes the site's root."""
    locale = starter.make_locales()[language]
    home = HomePage(
        title=f"Forside {language}",
        slug=f"forside-{language}",
        locale=locale,
        translation_key=starter.key_of("front"),
    )
    Page.get_first_root_node().add_child(instance=home)
    if language == "nb":
        Site.objects.update(root_page=home)
    index = ModuleIndexPage(
        title="Kurs", slug="kurs", locale=locale, translation_key=starter.key_of("modules")
    )
    home.add_child(instance=index)
    return index


def make_module(
    index: ModuleIndexPage, *, pages: int = 3, translates: Module | None = None, **fields: Any
) -> Module:
    """A published module; its last page is about when to contact the health service.

    With `translates`, a translation of that module, page by page.
    """
    name = fields.pop("slug", f"modul-{uuid4().hex[:6]}")
    if translates:
        fields["translation_key"] = translates.translation_key
    module = Module(
        title=fields.pop("title", name.capitalize()),
        slug=name,
        introduction="<p>Innledning.</p>",
        locale=index.locale,
        **fields,
    )
    index.add_child(instance=module)
    originals = pages_of(translates) if translates else []
    for number in range(1, pages + 1):
        make_page(module, number, last=number == pages, originals=originals)
    return module


def make_page(
    module: Module, number: int, *, last: bool = False, originals: list[ModulePage] | None = None
) -> ModulePage:
    page = ModulePage(
        title=f"Side nummer {number}",
        slug=f"side-{number}",
        kind="SEEK_HELP" if last else "HEALTH",
        learning_intention="Etter denne siden vet du mer.",
        minutes=5,
        locale=module.locale,
        body=[{"type": "text", "value": f"<p>Tekst {number}.</p>", "id": str(uuid4())}],
    )
    if originals:
        page.translation_key = originals[number - 1].translation_key
    module.add_child(instance=page)
    return page


def pages_of(module: Module) -> list[ModulePage]:
    return list(ModulePage.objects.child_of(module).order_by("path"))
