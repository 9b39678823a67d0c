"""Databases of a test's own, made from the migrated template."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.db import connections
from psycopg import conninfo

from config.local import postgres


@contextmanager
def fresh_database(cluster: postgres.Cluster, template: str) -> Iterator[str]:
    """A database of one's own; the default connection asks it as the web role."""
    name = f"naervaer_test_{uuid4().hex[:12]}"
    cluster.create_database(name, template)
    before = dict(connections["default"].settings_dict)
    connections["default"].close()
    connections["default"].settings_dict.update(_address(cluster.url(postgres.WEB, name)))
    try:
        yield name
    finally:
        connections.close_all()
        connections["default"].settings_dict.update(before)
        cluster.drop_database(name)


def _address(url: str) -> dict[str, object]:
    parts = conninfo.conninfo_to_dict(url)
    return {
        "NAME": parts["dbname"],
        "USER": parts["user"],
        "PASSWORD": parts.get("password", ""),
        "HOST": parts["host"],
        "PORT": parts["port"],
        "CONN_MAX_AGE": 0,
    }
