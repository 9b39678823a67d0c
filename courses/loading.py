"""Loads the first modules. What is there already is left alone, whoever has changed it."""

from pathlib import Path
from typing import Any
from uuid import uuid5

from django.db import transaction
from wagtail.models import Locale

from courses.blocks.choice_menu import own_options
from courses.models import Module, ModuleIndexPage, ModulePage
from website import starter
from website.models import HomePage

FOLDER = Path(__file__).parent / "starter"
INDEX = "index.toml"
STRENGTHS = {
    "sterk": "STRONG",
    "moderat": "MODERATE",
    "svak": "WEAK",
    "erfaringsbasert": "EXPERIENCE",
}


@transaction.atomic
def load(homes: dict[str, HomePage]) -> None:
    """Makes the lists of modules and the modules that are missing.

    Args:
        homes: the front page of each language, by language code.
    """
    for code, home in homes.items():
        index = _index(home, starter.read(FOLDER / code / INDEX))
        for path in sorted((FOLDER / code).glob("*.toml")):
            if path.name != INDEX:
                _module(index, path.stem, starter.read(path))


def _index(home: HomePage, text: dict[str, Any]) -> ModuleIndexPage:
    """The list of modules in one language; the front page leads to it."""
    key = starter.key_of("modules")
    index = ModuleIndexPage.objects.filter(locale=home.locale, translation_key=key).first()
    if index is None:
        index = ModuleIndexPage(
            title=text["title"],
            slug=text["slug"],
            introduction=text["introduction"],
            locale=home.locale,
            translation_key=key,
        )
        home.add_child(instance=index)
        starter.publish(index)
        if starter.wanted_target(home.locale.language_code, "main_action") == "modules":
            starter.link_action(home, "main_action", index)
    return index


def _module(index: ModuleIndexPage, name: str, text: dict[str, Any]) -> None:
    """A module with its pages; the file's name says which module it is, in every language."""
    key = starter.key_of(f"module/{name}")
    if Module.objects.filter(locale=index.locale, translation_key=key).exists():
        return
    module = Module(
        title=text["title"],
        slug=text["slug"],
        subtitle=text["subtitle"],
        audience=text["audience"].upper(),
        introduction=text["introduction"].strip(),
        locale=index.locale,
        translation_key=key,
    )
    index.add_child(instance=module)
    starter.publish(module)
    for number, page in enumerate(text["page"], start=1):
        _page(module, f"module/{name}/{number}", page, index.locale)


def _page(module: Module, name: str, text: dict[str, Any], locale: Locale) -> None:
    """A page of a module; its place in the file says which page it is, in every language."""
    key = starter.key_of(name)
    # Blocks keep their ids through every edit, and reflections are kept by them.
    body = [
        {"type": block["type"], "value": _value(block), "id": str(uuid5(key, str(number)))}
        for number, block in enumerate(text["block"])
    ]
    page = ModulePage(
        title=text["title"],
        slug=text["slug"],
        kind=text["kind"].upper(),
        learning_intention=text["learning_intention"],
        minutes=text["minutes"],
        body=body,
        locale=locale,
        translation_key=key,
    )
    module.add_child(instance=page)
    starter.publish(page)


def _value(block: dict[str, Any]) -> Any:
    """A block's value as its StreamField takes it."""
    fields = {name: value for name, value in block.items() if name != "type"}
    if block["type"] == "text":
        return block["html"].strip()
    if block["type"] == "choice_menu":
        fields["options"] = own_options(block["options"])
    if block["type"] == "sources":
        fields["strength"] = STRENGTHS[block["strength"]]
    return fields
