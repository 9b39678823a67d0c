"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    """See the package's docstring."""

    name = "programmes"
    verbose_name = _("Programmet")
