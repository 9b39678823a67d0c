"""The front of a module."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from courses.addresses import index_address
from website import serving
from website.pages import SitePage


class Module(SitePage):
    """What a module is about; its pages lie below it, in the recommended order."""

    class Audience(models.TextChoices):
        """Whom a module is written for."""

        EVERYONE = "EVERYONE", _("Alle på arbeidsplassen")
        LEADERS = "LEADERS", _("Ledere")
        PEERS = "PEERS", _("Ressurspersoner")

    subtitle = models.CharField(
        _("undertittel"), max_length=120, blank=True, help_text=_("Temaet med noen få ord.")
    )
    audience = models.CharField(
        _("målgruppe"), max_length=20, choices=Audience, default=Audience.EVERYONE
    )
    introduction = RichTextField(
        _("innledning"),
        features=["bold", "italic", "ul", "ol", "link"],
        help_text=_("60–100 ord til leseren: hva modulen handler om."),
    )
    reviewed_date = models.DateField(
        _("faglig godkjent dato"),
        null=True,
        blank=True,
        help_text=_("Når feltene er tomme, står det «ikke faglig godkjent ennå» på modulen."),
    )
    reviewed_by = models.CharField(
        _("faglig godkjent av"),
        max_length=120,
        blank=True,
        help_text=_("Navn og yrke på den som har godkjent innholdet."),
    )

    template = "courses/module.html"
    parent_page_types = ["courses.ModuleIndexPage"]
    subpage_types = ["courses.ModulePage"]
    page_description = _("Forsiden til en modul. Sidene i modulen ligger under den.")
    content_panels = [
        *SitePage.content_panels,
        FieldPanel("subtitle"),
        FieldPanel("audience"),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [FieldPanel("reviewed_date"), FieldPanel("reviewed_by")],
            heading=_("Faglig godkjenning"),
        ),
    ]

    class Meta:
        verbose_name = _("modul")
        verbose_name_plural = _("moduler")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The module's pages, and the reader's own progress through them."""
        from courses import selectors

        context = super().get_context(request, *args, **kwargs)
        context["reading"] = selectors.reading_of(self, serving.reader_of(request))
        context["way"] = [(_("Kurs"), index_address())]
        return context
