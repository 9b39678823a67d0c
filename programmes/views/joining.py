"""Joining with a code from a sheet of paper: the code, then an account."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts import rate_limits
from accounts.actions import LoginNameTaken
from accounts.recovery import page_with_code
from programmes import actions, selectors
from programmes.forms import NAME_TAKEN, CodeForm, NewAccountForm
from programmes.join_codes import digest_of
from programmes.middleware import open_scope_of

DIGEST = "join_code_digest"  # the session never holds the code itself


@sensitive_post_parameters()
def enter_code(request: HttpRequest) -> HttpResponse:
    """Asks for the code; goes on when it can be used. Only wrong codes count towards the limit."""
    if request.user.is_authenticated:
        return render(request, "join/has_account.html")
    if request.method == "POST" and rate_limits.is_exhausted(request, "join_code"):
        return rate_limits.too_many(request)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        digest = digest_of(form.cleaned_data["code"])
        if selectors.place_of_code(digest):
            request.session[DIGEST] = digest
            return redirect("join:account")
        form.add_error("code", _unusable())
        rate_limits.count(request, "join_code")
    return render(request, "join/code.html", {"form": form})


@sensitive_post_parameters()
def choose_account(request: HttpRequest) -> HttpResponse:
    """Asks for a log-in name and a password; makes the account and shows its recovery code."""
    if request.user.is_authenticated:
        return redirect("accounts:home")
    digest = request.session.get(DIGEST, "")
    place = selectors.place_of_code(digest)
    if place is None:
        return _code_again(request)
    if not rate_limits.count(request, "join_account", digest):
        return rate_limits.too_many(request)
    form = NewAccountForm(request.POST or None)
    if form.is_valid():
        return _join(request, form, digest, place)
    return _account_page(request, form, place)


def _join(
    request: HttpRequest, form: NewAccountForm, digest: str, place: selectors.Place
) -> HttpResponse:
    try:
        user, recovery_code = actions.join(
            digest=digest,
            login_name=form.cleaned_data["login_name"],
            password=form.cleaned_data["password1"],
        )
    except LoginNameTaken:
        form.add_error("login_name", NAME_TAKEN)
        return _account_page(request, form, place)
    except actions.UnusableCode:
        return _code_again(request)
    del request.session[DIGEST]
    login(request, user)
    open_scope_of(user)
    return page_with_code(request, recovery_code)


def _account_page(
    request: HttpRequest, form: NewAccountForm, place: selectors.Place
) -> HttpResponse:
    return render(request, "join/account.html", {"form": form, "place": place})


def _code_again(request: HttpRequest) -> HttpResponse:
    """Back to the first step, saying why when the person had come with a code."""
    if request.session.pop(DIGEST, ""):
        messages.error(request, _unusable())
    return redirect("join:code")


def _unusable() -> str:
    return _(
        "Koden kan ikke brukes. Se om den er skrevet riktig. Den kan også være brukt før eller "
        "trukket tilbake: spør den som delte ut arket, om en ny."
    )
