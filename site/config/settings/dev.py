"""Development and the demo on one machine: no Redis, no HTTPS, no outside service."""

from config import env

env.DEFAULTS.update(
    SECRET_KEY="development-only",  # noqa: S106  production reads its own
    SECURE_COOKIES="0",
    LOG_LEVEL="WARNING",
    ALLOWED_HOSTS="127.0.0.1,localhost,testserver",
    DATABASE_URL="postgresql://naervaer_web@/naervaer",
    EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
    BROKER_URL="filesystem://localhost",
    CACHE_BACKEND="django.core.cache.backends.filebased.FileBasedCache",
)

from config.settings.base import *  # noqa: E402, F403
from config.settings.base import CACHES, CELERY_BROKER_URL, VAR  # noqa: E402

SHOW_COMPONENTS = True

if CACHES["default"]["BACKEND"].endswith("FileBasedCache"):
    CACHES["default"]["LOCATION"] = str(VAR / "cache")

if CELERY_BROKER_URL.startswith("filesystem:"):
    # Sender and receiver share one folder; the control folder keeps kombu from making one in the
    # current directory.
    _queue = VAR / "queue"
    for _name in ("messages", "processed", "control"):
        (_queue / _name).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_queue / "messages"),
        "data_folder_out": str(_queue / "messages"),
        "processed_folder": str(_queue / "processed"),
        "control_folder": str(_queue / "control"),
        "store_processed": False,
    }
