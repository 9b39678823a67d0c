"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Accounts and logging in."""

    default = True
    name = "accounts"
    verbose_name = _("Kontoer")


class AdministrationConfig(WagtailUsersAppConfig):
    """Wagtail's accounts, with our own pages for them."""

    default = False
    user_viewset = "accounts.administration.AccountViewSet"
