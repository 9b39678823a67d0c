"""What anyone may see: figures that have passed disclosure control."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models import Organisation, ReportingGroup, Unit


class Publication(models.Model):
    """One complete set of published figures; the highest number is in force.

    Earlier ones are kept, since what was public once is known.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(_("nummer"))
    at = models.DateTimeField(_("publisert"))
    shown_share = models.DecimalField(
        _("andel av tallene som vises, 0–1"), max_digits=5, decimal_places=4
    )
    audit = models.JSONField(_("kontroll"), default=dict)

    class Meta:
        verbose_name = _("publisering")
        verbose_name_plural = _("publiseringer")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number"], name="publication_number_once"
            ),
            models.CheckConstraint(
                condition=Q(shown_share__gte=0, shown_share__lte=1), name="share_between_0_and_1"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class PublishedCell(models.Model):
    """The figures of a place in the tree for a quarter or four; all of them null when hidden.

    The place is a unit with all below it, or a group of units that are counted together. Rates are
    in per cent with one decimal, see docs/measures.md.
    """

    class Period(models.TextChoices):
        """How long a time the figures cover."""

        QUARTER = "QUARTER", _("Kvartal")
        FOUR_QUARTERS = "FOUR_QUARTERS", _("Siste fire kvartaler")

    class Status(models.TextChoices):
        """Whether the figures may be seen. Why a cell is hidden is told nobody."""

        SHOWN = "SHOWN", _("Vises")
        HIDDEN = "HIDDEN", _("Skjult")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="cells")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
    group = models.ForeignKey(ReportingGroup, models.CASCADE, null=True, related_name="+")
    period = models.CharField(_("periode"), max_length=13, choices=Period)
    quarter = models.DateField(_("første dag i periodens siste kvartal"))
    status = models.CharField(_("status"), max_length=6, choices=Status)
    headcount = models.PositiveIntegerField(_("antall ansatte"), null=True)
    contractual_days = models.DecimalField(
        _("avtalte dagsverk"), null=True, max_digits=12, decimal_places=2
    )
    lost_days = models.DecimalField(_("tapte dagsverk"), null=True, max_digits=12, decimal_places=2)
    absence_rate = models.DecimalField(
        _("sykefraværsprosent"), null=True, max_digits=4, decimal_places=1
    )
    presence_rate = models.DecimalField(
        _("nærværsprosent"), null=True, max_digits=4, decimal_places=1
    )

    class Meta:
        verbose_name = _("publisert tall")
        verbose_name_plural = _("publiserte tall")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "publication", "unit", "group", "period", "quarter"],
                name="published_cell_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) ^ Q(group__isnull=True),
                name="published_cell_has_one_place",
            ),
            models.CheckConstraint(
                condition=Q(
                    status="SHOWN",
                    headcount__isnull=False,
                    contractual_days__isnull=False,
                    lost_days__isnull=False,
                    absence_rate__isnull=False,
                    presence_rate__isnull=False,
                )
                | Q(
                    status="HIDDEN",
                    headcount__isnull=True,
                    contractual_days__isnull=True,
                    lost_days__isnull=True,
                    absence_rate__isnull=True,
                    presence_rate__isnull=True,
                ),
                name="hidden_cell_holds_no_figure",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter} {self.period}"

    @property
    def is_shown(self) -> bool:
        """Whether the figures may be seen."""
        return self.status == self.Status.SHOWN
