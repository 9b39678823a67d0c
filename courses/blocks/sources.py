"""Where the page's knowledge comes from, and how certain it is."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

STRENGTHS = [
    ("STRONG", _("Sterkt grunnlag")),
    ("MODERATE", _("Middels sterkt grunnlag")),
    ("WEAK", _("Svakt grunnlag")),
    ("EXPERIENCE", _("Bygger på erfaring")),
]
EXPLANATIONS = {
    "STRONG": _("Flere gode studier peker samme vei."),
    "MODERATE": _("Det finnes gode studier, men svarene kan endre seg med mer forskning."),
    "WEAK": _("Det er lite forskning, eller studiene spriker."),
    "EXPERIENCE": _("Innholdet bygger på fagfolks erfaring og på råd fra helsemyndighetene."),
}


class SourceBlock(blocks.StructBlock):
    """One source."""

    title = blocks.CharBlock(label=_("Tittel"), max_length=300)
    publisher = blocks.CharBlock(label=_("Utgiver"), max_length=200, required=False)
    year = blocks.RegexBlock(
        label=_("År"),
        regex=r"^[0-9]{4}$",
        required=False,
        error_messages={"invalid": _("Skriv årstallet med fire sifre.")},
    )
    url = blocks.URLBlock(label=_("Nettadresse"), required=False)


class SourcesValue(blocks.StructValue):
    """The sources of a page."""

    @property
    def strength_label(self) -> object:
        """How certain the knowledge is, in a few words."""
        return dict(STRENGTHS).get(self.get("strength"), "")

    @property
    def strength_explanation(self) -> object:
        """What those words mean."""
        return EXPLANATIONS.get(self.get("strength", ""), "")


class SourcesBlock(blocks.StructBlock):
    """The sources of a page and the strength of the evidence."""

    strength = blocks.ChoiceBlock(
        label=_("Hvor sikkert er dette?"), choices=STRENGTHS, default="MODERATE"
    )
    items = blocks.ListBlock(SourceBlock(), label=_("Kilder"), min_num=1)

    class Meta:
        label = _("Kilder")
        icon = "link-external"
        template = "courses/blocks/sources.html"
        description = _("Hvor kunnskapen kommer fra, og hvor sikker den er.")
        value_class = SourcesValue
        preview_value = {
            "strength": "MODERATE",
            "items": [{"title": "Tittel på en kilde", "publisher": "Utgiver", "year": "2018"}],
        }
