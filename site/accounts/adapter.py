"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import clear_authentication_records
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

WRONG_LOGIN = _(
    "Innloggingsnavnet og passordet hører ikke sammen. Se om begge er skrevet riktig, "
    "eller velg et nytt passord."
)
WRONG_PASSWORD = _("Passordet stemmer ikke. Se om det er skrevet riktig.")
WAIT = _("Det har vært mange forsøk på kort tid. Vent noen minutter før du prøver igjen.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by joining with a code, never by signing up."""

    # The same words whether or not the account exists.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG_LOGIN,
        "email_password_mismatch": WRONG_LOGIN,
        "invalid_login": WRONG_LOGIN,
        "incorrect_password": WRONG_PASSWORD,
        "enter_current_password": WRONG_PASSWORD,
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
        "account_inactive": _("Kontoen er stengt."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Logs in, and forgets when: only a password that is asked for again is timed."""
        super().login(request, user)
        clear_authentication_records(request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """To the page that also clears private text from a shared device."""
        return reverse("accounts:logged_out")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the person's own page."""
        return reverse("accounts:home")

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """None of allauth's mails are sent: ours are in `accounts.mail`."""
