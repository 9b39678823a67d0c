"""Pages that are not modules, and the site's own settings."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page

from website.blocks import page_blocks
from website.fields import StreamField
from website.pages import SitePage


class HomePage(SitePage):
    """The front page in one language."""

    introduction = models.TextField(_("innledning"), max_length=600, blank=True)
    body = StreamField(page_blocks(), verbose_name=_("innhold"), blank=True)
    main_action_label = models.CharField(_("hovedknapp"), max_length=60, blank=True)
    main_action_page = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("går til")
    )
    second_action_label = models.CharField(_("andre knapp"), max_length=60, blank=True)
    second_action_page = models.ForeignKey(
        Page, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("går til")
    )

    template = "website/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("main_action_label"),
        FieldPanel("main_action_page"),
        FieldPanel("second_action_label"),
        FieldPanel("second_action_page"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("forside")
        verbose_name_plural = _("forsider")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """The page at an address below this one.

        Asks once, however deep the page lies; Wagtail's own way asks twice for every level. No
        page of the site answers for addresses below itself in a way of its own.

        Raises:
            Http404: no published page has this address.
        """
        if not path_components:
            return super().route(request, path_components)
        address = f"{self.url_path}{'/'.join(path_components)}/"
        page = Page.objects.filter(slug=path_components[-1], url_path=address).first()
        if page is None:
            raise Http404
        return page.specific.route(request, [])


class InformationPage(SitePage):
    """A page of running text about the programme or the site."""

    introduction = models.TextField(_("ingress"), max_length=600, blank=True)
    body = StreamField(page_blocks(), verbose_name=_("innhold"), blank=True)

    template = "website/information_page.html"
    parent_page_types = ["website.HomePage", "website.InformationPage"]
    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]

    class Meta:
        verbose_name = _("informasjonsside")
        verbose_name_plural = _("informasjonssider")


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """What an editor may change for the whole site."""

    site_name = models.CharField(_("nettstedets navn"), max_length=60, default="Nærvær på jobb")

    class Meta:
        verbose_name = _("nettstedets navn")
