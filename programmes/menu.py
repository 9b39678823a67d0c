"""What the menu and the account page show of a person's part in the programme."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from programmes import selectors
from programmes.models import County


@dataclass(frozen=True)
class Part:
    """What the menu needs to know of a person.

    Attributes:
        is_member: the person has a role at a workplace.
        counties: codes of counties the person advises in; not asked for when a member.
    """

    is_member: bool
    counties: list[str]


def takes_part(request: HttpRequest) -> bool:
    """Whether the person has organisations to see."""
    part = _part_of(request)
    return part.is_member or bool(part.counties)


def is_let_in(request: HttpRequest) -> bool:
    """Whether the person has a role at a workplace, or advises one that lets advisers see."""
    part = _part_of(request)
    return part.is_member or bool(part.counties and selectors.organisations_open_to(part.counties))


def _part_of(request: HttpRequest) -> Part:
    """The person's part; asked of the database once a request."""
    if not request.user.is_authenticated:
        return Part(is_member=False, counties=[])
    if not hasattr(request, "_part"):
        is_member = selectors.is_member(request.user)
        counties = [] if is_member else selectors.counties_of(request.user)
        request._part = Part(is_member, counties)  # type: ignore[attr-defined]
    part: Part = request._part  # type: ignore[attr-defined]
    return part


def parts_of(request: HttpRequest) -> dict[str, Any]:
    """The person's roles at workplaces, and counties the person advises in."""
    counties = selectors.counties_of(request.user)
    return {
        "memberships": selectors.memberships_of(request.user),
        "counties": [County(county).label for county in counties],
    }
