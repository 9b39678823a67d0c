"""What is read of modules and of a person's own progress through them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from courses.models import Module, ModuleCompletion, ModulePage, PageProgress, ReadingPlace


@dataclass(frozen=True)
class PageEntry:
    """A page in the list of a module's pages.

    Attributes:
        key: the same in every language.
        number: the page's place in the recommended order, from 1.
        minutes: about how long it takes to read.
        is_read: whether this reader has a tick there; False for visitors.
    """

    key: UUID
    number: int
    title: str
    slug: str
    kind: str
    minutes: int
    is_read: bool


@dataclass(frozen=True)
class Progress:
    """All that is kept about one person's reading; empty for visitors.

    Attributes:
        read: keys of the pages with a tick.
        places: key of the page opened last, by the module's key.
        completed: the day the person said to have been through, by the module's key.
    """

    read: frozenset[UUID]
    places: dict[UUID, UUID]
    completed: dict[UUID, date]


NO_PROGRESS = Progress(read=frozenset(), places={}, completed={})


@dataclass(frozen=True)
class Reading:
    """A module with its pages as one reader sees them.

    Attributes:
        language: the language asked for; the module may have another when it is not translated.
        is_personal: whether a person is logged in, so that progress is kept.
        place: the page opened last, None when no page has been.
        completed_date: the day the person said to have been through, None until then.
    """

    module: Module
    pages: tuple[PageEntry, ...]
    language: str
    is_personal: bool
    place: PageEntry | None
    completed_date: date | None

    @property
    def is_translated(self) -> bool:
        """Whether the module is in the language that was asked for."""
        return self.module.locale.language_code == self.language

    @property
    def minutes(self) -> int:
        """About how long the whole module takes, in minutes."""
        return sum(page.minutes for page in self.pages)

    @property
    def number_of_read(self) -> int:
        """How many of the pages have the reader's tick."""
        return sum(page.is_read for page in self.pages)

    @property
    def is_begun(self) -> bool:
        """Whether the reader has left any trace in the module."""
        return bool(self.place or self.completed_date or self.number_of_read)

    @property
    def seek_help(self) -> PageEntry | None:
        """The page about when to contact the health service."""
        return next((page for page in self.pages if page.kind == ModulePage.Kind.SEEK_HELP), None)

    @property
    def first(self) -> PageEntry | None:
        """The first page in the recommended order."""
        return self.pages[0] if self.pages else None

    def at(self, page: ModulePage) -> "Here":
        """Where in the module this page is."""
        keys = [entry.key for entry in self.pages]
        # A page that is previewed before it is published is not in the list.
        index = keys.index(page.translation_key) if page.translation_key in keys else None
        if index is None:
            return Here(entry=None, previous=None, next=None)
        return Here(
            entry=self.pages[index],
            previous=self.pages[index - 1] if index else None,
            next=self.pages[index + 1] if index + 1 < len(self.pages) else None,
        )


@dataclass(frozen=True)
class Here:
    """The page that is shown, and its neighbours; all None for a page not yet published."""

    entry: PageEntry | None
    previous: PageEntry | None
    next: PageEntry | None


def progress_of(user: Any) -> Progress:
    """The person's progress in all modules; three queries, none for visitors (None)."""
    if user is None:
        return NO_PROGRESS
    return Progress(
        read=frozenset(PageProgress.objects.filter(user=user).values_list("page_key", flat=True)),
        places=dict(ReadingPlace.objects.filter(user=user).values_list("module_key", "page_key")),
        completed=dict(
            ModuleCompletion.objects.filter(user=user).values_list("module_key", "date")
        ),
    )


def module_of(page: ModulePage) -> Module:
    """The module that the page belongs to."""
    return Module.objects.ancestor_of(page).select_related("locale").get()


def reading_of(module: Module, reader: Any, *, language: str | None = None) -> Reading:
    """A module as this reader sees it; one query, and three more for a person."""
    rows = _rows_by_module(ModulePage.objects.child_of(module)).get(module.path, [])
    return _reading(module, rows, reader, progress_of(reader), language)


def modules_in(language: str, reader: Any) -> list[Reading]:
    """All modules, in the recommended order of the site's main language.

    A module that is not translated comes in the main language. The number of queries does not
    depend on the number of modules.
    """
    modules = _modules_to_show(language)
    languages = {module.locale_id for module in modules}
    rows = _rows_by_module(ModulePage.objects.filter(locale__in=languages))
    progress = progress_of(reader)
    return [
        _reading(module, rows.get(module.path, []), reader, progress, language)
        for module in modules
    ]


def _modules_to_show(language: str) -> list[Module]:
    """One version of every module: in this language when there is one."""
    main = settings.LANGUAGE_CODE
    found = list(
        Module.objects.live()
        .filter(locale__language_code__in=[language, main])
        .select_related("locale")
        .order_by("path")
    )
    own = {m.translation_key: m for m in found if m.locale.language_code == language}
    in_main = {m.translation_key: m for m in found if m.locale.language_code == main}
    return [own.get(key, in_main.get(key)) for key in in_main | own]


Row = dict[str, Any]


def _rows_by_module(pages: Any) -> dict[str, list[Row]]:
    """The live ones of these pages by their module's path, without their bodies; one query."""
    rows: dict[str, list[Row]] = {}
    columns = ("path", "translation_key", "title", "slug", "kind", "minutes")
    for row in pages.live().order_by("path").values(*columns):
        rows.setdefault(row["path"][: -Page.steplen], []).append(row)
    return rows


def _reading(
    module: Module, rows: list[Row], reader: Any, progress: Progress, language: str | None
) -> Reading:
    pages = tuple(
        PageEntry(
            key=row["translation_key"],
            number=number,
            title=row["title"],
            slug=row["slug"],
            kind=row["kind"],
            minutes=row["minutes"],
            is_read=row["translation_key"] in progress.read,
        )
        for number, row in enumerate(rows, start=1)
    )
    place = progress.places.get(module.translation_key)
    return Reading(
        module=module,
        pages=pages,
        language=language or module.locale.language_code,
        is_personal=reader is not None,
        place=next((page for page in pages if page.key == place), None),
        completed_date=progress.completed.get(module.translation_key),
    )
