"""What changes a person's own progress. Each can be done again without changing anything."""

from datetime import date
from typing import Any

from django.db import transaction

from courses.models import ModuleCompletion, PageProgress, ReadingPlace
from courses.outline import ModuleEntry, PageEntry


@transaction.atomic
def open_page(*, by: Any, module: ModuleEntry, page: PageEntry) -> None:
    """Remembers that the person was last on this page of the module."""
    place = ReadingPlace(user=by, module_key=module.key, page_key=page.key)
    ReadingPlace.objects.bulk_create(
        [place],
        update_conflicts=True,
        unique_fields=["user_id", "module_key"],
        update_fields=["page_key"],
    )


@transaction.atomic
def mark_read(*, by: Any, page: PageEntry) -> None:
    """Puts the person's tick on the page."""
    tick = PageProgress(user=by, page_key=page.key)
    PageProgress.objects.bulk_create([tick], ignore_conflicts=True)


@transaction.atomic
def complete_module(*, by: Any, module: ModuleEntry, at: date) -> None:
    """Keeps the person's word for having been through the module; the first day stands."""
    said = ModuleCompletion(user=by, module_key=module.key, date=at)
    ModuleCompletion.objects.bulk_create([said], ignore_conflicts=True)


@transaction.atomic
def undo_completion(*, by: Any, module: ModuleEntry) -> None:
    """Takes the person's word back; ticks and place stay."""
    ModuleCompletion.objects.filter(user=by, module_key=module.key).delete()


@transaction.atomic
def clear_progress(*, by: Any) -> None:
    """Removes everything that is kept about the person's reading."""
    for kept in (PageProgress, ReadingPlace, ModuleCompletion):
        kept.objects.filter(user=by).delete()
