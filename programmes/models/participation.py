"""People's parts in the programme: roles in an organisation, counties, codes to join with."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.organisation import County, Organisation, Unit


class Membership(models.Model):
    """A person's role in a unit and everything under it."""

    class Role(models.TextChoices):
        """Roles at the workplace."""

        EMPLOYEE = "EMPLOYEE", _("Ansatt")
        MANAGER = "MANAGER", _("Leder")
        SAFETY_REPRESENTATIVE = "SAFETY_REPRESENTATIVE", _("Verneombud")
        UNION_REPRESENTATIVE = "UNION_REPRESENTATIVE", _("Tillitsvalgt")
        HR = "HR", _("HR og personal")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    role = models.CharField(_("rolle"), max_length=30, choices=Role)

    class Meta:
        verbose_name = _("rolle i virksomheten")
        verbose_name_plural = _("roller i virksomheten")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "unit", "user", "role"], name="membership_once"
            )
        ]

    def __str__(self) -> str:
        return self.get_role_display()


class CountyAssignment(models.Model):
    """A person who works for the programme in a county. Only advisers see companies there."""

    class Role(models.TextChoices):
        """Roles outside the workplace."""

        ADVISER = "ADVISER", _("Rådgiver ved Nav Arbeidslivssenter")
        EDITOR = "EDITOR", _("Redaktør")
        ADMINISTRATOR = "ADMINISTRATOR", _("Administrator")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    county = models.CharField(_("fylke"), max_length=2, choices=County)
    role = models.CharField(_("rolle"), max_length=20, choices=Role)

    class Meta:
        verbose_name = _("oppdrag i fylke")
        verbose_name_plural = _("oppdrag i fylker")
        constraints = [
            models.UniqueConstraint(fields=["user", "county", "role"], name="county_role_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.get_county_display()}"


class JoinCode(models.Model):
    """A code on a sheet of paper that lets one person join a unit once.

    Only a keyed digest is kept, and nothing that says who used it or when.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    is_used = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("kode til å bli med")
        verbose_name_plural = _("koder til å bli med")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "digest"], name="join_code_unique")
        ]
        indexes = [models.Index(fields=["digest"], name="join_code_digest")]

    def __str__(self) -> str:
        return str(self.id)
