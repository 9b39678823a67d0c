"""Blocks that every page may use."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class TextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        label = _("Tekst")
        icon = "pilcrow"
        template = "website/blocks/text.html"
        description = _("Brødtekst med overskrifter, lister og lenker.")
        preview_value = "<h2>Overskrift</h2><p>Et avsnitt med <b>utheving</b>.</p>"


class PanelBlock(blocks.StructBlock):
    """A panel with one message."""

    title = blocks.CharBlock(label=_("Tittel"), max_length=80)
    html = blocks.RichTextBlock(label=_("Tekst"), features=["bold", "italic", "ul", "link"])

    class Meta:
        label = _("Panel")
        icon = "form"
        template = "website/blocks/panel.html"
        description = _("Ett budskap i en egen ramme.")
        preview_value = {"title": "Ett budskap", "html": "<p>Kort tekst.</p>"}


class FactBlock(blocks.StructBlock):
    """A term and what is said of it."""

    term = blocks.CharBlock(label=_("Spørsmål eller ord"), max_length=120)
    description = blocks.RichTextBlock(
        label=_("Svar eller forklaring"), features=["bold", "italic", "ul", "link"]
    )


class FactsBlock(blocks.StructBlock):
    """A list of terms with explanations."""

    items = blocks.ListBlock(FactBlock(), label=_("Punkter"))

    class Meta:
        label = _("Fakta")
        icon = "list-ul"
        template = "website/blocks/facts.html"
        description = _("Spørsmål og svar, eller ord og forklaringer.")
        preview_value = {"items": [{"term": "Nærvær", "description": "<p>Å være på jobb.</p>"}]}


def page_blocks() -> list[tuple[str, blocks.Block]]:
    """The blocks of an ordinary page, by name."""
    return [("text", TextBlock()), ("panel", PanelBlock()), ("facts", FactsBlock())]
