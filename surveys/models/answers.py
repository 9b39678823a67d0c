"""Who has taken part, and what was answered: tables that share no person, time or order.

Nothing here has a timestamp or a counter. Ids are random, and a closed round's rows are written
anew in random order (`surveys.actions.seal_round`). See docs/adr/0004.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models import Organisation
from surveys.models.rounds import Round, RoundGroup


class Participation(models.Model):
    """That a person has begun a round; deleted when the round is sealed.

    Row security shows a row only to the person, so that no role can list who has taken part.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    # No constraint in the database: others cannot see the row, so it must not keep an account
    # from being deleted. A row that is left over goes when the round is sealed.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, related_name="+", db_constraint=False
    )

    class Meta:
        verbose_name = _("deltakelse i runde")
        verbose_name_plural = _("deltakelser i runder")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "round", "user"], name="participation_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class SpentBallot(models.Model):
    """Digest of a ballot that has been used; the ballot itself is known to one device only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("brukt stemmeseddel")
        verbose_name_plural = _("brukte stemmesedler")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "round", "digest"], name="ballot_spent_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class AnswerRow(models.Model):
    """One person's answers to one round, by item; declined items are left out.

    `answers` maps an item's id to the code chosen, or to a list of codes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    group = models.ForeignKey(RoundGroup, models.CASCADE, related_name="+")
    answers = models.JSONField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class InboxAnswer(AnswerRow):
    """An answer that waits until it can move on together with others."""

    class Meta:
        verbose_name = _("svar som venter")
        verbose_name_plural = _("svar som venter")


class Answer(AnswerRow):
    """An answer that has been mixed with others."""

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
