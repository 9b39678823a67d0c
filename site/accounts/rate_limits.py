"""Limits on attempts, counted by allauth in the shared cache; its log-in limits stand beside these.

Only failures count where a whole shift may sit behind one address and each is entitled to succeed.
"""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

APP = "accounts"
RATES = {
    "join_code": "15/5m/ip,60/h/ip",
    "join_account": "20/h/key",
    "recover": "20/5m/ip,5/5m/key",
    "password_link": "20/m/ip,5/5m/key",
    "change_email": "10/h/user",
    "new_password": "20/m/ip",
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
