"""The person's own page, logging out, and the recovery code."""

from allauth.account.views import ReauthenticateView as AllauthReauthenticateView
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from accounts import actions, panels
from accounts.forms import ConfirmPasswordForm
from accounts.recovery import page_with_code


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Who is logged in, what they take part in, and what may be changed."""
    return render(request, "accounts/home.html", {"panels": panels.panels_for(request)})


def logged_out(request: HttpRequest) -> HttpResponse:
    """Says that one is logged out; private text on a shared device is cleared here."""
    if request.user.is_authenticated:
        return redirect("accounts:home")
    return render(request, "accounts/logged_out.html")


@login_required
@sensitive_post_parameters()
def new_recovery_code(request: HttpRequest) -> HttpResponse:
    """Makes another recovery code and shows it once: in the answer itself, kept nowhere."""
    form = ConfirmPasswordForm(request.POST or None, user=request.user)
    if not form.is_valid():
        return render(request, "accounts/new_recovery_code.html", {"form": form})
    return page_with_code(request, actions.make_recovery_code(by=form.user))


class ReauthenticateView(AllauthReauthenticateView):
    """allauth's page that asks for the password again, with our words."""

    def get_form_class(self) -> type[ConfirmPasswordForm]:
        """The form with our texts."""
        return ConfirmPasswordForm
