"""The blocks of a module's pages, by the name they are stored under."""

from wagtail import blocks

from courses.blocks.choice_menu import ChoiceMenuBlock
from courses.blocks.contacts import ContactsBlock
from courses.blocks.group_task import GroupTaskBlock
from courses.blocks.guess_card import GuessCardBlock
from courses.blocks.myth_card import MythCardBlock
from courses.blocks.reflection import ReflectionBlock
from courses.blocks.sources import SourcesBlock
from courses.blocks.warning_signs import WarningSignsBlock
from website.blocks import TextBlock


def module_blocks() -> list[tuple[str, blocks.Block]]:
    """The blocks that a page of a module may hold."""
    return [
        ("text", TextBlock()),
        ("myth_card", MythCardBlock()),
        ("guess_card", GuessCardBlock()),
        ("reflection", ReflectionBlock()),
        ("choice_menu", ChoiceMenuBlock()),
        ("group_task", GroupTaskBlock()),
        ("warning_signs", WarningSignsBlock()),
        ("contacts", ContactsBlock()),
        ("sources", SourcesBlock()),
    ]
