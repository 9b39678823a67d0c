"""The groups that answers and absence are kept by."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models.organisation import Organisation, Unit


class ReportingGroup(models.Model):
    """One or more units that are always counted together, because one alone is too small.

    Answers and absence refer to a group, never to a unit, so that a unit below the threshold does
    not stand alone anywhere, not even in the tables. `anchor` is the unit whose place in the tree
    the group takes; `units` are all the units in it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="reporting_groups")
    parent = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
    anchor = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    name = models.CharField(_("navn"), max_length=260)
    number_of_employees = models.PositiveIntegerField(_("antall ansatte"))
    units = models.ManyToManyField(Unit, related_name="+", through="ReportingGroupUnit")

    class Meta:
        verbose_name = _("tallgruppe")
        verbose_name_plural = _("tallgrupper")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="group_name_unique"),
            models.UniqueConstraint(fields=["organisation", "anchor"], name="group_anchor_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class ReportingGroupUnit(models.Model):
    """A unit's place in a group; a unit is in one group only."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    group = models.ForeignKey(ReportingGroup, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "unit"], name="unit_in_one_group")
        ]

    def __str__(self) -> str:
        return str(self.unit_id)
