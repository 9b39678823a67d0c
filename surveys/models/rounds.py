"""A round of a survey, and the organisation as it was when the round opened."""

import uuid
from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models import Organisation
from surveys import instruments
from surveys.instruments import Instrument

# Before this nobody can close a round: who asked for it might know who had answered so far.
OPEN_AT_LEAST = timedelta(days=7)


class Round(models.Model):
    """One organisation's use of one instrument, from a day to a day."""

    class State(models.TextChoices):
        """Where the round is in its life. Only a worker moves it past CLOSING."""

        DRAFT = "DRAFT", _("Ikke åpnet")
        OPEN = "OPEN", _("Åpen")
        CLOSING = "CLOSING", _("Avsluttet, resultatene er på vei")
        PUBLISHED = "PUBLISHED", _("Resultatene er klare")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    instrument_id = models.CharField(_("undersøkelse"), max_length=40)
    instrument_version = models.PositiveSmallIntegerField(_("versjon"))
    name = models.CharField(_("navn"), max_length=120)
    opens_date = models.DateField(_("åpner"))
    closes_date = models.DateField(_("siste dag"))
    planned_closes_date = models.DateField(
        _("planlagt siste dag"),
        null=True,
        editable=False,
        help_text=_("Bare for en runde som HR avsluttet før tiden."),
    )
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.DRAFT)
    is_sealed = models.BooleanField(
        default=False, editable=False, help_text=_("Svarene er stokket, og deltakerlisten slettet.")
    )

    class Meta:
        verbose_name = _("runde")
        verbose_name_plural = _("runder")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_date__gte=models.F("opens_date")),
                name="round_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=models.Q(is_sealed=False) | models.Q(state__in=["CLOSING", "PUBLISHED"]),
                name="only_a_closed_round_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def instrument(self) -> Instrument:
        """The questionnaire as it was when the round was made."""
        return instruments.find(self.instrument_id, self.instrument_version)

    def takes_answers_on(self, day: date) -> bool:
        """Whether answers are taken on this day; the sweep may be behind the calendar."""
        return self.state == self.State.OPEN and self.opens_date <= day <= self.closes_date

    @property
    def closes_early_from(self) -> date:
        """The first day on which the round can be closed before its last."""
        return self.opens_date + OPEN_AT_LEAST

    @property
    def is_published(self) -> bool:
        """Whether the results can be seen."""
        return self.state == self.State.PUBLISHED


class RoundGroup(models.Model):
    """A reporting group as it was when the round opened; the smallest place an answer belongs to.

    A copy: reorganising afterwards changes nothing in the round.

    Attributes:
        ballots_given: people of the group who have begun; never more than its employees, and 0
            again once the round is sealed. No page shows it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="groups")
    name = models.CharField(_("navn"), max_length=260)
    number_of_employees = models.PositiveIntegerField(_("antall ansatte"))
    unit_ids = ArrayField(models.UUIDField(), editable=False)
    ballots_given = models.PositiveIntegerField(_("skjemaer gitt ut"), default=0, editable=False)

    class Meta:
        verbose_name = _("tallgruppe i runden")
        verbose_name_plural = _("tallgrupper i runden")

    def __str__(self) -> str:
        return self.name

    @property
    def is_full(self) -> bool:
        """Everyone the group had when the round opened has had a ballot."""
        return self.ballots_given >= self.number_of_employees


class RoundNode(models.Model):
    """A part of the organisation that results are shown for: the sum of one or more groups.

    Attributes:
        unit_ids: units whose result this is; whoever may see one of them may see the node.
        group_ids: the groups it is the sum of.
        place: where it stands when nodes are listed from the top of the tree down.
        depth: 0 for the whole organisation.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="nodes")
    name = models.CharField(_("navn"), max_length=260)
    number_of_employees = models.PositiveIntegerField(_("antall ansatte"))
    unit_ids = ArrayField(models.UUIDField(), editable=False)
    group_ids = ArrayField(models.UUIDField(), editable=False)
    place = models.PositiveIntegerField(editable=False)
    depth = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        verbose_name = _("del av virksomheten i runden")
        verbose_name_plural = _("deler av virksomheten i runden")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "round", "place"], name="round_node_place_unique"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def steps(self) -> range:
        """One for each level below the whole organisation; indents the node in a list."""
        return range(self.depth)
