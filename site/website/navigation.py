"""The site's navigation: apps above register their entries here, the base template shows them.

An app registers in `AppConfig.ready`:
    navigation.register(NavigationItem(label=_("Kurs"), url_name="courses:index", order=10))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

MAIN = "main"
FOOTER = "footer"
ACCOUNT = "account"


def everyone(request: HttpRequest) -> bool:
    """Whether the entry is shown: always."""
    return True


def logged_in(request: HttpRequest) -> bool:
    """Whether the entry is shown: to those who have logged in."""
    return request.user.is_authenticated


@dataclass(frozen=True)
class NavigationItem:
    """An entry of the navigation.

    Attributes:
        label: the text of the link, in the reader's language.
        url_name: name of the address, reversed without arguments; the entry's key as well.
        visible: whether this reader sees the entry.
        order: entries stand by rising order.
        place: MAIN, FOOTER or ACCOUNT (beside the person's own page and the way out).
        address: for entries whose address is no name (a page that editors made): asked instead of
            `url_name`; when it answers None the entry is not shown.
    """

    label: str | Promise
    url_name: str
    visible: Callable[[HttpRequest], bool] = everyone
    order: int = 100
    place: str = MAIN
    address: Callable[[HttpRequest], str | None] | None = None

    def url(self, request: HttpRequest) -> str | None:
        """Where the entry leads, None when it leads nowhere yet."""
        return self.address(request) if self.address else reverse(self.url_name)


@dataclass(frozen=True)
class NavigationLink:
    """An entry as one reader sees it on one page.

    Attributes:
        current: "page" on the page itself, "true" on pages below it, otherwise empty.
    """

    label: str
    url: str
    current: str


_items: dict[tuple[str, str], NavigationItem] = {}


def register(item: NavigationItem) -> None:
    """Adds an entry; the same address in the same place is replaced."""
    _items[item.place, item.url_name] = item


def links_for(request: HttpRequest, place: str = MAIN) -> list[NavigationLink]:
    """The entries of this place that this reader sees, in order.

    Raises:
        NoReverseMatch: an entry names an address that does not exist.
    """
    shown = [item for item in _items.values() if item.place == place and item.visible(request)]
    shown.sort(key=lambda item: item.order)
    found = [(str(item.label), item.url(request)) for item in shown]
    return [link_to(request, label, url) for label, url in found if url]


def link_to(request: HttpRequest, label: str, url: str) -> NavigationLink:
    """A link that knows whether the reader is on its page or below it."""
    below = url != "/" and request.path.startswith(url)
    current = "page" if request.path == url else "true" if below else ""
    return NavigationLink(label=label, url=url, current=current)
