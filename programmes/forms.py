"""Forms of joining, of sheets with codes and of the list of organisations."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import codes
from accounts.credentials import RULES, NewPasswordForm, name_field, password_field
from accounts.selectors import is_name_taken
from programmes import selectors
from programmes.actions.grouping import own_people
from programmes.join_codes import CODE_LENGTH, MOST_AT_ONCE
from programmes.models import Unit

NAME = re.compile(r"[^\W_][\w.-]{2,39}")
NAME_TAKEN = _(
    "Noen andre har dette navnet. Legg til et ord eller et tall, for eksempel «kari.natt» eller "
    "«kari47»."
)


class CodeForm(forms.Form):
    """Asks for the code on the sheet of paper."""

    code = forms.CharField(
        label=_("Koden på arket"),
        help_text=_("Ti bokstaver og tall, for eksempel ABCD-EFGH-JK. Store og små er likt."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        """Refuses what cannot be a code."""
        typed: str = self.cleaned_data["code"]
        if not codes.is_code(typed, CODE_LENGTH):
            raise forms.ValidationError(
                _("Koden har ti bokstaver og tall. I, L, O, 0 og 1 er ikke med i noen kode.")
            )
        return codes.plain(typed)


class NewAccountForm(NewPasswordForm):
    """Chooses a log-in name and a password."""

    login_name = name_field(
        _("Velg et innloggingsnavn"),
        _(
            "Tre til førti bokstaver og tall, også punktum og strek. "
            "Det trenger ikke være navnet ditt."
        ),
        max_length=40,
    )
    password1 = password_field(_("Velg et passord"), "new-password", RULES)
    password2 = password_field(_("Passordet en gang til"), "new-password")
    field_order = ["login_name", "password1", "password2"]

    def clean_login_name(self) -> str:
        """The name in lower case; never an address, a national identity number or one in use."""
        name = unicodedata.normalize("NFKC", self.cleaned_data["login_name"]).strip().lower()
        if "@" in name:
            raise forms.ValidationError(
                _("Et innloggingsnavn er ikke en e-postadresse. Velg et navn uten krøllalfa.")
            )
        if len(re.sub(r"\D", "", name)) >= 11:
            raise forms.ValidationError(
                _("Dette ligner et fødselsnummer. Velg et navn som ikke sier hvem du er.")
            )
        if not NAME.fullmatch(name):
            raise forms.ValidationError(
                _("Bruk tre til førti bokstaver, tall, punktum og strek, uten mellomrom.")
            )
        if is_name_taken(name):
            raise forms.ValidationError(NAME_TAKEN)
        return name


class SheetForm(forms.Form):
    """Asks which unit a sheet of codes is for, and how many codes.

    Only units with people of their own, and no more codes on a sheet than those people: a code
    too many is a member that nobody is.
    """

    unit = forms.TypedChoiceField(
        label=_("Enhet"),
        help_text=_("De som bruker kodene, blir med som ansatte her."),
        error_messages={"invalid_choice": _("Velg en enhet fra listen.")},
    )
    number = forms.IntegerField(
        label=_("Antall koder"),
        min_value=1,
        max_value=MOST_AT_ONCE,
        help_text=_("Én til hver ansatt. Inntil så mange om gangen som enheten har ansatte."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "min_value": _("Velg et tall fra 1 til 200."),
            "max_value": _("Velg et tall fra 1 til 200. Trenger du flere, lag et ark til."),
        },
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_people = own_people(units)
        by_key = {str(unit.pk): unit for unit in units if unit.pk in self.own_people}
        field = self.fields["unit"]
        field.choices = [  # type: ignore[attr-defined]
            ("", _("Velg enhet")),
            *((row.id, indented(row)) for row in selectors.in_tree_order(by_key.values())),
        ]
        field.coerce = by_key.__getitem__  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Holds the number of codes against the unit's own people."""
        unit, number = self.cleaned_data.get("unit"), self.cleaned_data.get("number")
        if unit and number and number > self.own_people[unit.pk]:
            self.add_error("number", _too_many(unit.name, self.own_people[unit.pk]))
        return self.cleaned_data


def _too_many(unit: str, people: int) -> str:
    message = ngettext(
        "%(unit)s har %(people)s ansatt. Velg 1.",
        "%(unit)s har %(people)s ansatte. Velg et tall fra 1 til %(people)s.",
        people,
    )
    return message % {"unit": unit, "people": people}


class SearchForm(forms.Form):
    """Asks for a part of an organisation's name or number."""

    sok = forms.CharField(
        label=_("Navn eller organisasjonsnummer"),
        required=True,
        max_length=120,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


def indented(row: selectors.UnitRow) -> str:
    """The unit's name, set in by its depth in the tree."""
    return "\u2003" * row.depth + row.name
