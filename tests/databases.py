"""Databases of a test's own, made from the migrated template."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.db import connections
from psycopg import conninfo

from config.local import postgres


@contextmanager
def asked_as(url: str) -> Iterator[None]:
    """The default connection asks the database and role that the address names."""
    connection = connections["default"]
    parts = conninfo.conninfo_to_dict(url)
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(
        NAME=parts["dbname"],
        USER=parts["user"],
        PASSWORD=parts.get("password", ""),
        HOST=parts["host"],
        PORT=parts["port"],
        CONN_MAX_AGE=0,
    )
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict.update(before)


@contextmanager
def fresh_database(cluster: postgres.Cluster, template: str) -> Iterator[str]:
    """A database of one's own; the default connection asks it as the web role."""
    name = f"naervaer_test_{uuid4().hex[:12]}"
    cluster.create_database(name, template)
    try:
        with asked_as(cluster.url(postgres.WEB, name)):
            yield name
    finally:
        cluster.drop_database(name)
