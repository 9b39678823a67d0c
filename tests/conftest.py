"""What every test gets: a database made from a migrated template, asked as the web role."""

from collections.abc import Iterator
from fcntl import LOCK_EX, flock

import pytest
from databases import fresh_database
from django.conf import settings
from django.utils import translation

from config.local import postgres


@pytest.fixture(autouse=True)
def bokmal() -> Iterator[None]:
    """Every test begins in bokmål; Django leaves the last request's language on."""
    with translation.override("nb"):
        yield


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
