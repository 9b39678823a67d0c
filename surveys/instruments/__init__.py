"""The questionnaires: data in the project, each version in a file of its own.

An instrument has no free text, and every item can be declined.
"""

from surveys.instruments.reading import current, find, instruments
from surveys.instruments.shape import (
    DECLINED,
    GROUPS,
    NOT_APPLICABLE,
    Instrument,
    Item,
    Option,
    Section,
    Text,
)

__all__ = [
    "DECLINED",
    "GROUPS",
    "NOT_APPLICABLE",
    "Instrument",
    "Item",
    "Option",
    "Section",
    "Text",
    "current",
    "find",
    "instruments",
]
