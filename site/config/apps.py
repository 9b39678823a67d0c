"""The project as an app, so that its checks and commands are found."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Registers checks that need every app."""

    name = "config"
    verbose_name = "Prosjektet"

    def ready(self) -> None:
        """Registers the system checks."""
        from config import checks  # noqa: F401
