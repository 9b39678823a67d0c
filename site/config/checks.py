"""System checks of the running site."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

ROLE_SQL = """
    SELECT rolsuper, rolbypassrls,
           EXISTS (SELECT 1 FROM pg_class WHERE relowner = pg_roles.oid AND relkind = 'r')
    FROM pg_roles WHERE rolname = current_user
"""


@register(Tags.database)
def check_web_role(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> Iterable[CheckMessage]:
    """The serving role is neither superuser, nor past row security, nor owner of a table.

    Runs only when databases are named, as `check --database default` and the demo do; migrations
    name none, since they run as the owner.
    """
    found: list[CheckMessage] = []
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            cursor.execute(ROLE_SQL)
            is_superuser, bypasses, owns = cursor.fetchone()
        if is_superuser or bypasses or owns:
            found.append(
                Error(
                    "The site serves as a database role that row security does not bind.",
                    hint="Set DATABASE_URL to a role that owns nothing, without BYPASSRLS.",
                    id="config.E001",
                )
            )
    return found
