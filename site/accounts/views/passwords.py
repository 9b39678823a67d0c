"""Forgotten passwords: a link by mail, or the recovery code from the sheet of paper."""

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts import actions, rate_limits
from accounts.forms import RecoverForm, ResetPasswordForm, ResetPasswordKeyForm
from accounts.recovery import page_with_code


def forgotten(request: HttpRequest) -> HttpResponse:
    """Asks for a link by mail; the answer is the same whether or not the account exists."""
    form = ResetPasswordForm(request.POST or None)
    if not form.is_valid():
        return render(request, "account/password_reset.html", {"form": form})
    name = form.cleaned_data["login"].strip().lower()
    if not rate_limits.count(request, "password_link", name):
        return rate_limits.too_many(request)
    actions.ask_for_password_link(login=name, language=get_language() or "")
    return redirect("account_reset_password_done")


def link_sent(request: HttpRequest) -> HttpResponse:
    """Says what happens now, without saying whether there is an account."""
    return render(request, "account/password_reset_done.html")


@sensitive_post_parameters()
def recover(request: HttpRequest) -> HttpResponse:
    """Chooses a new password with the recovery code, logs in, and shows another code."""
    form = RecoverForm(request.POST or None)
    if not form.is_valid():
        return _recover_page(request, form)
    name = form.cleaned_data["login_name"].strip().lower()
    if rate_limits.is_exhausted(request, "recover", name):
        return rate_limits.too_many(request)
    try:
        user, code = actions.recover_account(
            login_name=name,
            code=form.cleaned_data["code"],
            password=form.cleaned_data["password1"],
        )
    except actions.WrongRecoveryCode:
        rate_limits.count(request, "recover", name)
        form.add_error(
            None, _("Innloggingsnavnet og koden hører ikke sammen. Se om begge er skrevet riktig.")
        )
        return _recover_page(request, form)
    login(request, user)
    return page_with_code(request, code)


def _recover_page(request: HttpRequest, form: RecoverForm) -> HttpResponse:
    return render(request, "accounts/recover.html", {"form": form})


class NewPasswordView(PasswordResetConfirmView):
    """Chooses a new password after following the link in the mail."""

    template_name = "account/password_reset_from_key.html"
    form_class = ResetPasswordKeyForm  # type: ignore[assignment]
    success_url = reverse_lazy("account_reset_password_from_key_done")

    def render_to_response(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; with status 410 when the link no longer holds."""
        response = super().render_to_response(*args, **kwargs)
        if not self.validlink:
            response.status_code = 410
        return response

    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuses when too many links are tried from one place."""
        if not rate_limits.count(self.request, "new_password"):
            return rate_limits.too_many(self.request)
        return super().dispatch(*args, **kwargs)


def new_password_done(request: HttpRequest) -> HttpResponse:
    """Says that the new password holds."""
    return render(request, "account/password_reset_from_key_done.html")
