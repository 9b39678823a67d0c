"""Forms of logging in, of passwords and of the e-mail address."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import codes
from accounts.credentials import NewPasswordForm, name_field, password_field
from accounts.models import User
from accounts.recovery import CODE_LENGTH


class LoginForm(allauth_forms.LoginForm):
    """Logs in with log-in name or e-mail address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = name_field(_("Innloggingsnavn eller e-post"))
        self.fields["password"] = password_field(_("Passord"), "current-password")


class ConfirmPasswordForm(forms.Form):
    """Asks for the password of the person who is logged in; wrong ones count as failed log-ins."""

    password = password_field(_("Passordet ditt"), "current-password")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user: User = user

    def clean_password(self) -> str:
        """Refuses a wrong password."""
        password: str = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("incorrect_password")
        return password


class EmailForm(ConfirmPasswordForm):
    """Asks for a new e-mail address."""

    email = forms.EmailField(
        label=_("E-postadresse"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    field_order = ["email", "password"]

    def clean_email(self) -> str:
        """The address in lower case."""
        return str(self.cleaned_data["email"]).lower()


class ResetPasswordForm(forms.Form):
    """Asks for a link to choose a new password."""

    login = name_field(_("Innloggingsnavn eller e-post"))


class ResetPasswordKeyForm(NewPasswordForm):
    """Chooses a new password after following such a link."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def owner(self) -> User:
        """The person whom the link was sent to."""
        return self.user

    def save(self) -> User:
        """Keeps the new password."""
        self.user.set_password(self.cleaned_data["password1"])
        self.user.save(update_fields=["password"])
        return self.user


class ChangePasswordForm(ResetPasswordKeyForm):
    """Chooses a new password while logged in."""

    oldpassword = password_field(_("Passordet du har nå"), "current-password")
    field_order = ["oldpassword", "password1", "password2"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)

    def clean_oldpassword(self) -> str:
        """Refuses a wrong password."""
        password: str = self.cleaned_data["oldpassword"]
        if not self.user.check_password(password):
            raise get_adapter().validation_error("enter_current_password")
        return password


class RecoverForm(NewPasswordForm):
    """Chooses a new password with the recovery code from the sheet."""

    login_name = name_field(_("Innloggingsnavn"))
    code = forms.CharField(
        label=_("Reservekode"),
        help_text=_("Tolv tegn som du skrev ned da du ble med. Store og små bokstaver er likt."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    field_order = ["login_name", "code", "password1", "password2"]

    def clean_code(self) -> str:
        """Refuses what cannot be a code."""
        typed: str = self.cleaned_data["code"]
        if not codes.is_code(typed, CODE_LENGTH):
            raise forms.ValidationError(
                _("Koden har tolv bokstaver og tall. I, L, O, 0 og 1 er ikke med i noen kode.")
            )
        return codes.plain(typed)
