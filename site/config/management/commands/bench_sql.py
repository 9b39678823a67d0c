"""Times the SQL of one page alone."""

import json
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from config.local.bench.load import percentile


class Command(BaseCommand):
    """Records the statements of one request, then runs them again and again."""

    help = "Prints the 95th percentile of the time of a page's SQL, in milliseconds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The page, who asks, and how often."""
        parser.add_argument("path")
        parser.add_argument("login_name")
        parser.add_argument("count", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints one JSON object."""
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(User.objects.get(login_name=options["login_name"]))
        with CaptureQueriesContext(connection) as captured:
            client.get(options["path"])
        statements = [query["sql"] for query in captured.captured_queries]
        answerable = [sql for sql in statements if sql.startswith("SELECT")]
        taken = [self._time(answerable) for _ in range(options["count"])]
        told = {"p95_ms": percentile(taken, 95) * 1000, "statements": len(answerable)}
        self.stdout.write(json.dumps(told))

    def _time(self, statements: list[str]) -> float:
        """Seconds to run the statements once, in one transaction as the page does."""
        started = time.perf_counter()
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                cursor.fetchall()
        return time.perf_counter() - started
