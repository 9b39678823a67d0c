"""Something to do together at work."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class GroupTaskBlock(blocks.StructBlock):
    """A task for a group, with the time it takes."""

    title = blocks.CharBlock(label=_("Tittel"), max_length=120)
    minutes = blocks.IntegerBlock(
        label=_("Minutter"), min_value=1, max_value=240, help_text=_("Omtrent så lang tid.")
    )
    instructions = blocks.RichTextBlock(
        label=_("Slik kan dere gjøre det"),
        features=["bold", "italic", "ol", "ul", "link"],
        help_text=_("Handler om oppgaver og arbeid, ikke om enkeltpersoners helse."),
    )

    class Meta:
        label = _("Gruppeoppgave")
        icon = "group"
        template = "courses/blocks/group_task.html"
        description = _("Noe gruppen kan gjøre sammen på jobb.")
        preview_value = {
            "title": "Tre oppgaver og én liten endring",
            "minutes": 15,
            "instructions": "<ol><li>Skriv ned tre oppgaver som belaster hos dere.</li></ol>",
        }
