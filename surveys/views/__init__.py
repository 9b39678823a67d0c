"""The app's pages."""

from surveys.views.answering import answer, thanks
from surveys.views.keeping import close, new
from surveys.views.results import results
from surveys.views.rounds import round_page, rounds

__all__ = ["answer", "close", "new", "results", "round_page", "rounds", "thanks"]
