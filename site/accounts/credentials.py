"""Log-in names and passwords: the fields that several forms share."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User

RULES = _(
    "Minst ti tegn. Flere ord etter hverandre er lett å huske og vanskelig å gjette. "
    "Vanlige passord og passord som ligner innloggingsnavnet, kan ikke brukes."
)
NAME_ATTRIBUTES = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}


def name_field(label: Any, help_text: Any = "", max_length: int = 254) -> forms.CharField:
    """A field for a log-in name, which phones shall not put in capitals or correct."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=max_length,
        widget=forms.TextInput(attrs=NAME_ATTRIBUTES),
    )


# Django's own words are not in every language of the site.
WEAK = {
    "password_too_short": _("Passordet er for kort. Bruk minst ti tegn."),
    "password_too_common": _("Mange bruker dette passordet. Velg et som er vanskeligere å gjette."),
    "password_too_similar": _("Passordet ligner innloggingsnavnet. Velg et som ikke gjør det."),
}


def password_field(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    """A field for a password, kept exactly as it is typed."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, widget=widget, help_text=help_text)


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    password1 = password_field(_("Nytt passord"), "new-password", RULES)
    password2 = password_field(_("Nytt passord en gang til"), "new-password")

    def owner(self) -> User:
        """Whose password it is to be, so that it is not too like the log-in name."""
        return User(login_name=self.cleaned_data.get("login_name", ""))

    def clean(self) -> dict[str, Any]:
        """Refuses passwords that are weak or typed differently."""
        data = super().clean() or {}
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("De to passordene er ulike. Skriv det samme to ganger."))
        if first:
            try:
                validate_password(first, self.owner())
            except ValidationError as error:
                for each in error.error_list:
                    self.add_error("password1", WEAK.get(each.code or "", each.message))
        return data
