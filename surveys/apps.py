"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    """See the package's docstring."""

    name = "surveys"
    verbose_name = _("Undersøkelser")

    def ready(self) -> None:
        """Puts the app into the site's navigation."""
        from programmes import menu
        from website import navigation

        navigation.register(
            navigation.NavigationItem(
                label=_("Undersøkelser"),
                url_name="surveys:rounds",
                visible=menu.is_let_in,
                order=30,
            )
        )
