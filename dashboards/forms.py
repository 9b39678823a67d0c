"""The forms."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from dashboards.importing.reading import refusal_of
from dashboards.places import Place

LARGEST_FILE_MIB = 5


class PlaceForm(forms.Form):
    """Which unit to see figures for."""

    enhet = forms.ChoiceField(label=_("Enhet"))

    def __init__(self, *args: Any, places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        top = min((place.depth for place in places), default=0)
        field = self.fields["enhet"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (str(place.id), "– " * (place.depth - top) + place.name) for place in places
            ]
        self.has_choice = len(places) > 1


class UploadForm(forms.Form):
    """A filled-in template."""

    file = forms.FileField(
        label=_("CSV-fil"),
        help_text=format_lazy(_("Høyst {size} MB."), size=LARGEST_FILE_MIB),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": _("Velg en fil først."),
            "empty": _("Filen er tom. Fyll ut malen og last den opp på nytt."),
            "missing": _("Filen kom ikke fram. Prøv en gang til."),
            "invalid": _("Filen kom ikke fram. Prøv en gang til."),
        },
    )

    def clean_file(self) -> bytes:
        """The file's content, unless it is to be refused before anything of it is stored."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE_MIB * 1024 * 1024:
            raise forms.ValidationError(
                _("Filen er for stor. Vi tar imot filer på inntil %(size)s MB."),
                params={"size": LARGEST_FILE_MIB},
            )
        content: bytes = file.read()
        if problems := refusal_of(content):
            raise forms.ValidationError([problem.sentence for problem in problems])
        return content
