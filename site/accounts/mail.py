"""Mails to people, in their language, as plain text."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from accounts.models import User


def send_link(
    template: str, *, user: User, to: str, url_name: str, token: str, language: str
) -> None:
    """Mails a link that holds the person's key and a token.

    Args:
        template: name of a subject and a message in `accounts/email/`.
        user: whose account it is about.
        to: the address the mail goes to.
        url_name: name of the link's address.
        token: what makes the link work.
        language: code of the language the person used when asking.
    """
    with translation.override(language):
        key = urlsafe_base64_encode(force_bytes(user.pk))
        path = reverse(url_name, kwargs={"uidb64": key, "token": token})
        context = {
            "url": settings.BASE_URL.rstrip("/") + path,
            "login_name": user.login_name,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
        }
        subject = _text(f"accounts/email/{template}_subject.txt", context)
        message = _text(f"accounts/email/{template}_message.txt", context)
        EmailMessage(" ".join(subject.split()), message + "\n", to=[to]).send()


def _text(name: str, context: dict[str, Any]) -> str:
    return render_to_string(name, context).strip()
