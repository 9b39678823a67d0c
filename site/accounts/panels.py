"""Parts of the account page that apps above add, since this app knows nothing of them.

An app registers in `AppConfig.ready`:
    panels.register(Panel("programmes/_account_panel.html", context=roles_of))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest


@dataclass(frozen=True)
class Panel:
    """A part of the account page.

    Attributes:
        template: draws the part; also its key.
        context: what the template gets as `data`, for the person who asks.
        order: parts stand by rising order.
    """

    template: str
    context: Callable[[HttpRequest], Any]
    order: int = 100


_panels: dict[str, Panel] = {}


def register(panel: Panel) -> None:
    """Adds a part; one with the same template is replaced."""
    _panels[panel.template] = panel


def panels_for(request: HttpRequest) -> list[dict[str, Any]]:
    """The parts as this person sees them, in order, each with template and data."""
    ordered = sorted(_panels.values(), key=lambda panel: panel.order)
    return [{"template": panel.template, "data": panel.context(request)} for panel in ordered]
