"""The code on a sheet of paper: its length, and the digest that is kept of it."""

import hashlib
import hmac

from django.conf import settings

from accounts import codes

CODE_LENGTH = 10  # 49 bits: with the limit on attempts, guessing one is hopeless
MOST_AT_ONCE = 200


def digest_of(code: str) -> str:
    """HMAC-SHA256 of the code under SECRET_KEY, as hexadecimal: all that is kept of a code."""
    return hmac.new(
        settings.SECRET_KEY.encode(), codes.plain(code).encode(), hashlib.sha256
    ).hexdigest()
