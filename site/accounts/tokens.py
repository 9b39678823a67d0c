"""Tokens in links that are mailed."""

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from accounts.models import User


class EmailTokenGenerator(PasswordResetTokenGenerator):
    """Confirms an address: holds until used, changed, or PASSWORD_RESET_TIMEOUT seconds have gone.

    The address itself is not in the link, so that no log of addresses visited holds it.
    """

    key_salt = "accounts.tokens.EmailTokenGenerator"

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        return f"{user.pk}{user.password}{user.email}{user.pending_email}{timestamp}"


email_tokens = EmailTokenGenerator()
