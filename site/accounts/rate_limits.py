"""Limits on attempts, counted by allauth in the shared cache; its log-in limits are settings.

A whole shift may sit behind one address: limits are strict for one account and generous for one
address, and only failures count where each person is entitled to succeed. A code is one of 31 to
the power of ten, so even the generous limit leaves guessing hopeless.
"""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

APP = "accounts"
RATES = {
    "join_code": "60/10m/ip",
    "join_account": "20/h/key",
    "recover": "100/5m/ip,5/5m/key",
    "password_link": "100/m/ip,5/5m/key",
    "change_email": "10/h/user",
    "new_password": "100/m/ip",
}


def is_exhausted(request: HttpRequest, action: str, key: str | None = None) -> bool:
    """So many attempts have been counted that one more is refused. Counts nothing."""
    return not _consume(request, action, key, dry_run=True)


def count(request: HttpRequest, action: str, key: str | None = None) -> bool:
    """Counts an attempt.

    Returns:
        True when it is within the limits, False when it is one too many.
    """
    return _consume(request, action, key, dry_run=False)


def too_many(request: HttpRequest) -> HttpResponse:
    """The page that says to wait, with status 429."""
    return ratelimit.respond_429(request)


def _consume(request: HttpRequest, action: str, key: str | None, *, dry_run: bool) -> bool:
    used = ratelimit.consume(
        request, app=APP, action=action, config=RATES, key=key, dry_run=dry_run
    )
    return used is not None
