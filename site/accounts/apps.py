"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Accounts and logging in."""

    name = "accounts"
    verbose_name = _("Kontoer")
