"""Operations that put row-level security on a table, for use in migrations."""

from collections.abc import Mapping
from typing import Any

from django.db import migrations

# As RunSQL takes it: the bare text, or the text with its parameters.
Statement = str | tuple[str, dict[str, Any] | list[Any] | tuple[Any, ...] | None]


def _listed(setting: str, kind: str) -> str:
    """The comma-separated setting as an array; an empty or missing one holds nothing."""
    return f"string_to_array(NULLIF(current_setting('{setting}', true), ''), ',')::{kind}[]"


def own(column: str = "organisation_id") -> str:
    """The row belongs to an organisation in scope."""
    return f"{column} = ANY ({_listed('app.organisations', 'uuid')})"


def county(column: str) -> str:
    """The row's county is in scope."""
    return f"{column} = ANY ({_listed('app.counties', 'text')})"


def figures(column: str = "organisation_id") -> str:
    """The row belongs to an organisation whose published figures are in scope."""
    return f"{column} = ANY ({_listed('app.figures', 'uuid')})"


def person(column: str = "user_id") -> str:
    """The row belongs to the person in scope."""
    return f"{column}::text = NULLIF(current_setting('app.user', true), '')"


def join_code(column: str = "digest") -> str:
    """The row is the join code in scope."""
    return f"{column} = NULLIF(current_setting('app.join_code', true), '')"


def listed(column: str = "organisation_id") -> str:
    """The row belongs to an organisation in a county in scope."""
    return (
        "EXISTS (SELECT 1 FROM programmes_organisation AS o"  # noqa: S608  columns are ours
        f" WHERE o.id = {column} AND {county('o.county')})"
    )


def protect(
    table: str, *, write: str | None = None, read: Mapping[str, str] | None = None
) -> migrations.RunSQL:
    """Forces row security on a table.

    Args:
        table: the table's name in the database.
        write: condition for reading and writing; default: the row's organisation is in scope.
        read: further conditions, by policy name, under which a row may only be read.
    """
    condition = write or own()
    forward: list[Statement] = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY own ON {table} USING ({condition}) WITH CHECK ({condition})",
    ]
    backward: list[Statement] = [f"DROP POLICY own ON {table}"]
    for name, extra in (read or {}).items():
        forward.append(f"CREATE POLICY {name} ON {table} FOR SELECT USING ({extra})")
        backward.append(f"DROP POLICY {name} ON {table}")
    backward += [
        f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]
    return migrations.RunSQL(forward, backward)
