"""The project as an app, so that its commands are found."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Holds the management commands of the demo and the benchmarks."""

    name = "config"
    verbose_name = "Prosjektet"
