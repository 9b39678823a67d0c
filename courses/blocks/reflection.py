"""A question to think about, with room to write for oneself."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ReflectionBlock(blocks.StructBlock):
    """An open question. What the reader writes stays on the reader's device."""

    prompt = blocks.CharBlock(
        label=_("Spørsmål å tenke over"),
        max_length=200,
        help_text=_("Ett åpent spørsmål. Leseren kan hoppe over det."),
    )

    class Meta:
        label = _("Refleksjon")
        icon = "edit"
        template = "courses/blocks/reflection.html"
        description = _("Leseren skriver for seg selv. Teksten blir aldri sendt.")
        preview_value = {"prompt": "Når du har hatt vondt før, hva gjorde det litt lettere?"}
