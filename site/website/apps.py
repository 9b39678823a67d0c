"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebsiteConfig(AppConfig):
    """The site's pages, design and navigation."""

    name = "website"
    verbose_name = _("Nettstedet")
