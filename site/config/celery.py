"""Celery: the queue only wakes a worker; the truth about a job is its row in the database."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("naervaer")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
