"""A question to guess at before reading on."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class GuessCardBlock(blocks.StructBlock):
    """A question with some guesses; each opens the same answer in the same tone.

    No guess is right or wrong, and no guess is stored or sent.
    """

    question = blocks.CharBlock(label=_("Spørsmål"), max_length=200)
    options = blocks.ListBlock(
        blocks.CharBlock(label=_("Svar å gjette på"), max_length=80),
        label=_("Svar å gjette på"),
        min_num=2,
        max_num=5,
        help_text=_("To til fem. Alle åpner den samme teksten."),
    )
    answer = blocks.RichTextBlock(
        label=_("Det vi vet"),
        features=["bold", "italic", "ul", "link"],
        help_text=_("Leseren får denne teksten uansett hva hen gjetter."),
    )

    class Meta:
        label = _("Hva tror du?")
        icon = "help"
        template = "courses/blocks/guess_card.html"
        description = _("Leseren gjetter først og leser så det vi vet. Gjettingen lagres ikke.")
        preview_value = {
            "question": "Hvor mange av ti kjenner plager i en vanlig måned?",
            "options": ["To av ti", "Fire av ti", "Sju av ti"],
            "answer": "<p>Om lag sju av ti svarte at de hadde hatt plager.</p>",
        }
