"""Forms of logging in and of passwords, on top of allauth's."""

from allauth.account import forms


class LoginForm(forms.LoginForm):
    """Logs in with log-in name or e-mail address."""


class ResetPasswordForm(forms.ResetPasswordForm):
    """Asks for a link to choose a new password."""


class ResetPasswordKeyForm(forms.ResetPasswordKeyForm):
    """Chooses a new password after following such a link."""


class ChangePasswordForm(forms.ChangePasswordForm):
    """Chooses a new password while logged in."""
