"""Modules as one reader sees them: with the person's own progress."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from courses.models import Module, ModuleCompletion, ModulePage, PageProgress, ReadingPlace
from courses.outline import ModuleEntry, PageEntry, outline_at, outlines_in


@dataclass(frozen=True)
class Progress:
    """All that is kept about one person's reading.

    Attributes:
        read: keys of the pages with a tick.
        places: key of the page opened last, by the module's key.
        completed: the day the person said to have been through, by the module's key.
    """

    read: frozenset[UUID]
    places: dict[UUID, UUID]
    completed: dict[UUID, date]


@dataclass(frozen=True)
class Reading:
    """A module as one reader sees it.

    Attributes:
        language: the language asked for; the module may have another when it is not translated.
        progress: the person's, None for a visitor.
    """

    module: ModuleEntry
    language: str
    progress: Progress | None

    @property
    def pages(self) -> tuple[PageEntry, ...]:
        """The module's pages, in the recommended order."""
        return self.module.pages

    @property
    def is_translated(self) -> bool:
        """Whether the module is in the language that was asked for."""
        return self.module.language == self.language

    @property
    def is_personal(self) -> bool:
        """Whether a person is logged in, so that progress is kept."""
        return self.progress is not None

    @property
    def read_keys(self) -> frozenset[UUID]:
        """Keys of all pages with this person's tick, in other modules too."""
        return self.progress.read if self.progress else frozenset()

    @property
    def number_of_read(self) -> int:
        """How many of the module's pages have the person's tick."""
        return sum(page.key in self.read_keys for page in self.pages)

    @property
    def place(self) -> PageEntry | None:
        """The page that the person opened last, None when no page has been."""
        key = self.progress.places.get(self.module.key) if self.progress else None
        return next((page for page in self.pages if page.key == key), None)

    @property
    def completed_date(self) -> date | None:
        """The day the person said to have been through, None until then."""
        return self.progress.completed.get(self.module.key) if self.progress else None

    @property
    def is_begun(self) -> bool:
        """Whether the person has left any trace in the module."""
        return bool(self.place or self.completed_date or self.number_of_read)

    def at(self, key: UUID) -> "Here":
        """Where in the module the page with this key is."""
        keys = [page.key for page in self.pages]
        if key not in keys:  # a page that is previewed before it is published
            return Here(entry=None, previous=None, next=None)
        index = keys.index(key)
        return Here(
            entry=self.pages[index],
            previous=self.pages[index - 1] if index else None,
            next=self.pages[index + 1] if index + 1 < len(keys) else None,
        )


@dataclass(frozen=True)
class Here:
    """The page that is shown, and its neighbours; all None for a page not yet published."""

    entry: PageEntry | None
    previous: PageEntry | None
    next: PageEntry | None


def progress_of(user: Any) -> Progress | None:
    """The person's progress in all modules, in three queries; None for visitors (None)."""
    if user is None:
        return None
    return Progress(
        read=frozenset(PageProgress.objects.filter(user=user).values_list("page_key", flat=True)),
        places=dict(ReadingPlace.objects.filter(user=user).values_list("module_key", "page_key")),
        completed=dict(
            ModuleCompletion.objects.filter(user=user).values_list("module_key", "date")
        ),
    )


def reading_of(page: Module | ModulePage, reader: Any) -> Reading:
    """The module that this page is, or belongs to; one query, and three more for a person."""
    front = page.path if isinstance(page, Module) else page.path[: -Page.steplen]
    module = outline_at(front)
    return Reading(module=module, language=module.language, progress=progress_of(reader))


def modules_in(language: str, reader: Any) -> list[Reading]:
    """All modules, in the recommended order of the site's main language.

    A module that is not translated comes in the main language. The number of queries does not
    depend on the number of modules.
    """
    main = settings.LANGUAGE_CODE
    found = outlines_in([language, main])
    in_main = {module.key: module for module in found if module.language == main}
    own = {module.key: module for module in found if module.language == language}
    progress = progress_of(reader)
    return [
        Reading(module=module, language=language, progress=progress)
        for module in (in_main | own).values()
    ]
