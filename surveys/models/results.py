"""What was published of a round. Pages, files and other apps read this, never the answers."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from programmes.models import Organisation
from surveys.models.rounds import Round, RoundNode

RESPONSES = "RESPONSES"  # the item under which the number of answers is published


class PublishedResult(models.Model):
    """One item's result for one part of the organisation; written once, at publishing.

    Attributes:
        item: the item's id, or RESPONSES for how many have answered.
        shown: False when the result would give somebody away; then every figure is null.
        number_of_answers: persons who gave an answer to the item, the threshold or more.
        shares: class or option → [low, high], whole per cent of those who answered the item. Equal
            ends are the share itself; otherwise the share lies between the ends, both included.
        mean: average place on the scale, one decimal; null where shares are told in bands.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    node = models.ForeignKey(RoundNode, models.CASCADE, related_name="results")
    item = models.CharField(_("spørsmål"), max_length=20)
    shown = models.BooleanField(_("vises"))
    number_of_answers = models.PositiveIntegerField(_("antall svar"), null=True)
    shares = models.JSONField(_("andeler"), null=True)
    mean = models.DecimalField(_("snitt"), max_digits=4, decimal_places=1, null=True)

    class Meta:
        verbose_name = _("publisert resultat")
        verbose_name_plural = _("publiserte resultater")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "round", "node", "item"], name="result_published_once"
            ),
            models.CheckConstraint(
                condition=models.Q(shown=True)
                | models.Q(number_of_answers__isnull=True, shares__isnull=True, mean__isnull=True),
                name="a_hidden_result_has_no_figures",
            ),
        ]

    def __str__(self) -> str:
        return self.item
