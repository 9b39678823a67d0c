"""The site does not start as a role that row security would not bind."""

import pytest
from databases import asked_as, fresh_database
from django.core.exceptions import ImproperlyConfigured

from config.local import postgres
from config.roles import refuse_unbound_role


def test_the_web_role_may_serve(committed_db):
    refuse_unbound_role()


@pytest.mark.parametrize("role", [postgres.OWNER, "postgres"])
def test_the_owner_and_a_superuser_may_not(cluster, template_database, django_db_blocker, role):
    with (
        django_db_blocker.unblock(),
        fresh_database(cluster, template_database) as name,
        asked_as(cluster.url(role, name)),
        pytest.raises(ImproperlyConfigured, match="row security"),
    ):
        refuse_unbound_role()


def test_the_owner_may_migrate_again(cluster, template_database, django_db_blocker):
    with django_db_blocker.unblock(), fresh_database(cluster, template_database) as name:
        postgres.migrate(cluster, name)
