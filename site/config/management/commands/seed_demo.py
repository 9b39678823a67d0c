"""`seed_demo`: fills an empty database with content and fictional companies and people."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from config.demo import seeding


class Command(BaseCommand):
    """Runs once, on an empty database."""

    help = "Fills an empty database for the demo and writes down what it made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to write."""
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Fills the database, then writes the description in one piece."""
        made = seeding.fill()
        unfinished = options["output"].with_suffix(".unfinished")
        unfinished.write_text(json.dumps(made, ensure_ascii=False, indent=2))
        unfinished.rename(options["output"])
