"""The employer and its units."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from stdnum.no import orgnr


class County(models.TextChoices):
    """Norway's counties from 2024. Source: SSB's classification of counties (Klass 104)."""

    OSLO = "03", "Oslo"
    ROGALAND = "11", "Rogaland"
    MORE_OG_ROMSDAL = "15", "Møre og Romsdal"
    NORDLAND = "18", "Nordland"
    OSTFOLD = "31", "Østfold"
    AKERSHUS = "32", "Akershus"
    BUSKERUD = "33", "Buskerud"
    INNLANDET = "34", "Innlandet"
    VESTFOLD = "39", "Vestfold"
    TELEMARK = "40", "Telemark"
    AGDER = "42", "Agder"
    VESTLAND = "46", "Vestland"
    TRONDELAG = "50", "Trøndelag"
    TROMS = "55", "Troms"
    FINNMARK = "56", "Finnmark"


def validate_organisation_number(value: str) -> None:
    """Refuses a number that is not nine digits with the right check digit (modulus 11)."""
    if not orgnr.is_valid(value):
        raise ValidationError(
            _("Organisasjonsnummeret har ni siffer. Sjekk at alle er skrevet slik de står.")
        )


class Organisation(models.Model):
    """A legal entity (hovedenhet) that takes part: the wall stands around it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_number = models.CharField(
        _("organisasjonsnummer"),
        max_length=9,
        unique=True,
        validators=[validate_organisation_number],
    )
    name = models.CharField(_("navn"), max_length=120)
    county = models.CharField(_("fylke"), max_length=2, choices=County)
    industry_code = models.CharField(_("næringskode"), max_length=6, blank=True)
    industry_standard = models.CharField(_("næringsstandard"), max_length=6, default="SN2007")
    is_fictional = models.BooleanField(_("oppdiktet, til demonstrasjon"), default=False)

    class Meta:
        verbose_name = _("virksomhet")
        verbose_name_plural = _("virksomheter")

    def __str__(self) -> str:
        return self.name


class UnitQuerySet(models.QuerySet["Unit"]):
    """Questions about units."""

    def below(self, unit: "Unit") -> "UnitQuerySet":
        """The unit itself and everything under it."""
        return self.filter(organisation=unit.organisation_id, path__startswith=unit.path)


class Unit(models.Model):
    """A node of an organisation's tree: the legal entity, its business units, departments.

    The tree is kept as a path of ids, so that a subtree is one condition.
    """

    class Kind(models.TextChoices):
        """What a unit is in the registers."""

        LEGAL_ENTITY = "LEGAL_ENTITY", _("Virksomheten samlet")
        BUSINESS_UNIT = "BUSINESS_UNIT", _("Underenhet")
        DEPARTMENT = "DEPARTMENT", _("Avdeling")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="units")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=400, editable=False)
    kind = models.CharField(_("type"), max_length=20, choices=Kind)
    organisation_number = models.CharField(
        _("organisasjonsnummer"),
        max_length=9,
        blank=True,
        validators=[validate_organisation_number],
    )
    name = models.CharField(_("navn"), max_length=120)
    number_of_employees = models.PositiveIntegerField(
        _("antall ansatte"), help_text=_("Ansatte i enheten, med alle enhetene under den.")
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("enhet")
        verbose_name_plural = _("enheter")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "parent", "name"],
                name="unit_name_unique_among_siblings",
                nulls_distinct=False,
            ),
            models.UniqueConstraint(fields=["organisation", "path"], name="unit_path_unique"),
            models.CheckConstraint(
                condition=models.Q(kind="LEGAL_ENTITY", parent__isnull=True)
                | (~models.Q(kind="LEGAL_ENTITY") & models.Q(parent__isnull=False)),
                name="only_the_legal_entity_is_a_root",
            ),
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.path:
            above = self.parent.path if self.parent else ""
            self.path = f"{above}{self.id.hex[:12]}/"

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """What readers see: the whole organisation in their language, else the unit's own name."""
        return gettext("Hele virksomheten") if self.kind == self.Kind.LEGAL_ENTITY else self.name

    @property
    def depth(self) -> int:
        """0 for the legal entity, 1 for its business units, and so on."""
        return self.path.count("/") - 1
