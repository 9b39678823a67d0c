"""The site does not start as a role that row security would not bind."""

import pytest
from databases import asked_as, fresh_database
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction
from psycopg import sql

from config.local import postgres
from config.roles import refuse_unsafe_role


def test_the_web_role_may_serve(committed_db):
    refuse_unsafe_role()


@pytest.mark.parametrize("role", [postgres.OWNER, "postgres"])
def test_the_owner_and_a_superuser_may_not(cluster, template_database, django_db_blocker, role):
    with (
        django_db_blocker.unblock(),
        fresh_database(cluster, template_database) as name,
        asked_as(cluster.url(role, name)),
        pytest.raises(ImproperlyConfigured, match="row security"),
    ):
        refuse_unsafe_role()


def test_the_owner_may_migrate_again(cluster, template_database, django_db_blocker):
    with django_db_blocker.unblock(), fresh_database(cluster, template_database) as name:
        postgres.migrate(cluster, name)


def test_a_role_whose_failed_statements_are_logged_may_not(cluster, committed_db):
    cluster.run(sql.SQL("CREATE ROLE talkative LOGIN"))
    try:
        with (
            asked_as(cluster.url("talkative", committed_db)),
            pytest.raises(ImproperlyConfigured, match="log"),
        ):
            refuse_unsafe_role()
    finally:
        cluster.run(sql.SQL("DROP ROLE talkative"))


def test_a_statement_that_fails_leaves_no_trace_in_the_servers_log(cluster, committed_db):
    if cluster.handle is None:
        pytest.skip("the log of somebody else's server cannot be read")

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO accounts_user (login_name) VALUES ('hemmelig-svar-417')")

    assert "hemmelig-svar-417" not in cluster.handle.log.read_text()
