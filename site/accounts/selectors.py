"""Reads of accounts."""

from accounts.models import User


def account_of(login: str) -> User | None:
    """The open account with this log-in name or e-mail address, whatever its case."""
    login = login.strip().lower()
    field = "email" if "@" in login else "login_name"
    return User.objects.filter(**{field: login}, is_active=True).first()


def is_name_taken(login_name: str) -> bool:
    """An account with this log-in name exists, open or closed."""
    return User.objects.filter(login_name=login_name.strip().lower()).exists()
