"""Some ways on to choose among, or none."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

NOTHING = "ingenting nå"


class ChoiceMenuBlock(blocks.StructBlock):
    """Options that the reader may mark; «Ingenting nå» ends every menu and cannot be left out."""

    introduction = blocks.TextBlock(label=_("Innledning"), max_length=300)
    options = blocks.ListBlock(
        blocks.CharBlock(label=_("Mulighet"), max_length=120),
        label=_("Muligheter"),
        min_num=2,
        max_num=5,
        help_text=_("To til fem. «Ingenting nå» kommer sist av seg selv."),
    )

    def clean(self, value: Any) -> Any:
        """The value, without an option that the menu adds by itself.

        Raises:
            StructBlockValidationError: an editor wrote «Ingenting nå» as an option.
        """
        value = super().clean(value)
        if len(own_options(value["options"])) != len(value["options"]):
            raise blocks.StructBlockValidationError(
                {"options": ValidationError(_("«Ingenting nå» står sist uansett. Fjern den her."))}
            )
        return value

    class Meta:
        label = _("Valgmeny")
        icon = "list-ul"
        template = "courses/blocks/choice_menu.html"
        description = _("Noen muligheter å velge mellom. Valget lagres ikke.")
        preview_value = {
            "introduction": "Noe av dette kan være aktuelt for deg, eller ikke.",
            "options": ["Snakke med leder om oppgaver", "Bytte en oppgave i en periode"],
        }


def own_options(options: Iterable[str]) -> list[str]:
    """The options without «Ingenting nå»."""
    return [option for option in options if option.strip().lower() != NOTHING]
