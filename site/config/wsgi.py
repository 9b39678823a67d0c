"""WSGI entry point, served by gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")

application = get_wsgi_application()

from config.roles import refuse_unsafe_role  # noqa: E402  the settings must be there first

refuse_unsafe_role()
