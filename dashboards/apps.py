"""The app's configuration."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


def shown_in_navigation(request: HttpRequest) -> bool:
    """Whether the reader has figures to see."""
    from dashboards.permissions import sees_figures

    return sees_figures(request.user)


class DashboardsConfig(AppConfig):
    """See the package's docstring."""

    name = "dashboards"
    verbose_name = _("Tall")

    def ready(self) -> None:
        """Registers the entry in the navigation."""
        from website import navigation

        navigation.register(
            navigation.NavigationItem(
                label=_("Tall"),
                url_name="dashboards:home",
                visible=shown_in_navigation,
                order=40,
            )
        )
