"""An organisation's run through the programme, and whom it lets see its figures."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.organisation import County, Organisation, Unit


class Enrolment(models.Model):
    """One business unit's run through the programme, with its state and dates."""

    class State(models.TextChoices):
        """Where the enrolment is in its life. Source: the handbook's life cycle, section 3.2."""

        INTEREST = "INTEREST", _("Har meldt interesse")
        IN_DIALOGUE = "IN_DIALOGUE", _("I dialog")
        NEEDS_ASSESSMENT = "NEEDS_ASSESSMENT", _("Vurderer behov")
        AGREEMENT_PENDING = "AGREEMENT_PENDING", _("Avtalen er til signering")
        AGREED = "AGREED", _("Avtalen er inngått")
        PREPARING = "PREPARING", _("Forbereder")
        BASELINE = "BASELINE", _("Første kartlegging")
        SESSION_1 = "SESSION_1", _("Første samling")
        PROCESS_1 = "PROCESS_1", _("Arbeid etter første samling")
        SESSION_2 = "SESSION_2", _("Andre samling")
        PROCESS_2 = "PROCESS_2", _("Arbeid etter andre samling")
        SESSION_3 = "SESSION_3", _("Tredje samling")
        CONSOLIDATION = "CONSOLIDATION", _("Oppsummering")
        FOLLOWUP_12M = "FOLLOWUP_12M", _("Oppfølging første år")
        FOLLOWUP_24M = "FOLLOWUP_24M", _("Oppfølging andre år")
        COMPLETED = "COMPLETED", _("Fullført")
        POSTPONED = "POSTPONED", _("Utsatt")
        DECLINED = "DECLINED", _("Takket nei")
        PAUSED = "PAUSED", _("Satt på pause")
        TERMINATED = "TERMINATED", _("Avsluttet før tiden")
        UNIT_DEREGISTERED = "UNIT_DEREGISTERED", _("Underenheten er slettet i registeret")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="enrolments")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    state = models.CharField(_("tilstand"), max_length=20, choices=State, default=State.INTEREST)
    state_since_date = models.DateField(_("i denne tilstanden siden"))
    start_date = models.DateField(_("oppstart"), null=True, blank=True)
    end_date = models.DateField(_("planlagt slutt"), null=True, blank=True)

    class Meta:
        verbose_name = _("deltakelse")
        verbose_name_plural = _("deltakelser")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_date__isnull=True)
                | models.Q(end_date__gte=models.F("start_date")),
                name="enrolment_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return self.get_state_display()


class AccessGrant(models.Model):
    """The organisation's word that advisers in a county may see its published figures."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="access_grants")
    county = models.CharField(_("fylke"), max_length=2, choices=County)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    granted_at = models.DateTimeField(_("gitt"))
    revoked_at = models.DateTimeField(_("trukket tilbake"), null=True, blank=True)

    class Meta:
        verbose_name = _("innsyn for rådgiver")
        verbose_name_plural = _("innsyn for rådgivere")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "county"],
                condition=models.Q(revoked_at__isnull=True),
                name="one_open_grant_a_county",
            )
        ]

    def __str__(self) -> str:
        return self.get_county_display()
