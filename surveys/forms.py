"""The questionnaire as a form, and the form that plans a round."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programmes.models import Organisation
from surveys import instruments
from surveys.instruments import DECLINED, NOT_APPLICABLE, Instrument, Item
from surveys.models import RoundGroup
from surveys.models.rounds import OPEN_AT_LEAST

NO_ANSWERS = frozenset({DECLINED, NOT_APPLICABLE})
NOTICE = timedelta(days=7)  # people should know of a round before it opens


class ScaleField(forms.ChoiceField):
    """One option of a scale.

    Attributes:
        layout: «steps» when the options are bare numbers, «scale» when they are words.
    """

    widget = forms.RadioSelect

    def __init__(self, *, layout: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.layout = layout


class AnswerForm(forms.Form):
    """All items of an instrument; every one may be left empty or declined."""

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instrument = instrument
        for item in instrument.items:
            self.fields[item.id] = _field(item, instrument)

    @property
    def sections(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Titles of the sections, each with its fields."""
        for section in self.instrument.sections:
            yield str(section.title), [self[item.id] for item in section.items]

    def clean(self) -> dict[str, Any]:
        """Holds the number of choices against what the item allows; asks when all is empty."""
        for item in self.instrument.items:
            if not item.has_scale:
                self._check_choices(item)
        if not self.errors and not any(self.cleaned_data.values()):
            raise forms.ValidationError(
                _("Skjemaet er tomt. Svar på det du vil, eller velg «%(declined)s» ett sted.")
                % {"declined": self.instrument.declined}
            )
        return self.cleaned_data

    def _check_choices(self, item: Item) -> None:
        chosen = self.cleaned_data.get(item.id, [])
        if DECLINED in chosen and len(chosen) > 1:
            self.add_error(
                item.id,
                _("Du har valgt både svar og «%(declined)s». Behold det ene.")
                % {"declined": self.instrument.declined},
            )
        elif len(chosen) > item.max_choices:
            self.add_error(
                item.id,
                _("Du har valgt %(chosen)s. Behold inntil %(most)s.")
                % {"chosen": len(chosen), "most": item.max_choices},
            )

    def answers(self) -> dict[str, str | list[str]]:
        """What was answered, by item; items without an answer are left out."""
        return {
            item: chosen
            for item, chosen in self.cleaned_data.items()
            if chosen and not NO_ANSWERS & {*([chosen] if isinstance(chosen, str) else chosen)}
        }


def _field(item: Item, instrument: Instrument) -> forms.Field:
    choices = [(option.code, str(option.text)) for option in item.options]
    if item.may_not_apply:
        choices.append((NOT_APPLICABLE, str(instrument.not_applicable)))
    choices.append((DECLINED, str(instrument.declined)))
    if item.has_scale:
        return ScaleField(
            label=str(item.text),
            choices=choices,
            required=False,
            help_text=_explained(item),
            layout="steps" if item.ends else "scale",
        )
    return forms.MultipleChoiceField(
        label=str(item.text),
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Velg inntil %(most)s.") % {"most": item.max_choices},
    )


def _explained(item: Item) -> str:
    if item.ends is None:
        return ""
    return _("%(first)s betyr «%(lowest)s», %(last)s betyr «%(highest)s».") % {
        "first": item.options[0].code,
        "lowest": item.ends[0],
        "last": item.options[-1].code,
        "highest": item.ends[1],
    }


class GroupForm(forms.Form):
    """Which group the answer is counted in; asked only of those who may choose."""

    group = forms.TypedChoiceField(
        label=gettext_lazy("Avdelingen du hører til"),
        help_text=gettext_lazy("Svaret ditt telles her."),
        error_messages={
            "required": gettext_lazy("Velg avdelingen du hører til."),
            "invalid_choice": gettext_lazy("Velg en avdeling fra listen."),
        },
    )

    def __init__(self, *args: Any, groups: Sequence[RoundGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        by_key = {str(group.pk): group for group in groups}
        if len(groups) == 1:
            del self.fields["group"]
            return
        field = self.fields["group"]
        field.choices = [  # type: ignore[attr-defined]
            ("", _("Velg avdeling")),
            *((key, group.name) for key, group in by_key.items()),
        ]
        field.coerce = by_key.__getitem__  # type: ignore[attr-defined]

    @property
    def only_group(self) -> RoundGroup | None:
        """The group of one who has nothing to choose; None otherwise."""
        return self.groups[0] if len(self.groups) == 1 else None

    @property
    def chosen(self) -> RoundGroup:
        """The group chosen, or the only one; of a valid form."""
        return self.only_group or self.cleaned_data["group"]


class DayInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class RoundForm(forms.Form):
    """What is needed to plan a round."""

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Virksomhet"), queryset=Organisation.objects.none(), empty_label=None
    )
    instrument = forms.ChoiceField(label=gettext_lazy("Undersøkelse"))
    name = forms.CharField(
        label=gettext_lazy("Navn på runden"),
        max_length=120,
        help_text=gettext_lazy("Slik ser de ansatte den. For eksempel «Nærvær hos oss, våren»."),
    )
    opens_date = forms.DateField(
        label=gettext_lazy("Første dag"),
        widget=DayInput(),
        help_text=gettext_lazy("Informer alle ansatte minst sju dager før."),
    )
    closes_date = forms.DateField(
        label=gettext_lazy("Siste dag"),
        widget=DayInput(),
        help_text=gettext_lazy("To uker er ofte nok."),
    )

    def __init__(
        self, *args: Any, organisations: Sequence[Organisation], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        kept = Organisation.objects.filter(pk__in=[each.pk for each in organisations])
        self.fields["organisation"].queryset = kept  # type: ignore[attr-defined]
        self.fields["organisation"].initial = organisations[0]
        if len(organisations) == 1:
            self.fields["organisation"].widget = forms.HiddenInput()
        self.fields["instrument"].choices = [  # type: ignore[attr-defined]
            (each.id, str(each.title)) for each in instruments.current()
        ]
        self.fields["opens_date"].initial = today + NOTICE
        self.fields["closes_date"].initial = today + 3 * NOTICE

    def clean(self) -> dict[str, Any]:
        """Refuses a first day in the past, and a last day before the first."""
        opens, closes = self.cleaned_data.get("opens_date"), self.cleaned_data.get("closes_date")
        if opens and opens < self.today:
            self.add_error("opens_date", _("Den dagen er passert. Velg i dag eller senere."))
        if opens and closes and closes < opens:
            self.add_error("closes_date", _("Siste dag er før første dag. Velg en senere dag."))
        elif opens and closes and closes < opens + OPEN_AT_LEAST:
            self.add_error(
                "closes_date",
                _("En runde er åpen i minst en uke, slik at flere rekker å svare."),
            )
        return self.cleaned_data

    def chosen_instrument(self) -> Instrument:
        """The newest version of the instrument that was chosen."""
        return {each.id: each for each in instruments.current()}[self.cleaned_data["instrument"]]
