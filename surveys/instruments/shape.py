"""What an instrument is made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language

DECLINED = "declined"
NOT_APPLICABLE = "not_applicable"
GROUPS = ("high", "middle", "low")  # in the order that results show them


@dataclass(frozen=True)
class Text:
    """A text in the site's three languages; as a string, the one of the reader."""

    nb: str
    nn: str
    en: str

    def __str__(self) -> str:
        return str(getattr(self, get_language() or "nb", self.nb))


@dataclass(frozen=True)
class Option:
    """Something to choose.

    Attributes:
        code: what is stored; never translated.
        group: the class it is published in; empty on items of several choices.
        score: its place on the scale, in steps; None where options have no order.
    """

    code: str
    text: Text
    group: str = ""
    score: int | None = None


@dataclass(frozen=True)
class Item:
    """One question.

    Attributes:
        sensitive: published only from the higher threshold: health-near, or about one leader.
        may_not_apply: «ikke aktuelt» can be chosen; it counts as no answer.
        max_choices: how many options may be chosen; 1 on items with a scale.
        ends: what the lowest and the highest step mean, on scales of bare numbers.
        group_texts: names of the published classes, by group; empty on items of several choices.
    """

    id: str
    section: str
    text: Text
    options: tuple[Option, ...]
    purpose: str
    sensitive: bool = False
    may_not_apply: bool = False
    max_choices: int = 1
    ends: tuple[Text, Text] | None = None
    group_texts: tuple[tuple[str, Text], ...] = ()

    @property
    def has_scale(self) -> bool:
        """One option is chosen, from an ordered scale."""
        return self.max_choices == 1

    @property
    def classes(self) -> tuple[tuple[str, Text], ...]:
        """The classes that shares are published for, with their names."""
        return self.group_texts or tuple((option.code, option.text) for option in self.options)

    def class_of(self, code: str) -> str:
        """The published class of an option.

        Raises:
            KeyError: the item has no such option.
        """
        return {option.code: option.group or option.code for option in self.options}[code]


@dataclass(frozen=True)
class Section:
    """Items that are asked and shown together.

    Attributes:
        has_index: the items measure one thing, so that their shares may be averaged.
    """

    key: str
    title: Text
    items: tuple[Item, ...]
    has_index: bool = False


@dataclass(frozen=True)
class Instrument:
    """A version of a questionnaire.

    Attributes:
        minutes: how long it takes to answer.
    """

    id: str
    version: int
    title: Text
    minutes: int
    declined: Text
    not_applicable: Text
    sections: tuple[Section, ...]

    @property
    def items(self) -> Iterator[Item]:
        """All items in the order they are asked."""
        for section in self.sections:
            yield from section.items

    def item(self, item_id: str) -> Item:
        """The item with this id.

        Raises:
            KeyError: there is none.
        """
        return {item.id: item for item in self.items}[item_id]
