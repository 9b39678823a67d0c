"""Modules as pages, and a person's own progress through them."""

from courses.models.index import ModuleIndexPage
from courses.models.module import Module
from courses.models.page import ModulePage
from courses.models.progress import ModuleCompletion, PageProgress, ReadingPlace

__all__ = [
    "Module",
    "ModuleCompletion",
    "ModuleIndexPage",
    "ModulePage",
    "PageProgress",
    "ReadingPlace",
]
