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
        """Puts the list of modules in the main menu, and the way to help at every page's foot."""
        from courses.outline import seek_help_address

        navigation.register(
            navigation.NavigationItem(
                label=_("Kurs"), url_name="courses:index", order=10, address=index_address
            )
        )
        navigation.register(
            navigation.NavigationItem(
                label=_("Når bør du kontakte helsetjenesten?"),
                url_name="courses:seek_help",
                place=navigation.FOOTER,
                address=seek_help_address,
            )
        )
