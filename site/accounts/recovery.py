"""The recovery code: gets an account back for a person without e-mail."""

from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts import codes
from accounts.models import User

CODE_LENGTH = 12


def set_new_code(user: User) -> str:
    """Gives the account another recovery code and returns it; only a slow digest is kept."""
    code = codes.new_code(CODE_LENGTH)
    user.recovery_digest = make_password(codes.plain(code))
    user.save(update_fields=["recovery_digest"])
    return code


def is_code_of(user: User | None, code: str) -> bool:
    """The code is this account's. Takes as long when there is no account or no code."""
    digest = user.recovery_digest if user else ""
    return check_password(codes.plain(code), digest) and user is not None


def page_with_code(request: HttpRequest, code: str) -> HttpResponse:
    """The page with the code to write down or print. An answer itself: the code is kept nowhere."""
    return render(request, "accounts/recovery_code.html", {"code": code})
