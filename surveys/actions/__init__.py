"""What can be done with a round, and with an answer."""

from surveys.actions.answering import (
    AlreadyBegun,
    AnswerNotStored,
    GroupFull,
    RoundNotOpen,
    begin,
    store_answer,
)
from surveys.actions.mixing import SMALLEST_BATCH, mix_inbox, seal_round
from surveys.actions.rounds import (
    NoReportingGroups,
    TooEarlyToClose,
    close_round,
    open_round,
    plan_round,
)

__all__ = [
    "SMALLEST_BATCH",
    "AlreadyBegun",
    "AnswerNotStored",
    "GroupFull",
    "NoReportingGroups",
    "RoundNotOpen",
    "TooEarlyToClose",
    "begin",
    "close_round",
    "mix_inbox",
    "open_round",
    "plan_round",
    "seal_round",
    "store_answer",
]
