"""The worker's part: mails, and forgetting who was logged in.

Mails are sent by the worker, so that an answer takes as long whether or not there is one.

A lost message is no harm: the page says to ask again when nothing has come.
"""

from celery import shared_task
from django.contrib.auth.tokens import default_token_generator
from django.core.management import call_command

from accounts import mail
from accounts.models import User
from accounts.tokens import email_tokens


@shared_task
def send_password_link(user_id: int | None, language: str) -> None:
    """Mails a link to choose a new password with; nothing when there is no account or address."""
    if user_id is None:
        return
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None or not user.email:
        return
    mail.send_link(
        "password_link",
        user=user,
        to=user.email,
        url_name="account_reset_password_from_key",
        token=default_token_generator.make_token(user),
        language=language,
    )


@shared_task
def send_email_link(user_id: int, language: str) -> None:
    """Mails a link that confirms an address; nothing when the address was removed meanwhile."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None or not user.pending_email:
        return
    mail.send_link(
        "email_link",
        user=user,
        to=user.pending_email,
        url_name="accounts:confirm_email",
        token=email_tokens.make_token(user),
        language=language,
    )


@shared_task(name="accounts.tasks.clear_sessions")
def clear_sessions() -> None:
    """Deletes sessions that have run out: each tells when its owner was last here."""
    call_command("clearsessions")
