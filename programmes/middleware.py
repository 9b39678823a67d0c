"""Opens each request's transaction and sets its scope."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from programmes import selectors
from programmes.scope import set_scope


def without_person(view: Callable[..., Any]) -> Callable[..., Any]:
    """Marks a view that is served without anyone knowing who asks: no session is read."""
    view.without_person = True  # type: ignore[attr-defined]
    return view


def open_scope_of(user: Any) -> None:
    """Sets the scope of the rest of the transaction to all that the person may reach.

    Own organisations come from memberships, listed ones from the counties the person advises in,
    figures from own organisations and the grants that are open there. The person is set first,
    since the rows that say so are themselves behind the wall.
    """
    set_scope(user=user)
    organisations = selectors.organisations_of(user)
    counties = selectors.counties_of(user)
    granted = set()
    if counties:
        set_scope(user=user, counties=counties)
        granted = selectors.organisations_open_to(counties)
    set_scope(
        user=user, organisations=organisations, counties=counties, figures=organisations | granted
    )


class ScopeMiddleware:
    """One transaction a request, with the person's scope; an answer of 500 leaves no row behind."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers inside a transaction that is committed before the answer leaves."""
        # Not durable: a preview in the editor answers inside the request that shows it.
        with transaction.atomic():
            response = self.get_response(request)
            # Django turns an exception into a response further in, so that this block never sees
            # it; without the next line a failed request would be committed.
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        """Sets the scope once it is known which view will answer."""
        if getattr(view, "without_person", False) or not request.user.is_authenticated:
            return
        open_scope_of(request.user)
