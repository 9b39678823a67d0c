"""A page of a module."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from courses.addresses import index_address
from courses.blocks import module_blocks
from website import serving
from website.fields import StreamField
from website.pages import SitePage


class ModulePage(SitePage):
    """A page that is read in a few minutes.

    Its `translation_key` is what progress refers to: the same in every language, and untouched
    when an editor changes, moves or renames the page.
    """

    class Kind(models.TextChoices):
        """What a page is about."""

        HEALTH = "HEALTH", _("Om helse")
        WORK = "WORK", _("Om arbeidet")
        SEEK_HELP = "SEEK_HELP", _("Når det er grunn til å kontakte helsetjenesten")

    kind = models.CharField(
        _("slags side"),
        max_length=20,
        choices=Kind,
        default=Kind.HEALTH,
        help_text=_(
            "Hver modul har en side om arbeidet og en side om når det er grunn til å kontakte "
            "helsetjenesten. Alle sidene lenker til den siste."
        ),
    )
    learning_intention = models.CharField(
        _("læringsintensjon"),
        max_length=300,
        help_text=_("Én setning til leseren, gjerne «Etter denne siden vet du mer om …»."),
    )
    minutes = models.PositiveSmallIntegerField(
        _("lesetid i minutter"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Omtrent hvor lang tid det tar å lese siden."),
    )
    body = StreamField(module_blocks(), verbose_name=_("innhold"), blank=True)

    template = "courses/page.html"
    parent_page_types = ["courses.Module"]
    subpage_types: list[str] = []
    page_description = _("En side i en modul.")
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("learning_intention"),
        FieldPanel("minutes"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("side i en modul")
        verbose_name_plural = _("sider i moduler")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The module, the page's place in it, and the reader's own progress."""
        from courses import selectors

        context = super().get_context(request, *args, **kwargs)
        reading = selectors.reading_of(self, serving.reader_of(request))
        context["reading"] = reading
        context["here"] = reading.at(self.translation_key)
        context["way"] = [
            (_("Kurs"), index_address()),
            (reading.module.title, reading.module.address),
        ]
        return context
