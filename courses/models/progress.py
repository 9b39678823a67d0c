"""A person's own progress. Nobody but the person reads it; no time of day is kept.

Pages and modules are known by their translation key, so that progress is the same in every
language and survives whatever an editor does to the texts.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PageProgress(models.Model):
    """A page that a person has read, for the person's own overview."""

    pk = models.CompositePrimaryKey("user_id", "page_key")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    page_key = models.UUIDField()

    class Meta:
        verbose_name = _("lest side")
        verbose_name_plural = _("leste sider")

    def __str__(self) -> str:
        return str(self.page_key)


class ReadingPlace(models.Model):
    """The page of a module that a person opened last."""

    pk = models.CompositePrimaryKey("user_id", "module_key")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    module_key = models.UUIDField()
    page_key = models.UUIDField()

    class Meta:
        verbose_name = _("sted i en modul")
        verbose_name_plural = _("steder i moduler")

    def __str__(self) -> str:
        return str(self.module_key)


class ModuleCompletion(models.Model):
    """A person's own word for having been through a module; never passed or failed."""

    pk = models.CompositePrimaryKey("user_id", "module_key")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    module_key = models.UUIDField()
    date = models.DateField(_("dato"))

    class Meta:
        verbose_name = _("gjennomgått modul")
        verbose_name_plural = _("gjennomgåtte moduler")

    def __str__(self) -> str:
        return str(self.module_key)
