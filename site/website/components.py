"""The component page: every part of the design with its states, for those who build the site."""

from types import SimpleNamespace
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from website.tables import Column, Table

FREQUENCY = [
    ("often", gettext_lazy("Ofte")),
    ("sometimes", gettext_lazy("Av og til")),
    ("seldom", gettext_lazy("Sjelden")),
    ("", gettext_lazy("Vil ikke svare")),
]
PARTS = [
    ("break", gettext_lazy("Pauser")),
    ("tasks", gettext_lazy("Oppgavene mine")),
    ("team", gettext_lazy("Samarbeidet")),
]
COUNTIES = [
    ("", gettext_lazy("Velg fylke")),
    ("46", gettext_lazy("Vestland")),
    ("50", gettext_lazy("Trøndelag")),
]


class SampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(
        label=gettext_lazy("Innloggingsnavn"),
        help_text=gettext_lazy("Du velger selv. Det trenger ikke være navnet ditt."),
    )
    email = forms.EmailField(label=gettext_lazy("E-post"), required=False)
    password = forms.CharField(
        label=gettext_lazy("Passord"),
        help_text=gettext_lazy("Minst ti tegn."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    county = forms.ChoiceField(label=gettext_lazy("Fylke"), choices=COUNTIES)
    message = forms.CharField(
        label=gettext_lazy("Melding"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    frequency = forms.ChoiceField(
        label=gettext_lazy("Hvor ofte snakker dere om hva som hjelper?"),
        help_text=gettext_lazy("Tenk på de siste fire ukene."),
        choices=FREQUENCY,
        widget=forms.RadioSelect,
    )
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Hva vil du se nærmere på?"),
        required=False,
        choices=PARTS,
        widget=forms.CheckboxSelectMultiple,
    )
    upload = forms.FileField(
        label=gettext_lazy("Fil med tall"),
        help_text=gettext_lazy("CSV fra malen, høyst 5 MB."),
        required=False,
    )
    agree = forms.BooleanField(
        label=gettext_lazy("Jeg har lest hvordan opplysningene brukes"),
        error_messages={"required": gettext_lazy("Kryss av når du har lest teksten.")},
    )
    locked = forms.CharField(
        label=gettext_lazy("Organisasjonsnummer"), initial="310 000 003", disabled=True
    )


@require_safe
def component_page(request: HttpRequest) -> HttpResponse:
    """Every component with its states; 404 where components are not to be shown."""
    if not (settings.DEBUG or settings.SHOW_COMPONENTS):
        raise Http404
    return render(request, "website/components/index.html", samples())


def samples() -> dict[str, Any]:
    """What the components are shown with; nobody and no company is real."""
    return {
        "levels": ["info", "success", "warning", "danger"],
        "empty_form": SampleForm(prefix="tom"),
        "bound_form": SampleForm({"feil-email": "kari", "feil-frequency": "often"}, prefix="feil"),
        "table": sample_table(),
        "steps": sample_steps(),
        "terms": [
            (_("Virksomhet"), "Solgløtt sykehjem"),
            (_("Ansatte"), "84"),
            (_("Tilgang for rådgiver"), _("gitt 3. mars 2025")),
        ],
        "trail": [(_("Virksomheter"), "#"), ("Solgløtt sykehjem", "#")],
        "page": Paginator(range(200), 10).page(4),
        "sheet_steps": [
            _("Gå til nettadressen under."),
            _("Skriv koden og velg et innloggingsnavn."),
            _("Velg et passord som du husker."),
        ],
    }


def sample_table() -> Table:
    """A table with a hidden figure in it."""
    return Table(
        caption=_("Nærvær i prosent av avtalte dagsverk, etter avdeling"),
        columns=[
            Column(_("Avdeling")),
            Column(_("1. kvartal 2025"), numeric=True),
            Column(_("2. kvartal 2025"), numeric=True),
            Column(_("Antall ansatte"), numeric=True),
        ],
        rows=[
            [_("Dagavdelingen"), "92,4", "93,1", "38"],
            [_("Nattavdelingen"), "90,8", "91,0", "31"],
            [_("Kjøkkenet"), None, None, None],
            [_("Hele virksomheten"), "91,9", "92,5", "1 084"],
        ],
        key="sample-table",
    )


def sample_steps() -> list[SimpleNamespace]:
    """Pages of a module: been through, here now, not yet."""
    return [
        SimpleNamespace(label=_("Vondt er vanlig"), url="#", state="done"),
        SimpleNamespace(label=_("Å leve med plager"), url="#", state="current"),
        SimpleNamespace(label=_("Bevegelse og hvile"), url="#", state=""),
        SimpleNamespace(label=_("Når bør du kontakte helsetjenesten?"), url="", state=""),
    ]
