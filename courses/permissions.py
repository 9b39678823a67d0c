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


def page_with_key(user: Any, key: UUID) -> ModulePage:
    """The published page with this key, in the reader's language when it is translated.

    Raises:
        Http404: nobody is logged in, or there is no such page.
    """
    return _translation(user, ModulePage.objects.filter(translation_key=key))


def module_with_key(user: Any, key: UUID) -> Module:
    """The published module with this key, in the reader's language when it is translated.

    Raises:
        Http404: nobody is logged in, or there is no such module.
    """
    return _translation(user, Module.objects.filter(translation_key=key))


def _translation(user: Any, versions: Any) -> Any:
    if not user.is_authenticated:
        raise Http404
    wanted = get_language()
    found = {
        page.locale.language_code: page
        for page in versions.live().public().select_related("locale")
    }
    page = found.get(wanted) or found.get(settings.LANGUAGE_CODE)
    if page is None:
        raise Http404
    return page
