"""The app's configuration."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


def shown_in_navigation(request: HttpRequest) -> bool:
    """Whether the reader has figures to see; known without asking on the page of figures itself."""
    from dashboards.permissions import sees_figures

    match = request.resolver_match
    return bool(match and match.view_name == "dashboards:absence") or sees_figures(request.user)


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
