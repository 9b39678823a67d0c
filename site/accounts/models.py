"""The user: an account with a log-in name; an e-mail address is optional."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users; log-in names and e-mail addresses are kept in lower case."""

    def create_user(
        self, login_name: str, password: str | None = None, email: str = "", **fields: Any
    ) -> "User":
        """A new, saved user; without a password the account cannot be logged in to."""
        user = self.model(
            login_name=login_name.strip().lower(), email=email.strip().lower() or None, **fields
        )
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, login_name: str, password: str | None = None, email: str = "", **fields: Any
    ) -> "User":
        """A new administrator of content and users; sees no organisation's data."""
        return self.create_user(
            login_name, password, email, is_staff=True, is_superuser=True, **fields
        )

    def get_by_natural_key(self, login_name: str | None) -> "User":
        """The user with this log-in name, whatever its case."""
        return self.get(login_name=(login_name or "").lower())


def today() -> Any:
    """The local date; an account keeps the day it was made, never the hour."""
    return timezone.localdate()


class User(AbstractBaseUser, PermissionsMixin):
    """A person's account. Nothing about work or health is kept here."""

    login_name = models.CharField(_("innloggingsnavn"), max_length=40, unique=True)
    email = models.EmailField(_("e-post"), null=True, blank=True, unique=True)
    pending_email = models.EmailField(
        _("e-post som venter på bekreftelse"), blank=True, editable=False
    )
    first_name = models.CharField(_("fornavn"), max_length=80, blank=True)
    last_name = models.CharField(_("etternavn"), max_length=80, blank=True)
    recovery_digest = models.CharField(
        _("avtrykk av reservekoden"), max_length=128, blank=True, editable=False
    )
    is_staff = models.BooleanField(_("kan åpne administrasjonen"), default=False)
    is_active = models.BooleanField(_("aktiv"), default=True)
    joined_date = models.DateField(_("opprettet"), default=today, editable=False)

    # When a person was last here is nobody's business: without the field it is never kept.
    last_login = None

    objects = UserManager()

    USERNAME_FIELD = "login_name"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("bruker")
        verbose_name_plural = _("brukere")
        constraints = [
            models.UniqueConstraint(Lower("login_name"), name="login_name_unique_in_any_case"),
            models.UniqueConstraint(Lower("email"), name="email_unique_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.login_name

    def get_full_name(self) -> str:
        """First and last name, or the log-in name when none is given."""
        return f"{self.first_name} {self.last_name}".strip() or self.login_name

    def get_short_name(self) -> str:
        """First name, or the log-in name when none is given."""
        return self.first_name or self.login_name
