"""Typed readers of environment variables that fail loudly on a missing or bad value."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import conninfo

# What development falls back on; production has no defaults but those that base settings name.
DEFAULTS: dict[str, str] = {}


def _read(name: str, default: str | None = None) -> str | None:
    return os.environ.get(name, DEFAULTS.get(name, default))


def text(name: str, default: str | None = None) -> str:
    """The variable as text.

    Raises:
        ImproperlyConfigured: it is not set and there is no default.
    """
    value = _read(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}.")
    return value


def flag(name: str, default: bool = False) -> bool:
    """The variable as a truth value: 1/true/yes or 0/false/no.

    Raises:
        ImproperlyConfigured: it holds something else.
    """
    value = (_read(name) or str(default)).strip().lower()
    if value in {"1", "true", "yes"}:
        return True
    if value in {"0", "false", "no", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def words(name: str, default: str = "") -> list[str]:
    """The variable as a list, split at commas, empty parts left out."""
    return [part.strip() for part in (_read(name) or default).split(",") if part.strip()]


def database(name: str, default: str | None = None) -> dict[str, Any]:
    """Django's database settings from a PostgreSQL connection string (URL or key=value).

    libpq itself reads the string, so everything it knows (sockets, sslmode, …) works.
    """
    parts = conninfo.conninfo_to_dict(text(name, default))
    known = {
        "dbname": "NAME",
        "user": "USER",
        "password": "PASSWORD",
        "host": "HOST",
        "port": "PORT",
    }
    settings: dict[str, Any] = {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {}}
    for key, value in parts.items():
        if key in known:
            settings[known[key]] = value or ""
        else:
            settings["OPTIONS"][key] = value
    return settings


def folder(name: str, default: Path) -> Path:
    """The variable as a folder, made when missing."""
    path = Path(_read(name) or default)
    path.mkdir(parents=True, exist_ok=True)
    return path
