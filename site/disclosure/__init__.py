"""Statistical disclosure control: which figures of a table may be published.

The package knows numpy and scipy, and nothing of Django or of the rest of the project. Its whole
face is below; the rule behind `protect` may change without a caller changing. See README.md.
"""

from disclosure.attack import Contradiction, audit
from disclosure.bands import Told, given_away
from disclosure.cells import AlreadyDisclosed, Cell, Protection, Reason
from disclosure.rule import protect

__all__ = [
    "AlreadyDisclosed",
    "Cell",
    "Contradiction",
    "Protection",
    "Reason",
    "Told",
    "audit",
    "given_away",
    "protect",
]
