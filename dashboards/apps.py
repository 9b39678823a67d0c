"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardsConfig(AppConfig):
    """See the package's docstring."""

    name = "dashboards"
    verbose_name = _("Tall")
