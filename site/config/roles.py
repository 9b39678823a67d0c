"""The database role that the site serves as, and what its server writes down."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

UNBOUND = """
    SELECT rolsuper OR rolbypassrls OR EXISTS (
        SELECT 1 FROM pg_class
        JOIN pg_namespace n ON n.oid = relnamespace
        WHERE relowner = r.oid AND nspname = 'public'
    )
    FROM pg_roles AS r WHERE rolname = current_user
"""


def refuse_unsafe_role() -> None:
    """Stops the server when row security would not bind it, or answers could reach a log.

    No system check: those run before migrations too, which the owner runs.

    Raises:
        ImproperlyConfigured: the role is a superuser, bypasses row security or owns tables; or
            PostgreSQL would log the statements of this role that fail.
    """
    with connection.cursor() as cursor:
        cursor.execute(UNBOUND)
        (is_unbound,) = cursor.fetchone()
        cursor.execute("SHOW log_min_error_statement")
        (logged_from,) = cursor.fetchone()
    # Workers are forked from this process and must not share its connection.
    connection.close()
    if is_unbound:
        raise ImproperlyConfigured(
            "The site would serve as a database role that row security does not bind. Set"
            " DATABASE_URL to a role that owns nothing, without SUPERUSER and BYPASSRLS."
        )
    if logged_from != "panic":
        raise ImproperlyConfigured(
            "PostgreSQL would write statements that fail, answers among them, into its log. As a"
            " superuser: ALTER ROLE … SET log_min_error_statement = panic."
        )
