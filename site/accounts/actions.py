"""What can be done with an account."""

from django.db import IntegrityError, transaction

from accounts import recovery, tasks
from accounts.models import User
from accounts.selectors import account_of
from accounts.tokens import email_tokens


class LoginNameTaken(Exception):
    """Another account has this log-in name."""


class EmailTaken(Exception):
    """Another account has this e-mail address."""


class WrongRecoveryCode(Exception):
    """No open account has this log-in name and this recovery code."""


class LinkExpired(Exception):
    """The link has been used, has grown too old, or another was asked for since."""


@transaction.atomic
def make_account(*, login_name: str, password: str) -> tuple[User, str]:
    """A new account and its recovery code, which is not kept in the clear anywhere.

    Raises:
        LoginNameTaken: somebody has the name.
    """
    try:
        with transaction.atomic():
            user = User.objects.create_user(login_name, password)
    except IntegrityError as error:
        raise LoginNameTaken(login_name) from error
    return user, recovery.set_new_code(user)


@transaction.atomic
def make_recovery_code(*, by: User) -> str:
    """Another recovery code for the account; the one before stops working."""
    return recovery.set_new_code(User.objects.select_for_update().get(pk=by.pk))


@transaction.atomic
def recover_account(*, login_name: str, code: str, password: str) -> tuple[User, str]:
    """Gives the account a new password and another recovery code: each code works once.

    Raises:
        WrongRecoveryCode: the name and the code do not belong together.
    """
    found = User.objects.select_for_update().filter(
        login_name=login_name.strip().lower(), is_active=True
    )
    user = found.first()
    if not recovery.is_code_of(user, code) or user is None:
        raise WrongRecoveryCode
    user.set_password(password)
    user.save(update_fields=["password"])
    return user, recovery.set_new_code(user)


@transaction.atomic
def ask_for_password_link(*, login: str, language: str) -> None:
    """Mails a link to choose a new password with, if an account with an address is found.

    Something is queued in every case, so that the answer takes as long whether or not it is.
    """
    user = account_of(login)
    recipient = user.pk if user and user.email else None
    transaction.on_commit(lambda: tasks.send_password_link.delay(recipient, language))


@transaction.atomic
def ask_for_email(*, by: User, email: str, language: str) -> None:
    """Mails a link to the new address; the account's address changes when it is followed."""
    by.pending_email = email.lower()
    by.save(update_fields=["pending_email"])
    transaction.on_commit(lambda: tasks.send_email_link.delay(by.pk, language))


@transaction.atomic
def confirm_email(*, user: User, token: str) -> User:
    """Takes the address into use that the link was sent to.

    Raises:
        LinkExpired: the link no longer holds.
        EmailTaken: another account has the address.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.pending_email or not email_tokens.check_token(user, token):
        raise LinkExpired
    user.email, user.pending_email = user.pending_email, ""
    try:
        with transaction.atomic():
            user.save(update_fields=["email", "pending_email"])
    except IntegrityError as error:
        raise EmailTaken from error
    return user


@transaction.atomic
def remove_email(*, by: User) -> None:
    """Forgets the account's address, and one that waits to be confirmed."""
    by.email, by.pending_email = None, ""
    by.save(update_fields=["email", "pending_email"])
