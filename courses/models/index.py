"""The list of all modules, one page in each language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from courses.addresses import INDEX_SLUG
from website import serving
from website.pages import SitePage


class ModuleIndexPage(SitePage):
    """All modules in one language, in the recommended order."""

    introduction = models.TextField(
        _("innledning"),
        max_length=600,
        blank=True,
        help_text=_("Noen få setninger over listen over modulene."),
    )

    template = "courses/index.html"
    parent_page_types = ["website.HomePage"]
    subpage_types = ["courses.Module"]
    max_count_per_parent = 1
    page_description = _("Oversikten over alle modulene på ett språk.")
    content_panels = [*SitePage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("oversikt over modulene")
        verbose_name_plural = _("oversikter over modulene")

    def clean(self) -> None:
        """Keeps the address lasting.

        Raises:
            ValidationError: the address is not the one that the menu leads to.
        """
        super().clean()
        if self.slug != INDEX_SLUG:
            raise ValidationError(
                {"slug": _("Oversikten har adressen «kurs» på alle språk, fordi menyen går dit.")}
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The modules, and the reader's own progress in them."""
        from courses import selectors

        context = super().get_context(request, *args, **kwargs)
        language = self.locale.language_code
        context["modules"] = selectors.modules_in(language, serving.reader_of(request))
        return context
