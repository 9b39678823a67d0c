"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    """See the package's docstring."""

    name = "programmes"
    verbose_name = _("Programmet")

    def ready(self) -> None:
        """Adds the app's entry to the menu, and its part to the account page."""
        from accounts import panels
        from programmes import menu
        from website import navigation

        navigation.register(
            navigation.NavigationItem(
                label=_("Virksomheter"),
                url_name="programmes:organisations",
                visible=menu.takes_part,
                order=40,
            )
        )
        panels.register(
            panels.Panel("programmes/_account_panel.html", context=menu.parts_of, order=10)
        )
