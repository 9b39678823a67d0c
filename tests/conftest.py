"""What every test gets: a database made from a migrated template, asked as the web role."""

from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connections

from config.local import postgres


@pytest.fixture(scope="session")
def cluster() -> postgres.Cluster:
    return postgres.start(settings.VAR)


@pytest.fixture(scope="session")
def template_database(cluster: postgres.Cluster) -> str:
    """A migrated database, made once for each state of the migrations."""
    name = f"naervaer_template_{postgres.migrations_digest()}"
    with (settings.VAR / "template.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not cluster.has_database(name):
            unfinished = f"{name}_unfinished"
            cluster.drop_database(unfinished)
            cluster.create_database(unfinished)
            postgres.migrate(cluster, unfinished)
            cluster.rename_database(unfinished, name)
    return name


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
    from psycopg import conninfo

    parts = conninfo.conninfo_to_dict(url)
    return {
        "NAME": parts["dbname"],
        "USER": parts["user"],
        "PASSWORD": parts.get("password", ""),
        "HOST": parts["host"],
        "PORT": parts["port"],
        "CONN_MAX_AGE": 0,
    }


@pytest.fixture(scope="session")
def django_db_setup(
    cluster: postgres.Cluster, template_database: str, django_db_blocker: pytest.FixtureRequest
) -> Iterator[None]:
    """Replaces Django's own test database, which is made and asked as one and the same role."""
    with django_db_blocker.unblock(), fresh_database(cluster, template_database):
        yield


@pytest.fixture
def committed_db(
    cluster: postgres.Cluster, template_database: str, django_db_blocker: pytest.FixtureRequest
) -> Iterator[str]:
    """A database of the test's own, in which everything is really committed.

    For tests of concurrency, of the middleware's transaction and of workers; Django's transactional
    tests empty tables afterwards, which the web role may not.
    """
    with django_db_blocker.unblock(), fresh_database(cluster, template_database) as name:
        yield name
