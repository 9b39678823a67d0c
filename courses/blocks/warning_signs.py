"""Signs that are a reason to contact the health service."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class WarningSignsBlock(blocks.StructBlock):
    """A list of signs, under a text that says what to do and how soon."""

    introduction = blocks.RichTextBlock(
        label=_("Hva leseren kan gjøre, og hvor fort"), features=["h2", "h3", "bold", "link"]
    )
    signs = blocks.ListBlock(
        blocks.CharBlock(label=_("Tegn"), max_length=200), label=_("Tegn"), min_num=1
    )

    class Meta:
        label = _("Varseltegn")
        icon = "warning"
        template = "courses/blocks/warning_signs.html"
        description = _("Tegn som er grunn til å kontakte helsetjenesten.")
        preview_value = {
            "introduction": "<h2>Kontakt lege med en gang</h2>",
            "signs": ["Feber sammen med sterke smerter i rygg eller ledd"],
        }
