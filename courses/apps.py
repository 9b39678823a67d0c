"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    """See the package's docstring."""

    name = "courses"
    verbose_name = _("Kurs")
