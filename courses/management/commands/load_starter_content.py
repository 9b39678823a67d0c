"""`load_starter_content`: the site's first pages and modules, in every language."""

from typing import Any

from django.core.management.base import BaseCommand

from courses import loading
from website import editors, starter


class Command(BaseCommand):
    """Loads what is missing; running it again changes nothing."""

    help = "Loads the first pages and modules, and the editors' group. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs the command."""
        homes = starter.load()
        loading.load(homes)
        editors.make_group()
        self.stdout.write("Starter content is in place.")
