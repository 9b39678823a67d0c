"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebsiteConfig(AppConfig):
    """The site's pages, design and navigation."""

    name = "website"
    verbose_name = _("Nettstedet")

    def ready(self) -> None:
        """Gives editors their ways in: to the page that is shown, and to the administration."""
        from website import admin_door, editors, navigation

        for url_name, label, address in (
            ("wagtailadmin_pages:edit", _("Rediger siden"), admin_door.page_address),
            ("wagtailadmin_home", _("Rediger innhold"), admin_door.admin_address),
        ):
            navigation.register(
                navigation.NavigationItem(
                    label=label,
                    url_name=url_name,
                    visible=editors.is_marked_editor,
                    place=navigation.ACCOUNT,
                    address=address,
                )
            )
