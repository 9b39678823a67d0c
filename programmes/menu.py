"""What the menu and the account page show of a person's part in the programme."""

from typing import Any

from django.http import HttpRequest

from programmes import selectors
from programmes.models import County


def takes_part(request: HttpRequest) -> bool:
    """Whether the person has organisations to see; asked of the database once a request."""
    if not request.user.is_authenticated:
        return False
    if not hasattr(request, "_takes_part"):
        request._takes_part = selectors.takes_part(request.user)  # type: ignore[attr-defined]
    return bool(request._takes_part)  # type: ignore[attr-defined]


def parts_of(request: HttpRequest) -> dict[str, Any]:
    """The person's roles at workplaces, and counties the person advises in."""
    counties = selectors.counties_of(request.user)
    return {
        "memberships": selectors.memberships_of(request.user),
        "counties": [County(county).label for county in counties],
    }
