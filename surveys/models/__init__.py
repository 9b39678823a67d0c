"""Rounds, answers that belong to nobody, and what was published of them."""

from surveys.models.answers import Answer, InboxAnswer, Participation, SpentBallot
from surveys.models.results import PublishedResult
from surveys.models.rounds import Round, RoundGroup, RoundNode

__all__ = [
    "Answer",
    "InboxAnswer",
    "Participation",
    "PublishedResult",
    "Round",
    "RoundGroup",
    "RoundNode",
    "SpentBallot",
]
