"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from courses.addresses import index_address
from website import navigation


class CoursesConfig(AppConfig):
    """See the package's docstring."""

    name = "courses"
    verbose_name = _("Kurs")

    def ready(self) -> None:
        """Puts the list of modules in the main menu."""
        navigation.register(
            navigation.NavigationItem(
                label=_("Kurs"), url_name="courses:index", order=10, address=index_address
            )
        )
