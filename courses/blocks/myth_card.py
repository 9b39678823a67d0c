"""What many believe beside what is known."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class MythCardBlock(blocks.StructBlock):
    """A belief, what is known, and why the belief is common."""

    belief = blocks.CharBlock(
        label=_("Det mange tror"), max_length=160, help_text=_("Én setning, uten hermetegn.")
    )
    knowledge = blocks.RichTextBlock(
        label=_("Det vi vet i dag"), features=["bold", "italic", "ul", "link"]
    )
    why_common = blocks.RichTextBlock(
        label=_("Hvorfor mange tror det"),
        features=["bold", "italic", "link"],
        required=False,
        help_text=_("Viser at det er forståelig å tro det. Kan stå tomt."),
    )

    class Meta:
        label = _("Tro og kunnskap")
        icon = "openquote"
        template = "courses/blocks/myth_card.html"
        description = _("En vanlig oppfatning ved siden av det vi vet i dag.")
        preview_value = {
            "belief": "Vondt betyr at noe er ødelagt.",
            "knowledge": "<p>Smerte og skade henger ofte dårlig sammen.</p>",
            "why_common": "<p>Når vi slår oss, følger smerte og skade hverandre.</p>",
        }
