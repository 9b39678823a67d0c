"""The e-mail address: optional, in use only after it is confirmed."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts import actions, rate_limits
from accounts.forms import ConfirmPasswordForm, EmailForm
from accounts.models import User
from accounts.tokens import email_tokens


@login_required
@sensitive_post_parameters()
def change_email(request: HttpRequest) -> HttpResponse:
    """Adds an address or replaces the one there is, once the new one is confirmed."""
    form = EmailForm(request.POST or None, user=request.user)
    if not form.is_valid():
        return render(request, "accounts/email.html", {"form": form})
    if not rate_limits.count(request, "change_email"):
        return rate_limits.too_many(request)
    actions.ask_for_email(
        by=form.user, email=form.cleaned_data["email"], language=get_language() or ""
    )
    return redirect("account_email_verification_sent")


@login_required
def link_sent(request: HttpRequest) -> HttpResponse:
    """Says that a link is on its way."""
    return render(request, "accounts/email_sent.html")


@login_required
@sensitive_post_parameters()
def remove_email(request: HttpRequest) -> HttpResponse:
    """Forgets the address."""
    form = ConfirmPasswordForm(request.POST or None, user=request.user)
    if not form.is_valid():
        return render(request, "accounts/remove_email.html", {"form": form})
    actions.remove_email(by=form.user)
    messages.success(request, _("E-postadressen er slettet."))
    return redirect("accounts:home")


def confirm_email(request: HttpRequest, uidb64: str, token: str) -> HttpResponse:
    """Follows the link in the mail: shows the address, takes it into use when asked to."""
    user = _owner(uidb64, token)
    if user is None:
        return render(request, "accounts/email_link_expired.html", status=410)
    if request.method != "POST":
        return render(request, "accounts/confirm_email.html", {"email": user.pending_email})
    try:
        actions.confirm_email(user=user, token=token)
    except actions.EmailTaken:
        return render(request, "accounts/email_taken.html", status=409)
    messages.success(request, _("E-postadressen er bekreftet."))
    return redirect("accounts:home")


def _owner(uidb64: str, token: str) -> User | None:
    """The person the link was sent to, None when the link no longer holds."""
    try:
        key = force_str(urlsafe_base64_decode(uidb64))
        user = get_user_model().objects.filter(pk=key, is_active=True).first()
    except ValueError:
        return None
    if user is None or not user.pending_email or not email_tokens.check_token(user, token):
        return None
    return user
