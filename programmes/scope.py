"""The scope: whose rows the database lets this transaction see (the second wall).

Row-level security reads four settings that last until the transaction ends, never longer, so that
a pooled connection carries nothing over to the next request:

`app.user`           the person, for rows that belong to a person
`app.organisations`  organisations whose rows may be read and written
`app.counties`       counties whose organisations' names and states may be read
`app.figures`        organisations whose published figures may be read
`app.join_code`      digest of a join code: opens that code's row to whoever holds the paper
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection, transaction

SETTINGS = ("app.user", "app.organisations", "app.counties", "app.figures", "app.join_code")
READ = "SELECT " + ", ".join(f"current_setting('{name}', true)" for name in SETTINGS)
WRITE = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in SETTINGS)


def _joined(values: Iterable[object]) -> str:
    return ",".join(sorted(str(value) for value in values))


def _write(values: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(WRITE, list(values))


def _read() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(READ)
        return [value or "" for value in cursor.fetchone()]


def set_scope(
    *,
    user: Any = None,
    organisations: Iterable[UUID] = (),
    counties: Iterable[str] = (),
    figures: Iterable[UUID] = (),
    join_code: str = "",
) -> None:
    """Sets the scope of the rest of the transaction.

    Raises:
        TransactionManagementError: no transaction is open.
    """
    connection.validate_no_broken_transaction()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A scope needs a transaction.")
    person = str(user.pk) if user is not None and user.is_authenticated else ""
    _write([person, _joined(organisations), _joined(counties), _joined(figures), join_code])


@contextmanager
def scope(**whose: Any) -> Iterator[None]:
    """A transaction with this scope; the scope before it is back when the block ends.

    Takes what `set_scope` takes. An exception rolls the block back, and the scope with it.
    """
    with transaction.atomic():
        before = _read()
        set_scope(**whose)
        yield
        _write(before)
