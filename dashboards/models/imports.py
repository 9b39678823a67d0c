"""An uploaded file on its way to becoming published figures."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.models import Organisation


class AbsenceImport(models.Model):
    """One upload. The row is the truth about the work; the queue only wakes a worker.

    The file's name is not kept, since people write names into file names, and its bytes only until
    they are read. `rows` and `problems` are what `dashboards.importing` wrote down;
    `decided_by` confirmed or cancelled.
    """

    class State(models.TextChoices):
        """Where the file is on its way."""

        UPLOADED = "UPLOADED", _("Lastet opp")
        PARSING = "PARSING", _("Leses")
        READY = "READY", _("Venter på bekreftelse")
        REFUSED = "REFUSED", _("Ikke tatt imot")
        CONFIRMED = "CONFIRMED", _("Bekreftet")
        PUBLISHING = "PUBLISHING", _("Publiseres")
        PUBLISHED = "PUBLISHED", _("Publisert")
        CANCELLED = "CANCELLED", _("Avbrutt")
        FAILED = "FAILED", _("Stoppet")

    class Failure(models.TextChoices):
        """Why work on a file stopped for good."""

        NONE = "", ""
        DISCLOSURE = (
            "DISCLOSURE",
            _("Tallene ville ha røpet noe om få personer. Ingenting er lagret eller publisert."),
        )
        GAVE_UP = (
            "GAVE_UP",
            _("Vi klarte ikke å behandle filen. Ingenting er lagret. Last den gjerne opp på nytt."),
        )

    WAITING_FOR_WORKER = (State.UPLOADED, State.PARSING, State.CONFIRMED, State.PUBLISHING)
    CANCELLABLE = (State.UPLOADED, State.PARSING, State.READY)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("lastet opp"))
    state = models.CharField(_("tilstand"), max_length=12, choices=State, default=State.UPLOADED)
    failure = models.CharField(max_length=12, choices=Failure, blank=True, default=Failure.NONE)
    digest = models.CharField(max_length=64, editable=False)
    content = models.BinaryField(null=True)
    rows = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    number_of_rows = models.PositiveIntegerField(_("rader i alt"), default=0)
    number_new = models.PositiveIntegerField(_("nye"), default=0)
    number_changed = models.PositiveIntegerField(_("endrede"), default=0)
    progress = models.PositiveSmallIntegerField(_("kommet så langt, i prosent"), default=0)
    heartbeat_at = models.DateTimeField(_("sist arbeidet med"))
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("opplasting av fravær")
        verbose_name_plural = _("opplastinger av fravær")
        indexes = [
            models.Index(fields=["organisation", "uploaded_at"], name="import_by_organisation"),
            models.Index(
                fields=["heartbeat_at"],
                condition=models.Q(state__in=["UPLOADED", "PARSING", "CONFIRMED", "PUBLISHING"]),
                name="import_waiting_for_worker",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["UPLOADED", "PARSING"])
                | models.Q(content__isnull=True),
                name="bytes_are_gone_after_parsing",
            ),
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="progress_to_100"),
        ]

    def __str__(self) -> str:
        return self.get_state_display()

    @property
    def number_unchanged(self) -> int:
        """Rows that say what is already there."""
        return self.number_of_rows - self.number_new - self.number_changed

    @property
    def has_changes(self) -> bool:
        """Whether the file says anything that is not there already."""
        return bool(self.number_new or self.number_changed)

    @property
    def state_label(self) -> str:
        """The state in words; a file without changes waits for nobody."""
        if self.state == self.State.READY and not self.has_changes:
            return gettext("Uten endringer")
        return self.get_state_display()

    @property
    def can_be_confirmed(self) -> bool:
        """Whether a person may now say that the figures are to be published."""
        return self.state == self.State.READY and self.has_changes

    @property
    def can_be_cancelled(self) -> bool:
        """Whether it is early enough to drop the file."""
        return self.state in self.CANCELLABLE

    @property
    def is_waiting_for_worker(self) -> bool:
        """Whether the state will change without anyone doing anything."""
        return self.state in self.WAITING_FOR_WORKER
