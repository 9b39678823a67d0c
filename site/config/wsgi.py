"""WSGI entry point, served by gunicorn."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")

application = get_wsgi_application()


def refuse_unbound_role() -> None:
    """Stops the server when row security would not bind the role it serves as.

    Raises:
        ImproperlyConfigured: the role is a superuser, bypasses row security or owns tables.
    """
    from config.checks import check_web_role

    if problems := list(check_web_role(databases=["default"])):
        raise ImproperlyConfigured("\n".join(f"{one.msg} {one.hint}" for one in problems))
    # Workers are forked from this process and must not share its connection.
    connections.close_all()


refuse_unbound_role()
