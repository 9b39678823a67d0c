"""Absence as the employer reported it. Read only by what imports and publishes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dashboards.models.imports import AbsenceImport
from programmes.models import Organisation, ReportingGroup


class AbsenceFact(models.Model):
    """A reporting group's aggregates for a quarter, in full-time days (dagsverk).

    A correction is a new version; the highest version of a group and quarter is in force. Groups
    with facts cannot be removed: their figures are public.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    group = models.ForeignKey(ReportingGroup, models.RESTRICT, related_name="+")
    quarter = models.DateField(_("kvartalets første dag"))
    version = models.PositiveIntegerField(_("versjon"), default=1)
    source = models.ForeignKey(AbsenceImport, models.RESTRICT, related_name="+")
    headcount = models.PositiveIntegerField(_("antall ansatte"))
    contractual_days = models.DecimalField(_("avtalte dagsverk"), max_digits=12, decimal_places=2)
    lost_days = models.DecimalField(_("tapte dagsverk"), max_digits=12, decimal_places=2)
    self_certified_days = models.DecimalField(
        _("egenmeldte dagsverk"), null=True, max_digits=12, decimal_places=2
    )
    doctor_certified_days = models.DecimalField(
        _("legemeldte dagsverk"), null=True, max_digits=12, decimal_places=2
    )

    class Meta:
        verbose_name = _("fraværstall")
        verbose_name_plural = _("fraværstall")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "group", "quarter", "version"], name="fact_version_once"
            ),
            models.CheckConstraint(condition=Q(headcount__gte=5), name="fact_of_five_or_more"),
            models.CheckConstraint(
                condition=Q(lost_days__gte=0)
                & Q(contractual_days__gt=0)
                & Q(lost_days__lte=F("contractual_days")),
                name="lost_days_within_contractual",
            ),
            models.CheckConstraint(
                condition=Q(quarter__day=1) & Q(quarter__month__in=[1, 4, 7, 10]),
                name="fact_quarter_starts_a_quarter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter} v{self.version}"
