"""What modules consist of: titles, lengths and addresses, without the texts themselves.

Read with one statement of our own: every module page needs it, and building the same through
models took longer than everything else that sets a module page apart from a page of plain text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.translation import get_language

from courses.addresses import module_address
from courses.models import Module, ModulePage

COLUMNS = """
    SELECT front.path, locale.language_code, front.slug, front.title, front.translation_key,
           module.subtitle, module.audience, module.reviewed_date, module.reviewed_by,
           page.translation_key, page.title, page.slug, part.kind, part.minutes
    FROM courses_module module
    JOIN wagtailcore_page front ON front.id = module.page_ptr_id
    JOIN wagtailcore_locale locale ON locale.id = front.locale_id
    LEFT JOIN (courses_modulepage part JOIN wagtailcore_page page ON page.id = part.page_ptr_id)
      ON page.path >= front.path AND page.path < front.path || '~' AND page.live
"""
OF_MODULE = COLUMNS + "WHERE front.path = %s ORDER BY page.path"
IN_LANGUAGES = (
    COLUMNS + "WHERE front.live AND locale.language_code = ANY (%s) ORDER BY front.path, page.path"
)
SEEK_HELP = """
    SELECT locale.language_code, front.slug, page.slug
    FROM courses_modulepage part
    JOIN wagtailcore_page page ON page.id = part.page_ptr_id AND page.live
    JOIN wagtailcore_page front ON front.path = left(page.path, -4) AND front.live
    JOIN wagtailcore_locale locale ON locale.id = page.locale_id
    WHERE part.kind = 'SEEK_HELP' AND locale.language_code IN (%s, %s)
    ORDER BY locale.language_code = %s DESC, page.path LIMIT 1
"""
NUMBER_OF_MODULE_COLUMNS = 9


@dataclass(frozen=True)
class PageEntry:
    """A page in the list of a module's pages.

    Attributes:
        key: the same in every language.
        number: the page's place in the recommended order, from 1.
        minutes: about how long it takes to read.
    """

    key: UUID
    number: int
    title: str
    slug: str
    kind: str
    minutes: int
    address: str


@dataclass(frozen=True)
class ModuleEntry:
    """A module with its published pages, in the recommended order.

    Attributes:
        key: the same in every language.
        reviewed_date: the day a professional approved the content, None when nobody has.
    """

    key: UUID
    language: str
    title: str
    subtitle: str
    audience: str
    reviewed_date: date | None
    reviewed_by: str
    address: str
    pages: tuple[PageEntry, ...]

    @property
    def is_reviewed(self) -> bool:
        """Whether a named professional has approved the content on a known day."""
        return bool(self.reviewed_date and self.reviewed_by)

    @property
    def audience_label(self) -> Any:
        """Whom the module is written for, in words."""
        return Module.Audience(self.audience).label

    @property
    def minutes(self) -> int:
        """About how long the whole module takes, in minutes."""
        return sum(page.minutes for page in self.pages)

    @property
    def seek_help(self) -> PageEntry | None:
        """The page about when to contact the health service."""
        return next((page for page in self.pages if page.kind == ModulePage.Kind.SEEK_HELP), None)


def outline_at(path: str) -> ModuleEntry:
    """The module at this place in the tree; one query.

    Raises:
        Module.DoesNotExist: there is no module.
    """
    for entry in _ask(OF_MODULE, path):
        return entry
    raise Module.DoesNotExist


def outlines_in(languages: Sequence[str]) -> list[ModuleEntry]:
    """All published modules in these languages, in the order of the tree; one query."""
    return list(_ask(IN_LANGUAGES, list(languages)))


def seek_help_address(request: HttpRequest) -> str | None:
    """The first page about when to contact the health service, in the active language if any."""
    language = get_language()
    with connection.cursor() as cursor:
        cursor.execute(SEEK_HELP, [language, settings.LANGUAGE_CODE, language])
        row = cursor.fetchone()
    return f"{module_address(row[1], row[0])}{row[2]}/" if row else None


def _ask(statement: str, parameter: str | list[Any]) -> Iterator[ModuleEntry]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [parameter])
        rows = cursor.fetchall()
    for module, lines in groupby(rows, key=lambda row: row[:NUMBER_OF_MODULE_COLUMNS]):
        yield _entry(module, [line[NUMBER_OF_MODULE_COLUMNS:] for line in lines])


def _entry(module: tuple[Any, ...], pages: list[tuple[Any, ...]]) -> ModuleEntry:
    _path, language, slug, title, key, subtitle, audience, reviewed_date, reviewed_by = module
    address = module_address(slug, language)
    return ModuleEntry(
        key=key,
        language=language,
        title=title,
        subtitle=subtitle,
        audience=audience,
        reviewed_date=reviewed_date,
        reviewed_by=reviewed_by,
        address=address,
        pages=tuple(
            PageEntry(page_key, number, page_title, slug, kind, minutes, f"{address}{slug}/")
            for number, (page_key, page_title, slug, kind, minutes) in enumerate(pages, start=1)
            if page_key
        ),
    )
