"""How views get the module or page that a person's progress is about (the first wall).

Modules are open to everybody; progress is kept only for people who have logged in. A key that is
unknown, or whose page is not published, answers as if it did not exist.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.utils.translation import get_language

from courses.models import Module, ModulePage
from courses.outline import ModuleEntry, PageEntry, outline_at
from courses.selectors import reading_of


def place_with_key(user: Any, key: UUID) -> tuple[ModuleEntry, PageEntry, PageEntry | None]:
    """The published page with this key: its module, itself, and the page that follows.

    Raises:
        Http404: nobody is logged in, or there is no such page.
    """
    page = _version_for(user, ModulePage.objects.filter(translation_key=key))
    reading = reading_of(page, None)
    here = reading.at(key)
    if here.entry is None:
        raise Http404
    return reading.module, here.entry, here.next


def module_with_key(user: Any, key: UUID) -> ModuleEntry:
    """The published module with this key.

    Raises:
        Http404: nobody is logged in, or there is no such module.
    """
    return outline_at(_version_for(user, Module.objects.filter(translation_key=key)).path)


def _version_for(user: Any, versions: Any) -> Any:
    """The published version in the reader's language, or else in the main language."""
    if not user.is_authenticated:
        raise Http404
    found = {page.locale.language_code: page for page in versions.live().select_related("locale")}
    page = found.get(get_language()) or found.get(settings.LANGUAGE_CODE)
    if page is None:
        raise Http404
    return page
