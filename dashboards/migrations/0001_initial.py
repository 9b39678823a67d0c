import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("programmes", "0002_row_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AbsenceImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="lastet opp")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("UPLOADED", "Lastet opp"),
                            ("PARSING", "Leses"),
                            ("READY", "Venter på bekreftelse"),
                            ("REFUSED", "Ikke tatt imot"),
                            ("CONFIRMED", "Bekreftet"),
                            ("PUBLISHING", "Publiseres"),
                            ("PUBLISHED", "Publisert"),
                            ("CANCELLED", "Avbrutt"),
                            ("FAILED", "Stoppet"),
                        ],
                        default="UPLOADED",
                        max_length=12,
                        verbose_name="tilstand",
                    ),
                ),
                (
                    "failure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            (
                                "DISCLOSURE",
                                "Tallene ville ha røpet noe om få personer. Ingenting er lagret eller publisert.",
                            ),
                            (
                                "GAVE_UP",
                                "Vi klarte ikke å behandle filen. Ingenting er lagret. Last den gjerne opp på nytt.",
                            ),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("content", models.BinaryField(null=True)),
                ("rows", models.JSONField(default=list)),
                ("problems", models.JSONField(default=list)),
                (
                    "number_of_rows",
                    models.PositiveIntegerField(default=0, verbose_name="rader i alt"),
                ),
                ("number_new", models.PositiveIntegerField(default=0, verbose_name="nye")),
                ("number_changed", models.PositiveIntegerField(default=0, verbose_name="endrede")),
                (
                    "progress",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="kommet så langt, i prosent"
                    ),
                ),
                ("heartbeat_at", models.DateTimeField(verbose_name="sist arbeidet med")),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.organisation",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "opplasting av fravær",
                "verbose_name_plural": "opplastinger av fravær",
            },
        ),
        migrations.CreateModel(
            name="AbsenceFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter", models.DateField(verbose_name="kvartalets første dag")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="versjon")),
                ("headcount", models.PositiveIntegerField(verbose_name="antall ansatte")),
                (
                    "contractual_days",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="avtalte dagsverk"
                    ),
                ),
                (
                    "lost_days",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, verbose_name="tapte dagsverk"
                    ),
                ),
                (
                    "self_certified_days",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="egenmeldte dagsverk",
                    ),
                ),
                (
                    "doctor_certified_days",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        verbose_name="legemeldte dagsverk",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="programmes.reportinggroup",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.organisation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to="dashboards.absenceimport",
                    ),
                ),
            ],
            options={
                "verbose_name": "fraværstall",
                "verbose_name_plural": "fraværstall",
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="nummer")),
                ("at", models.DateTimeField(verbose_name="publisert")),
                (
                    "shown_share",
                    models.DecimalField(
                        decimal_places=4,
                        max_digits=5,
                        verbose_name="andel av tallene som vises, 0–1",
                    ),
                ),
                ("audit", models.JSONField(default=dict, verbose_name="kontroll")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "publisering",
                "verbose_name_plural": "publiseringer",
            },
        ),
        migrations.CreateModel(
            name="PublishedCell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        choices=[("QUARTER", "Kvartal"), ("FOUR_QUARTERS", "Siste fire kvartaler")],
                        max_length=13,
                        verbose_name="periode",
                    ),
                ),
                ("quarter", models.DateField(verbose_name="første dag i periodens siste kvartal")),
                (
                    "status",
                    models.CharField(
                        choices=[("SHOWN", "Vises"), ("HIDDEN", "Skjult")],
                        max_length=6,
                        verbose_name="status",
                    ),
                ),
                (
                    "headcount",
                    models.PositiveIntegerField(null=True, verbose_name="antall ansatte"),
                ),
                (
                    "contractual_days",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, null=True, verbose_name="avtalte dagsverk"
                    ),
                ),
                (
                    "lost_days",
                    models.DecimalField(
                        decimal_places=2, max_digits=12, null=True, verbose_name="tapte dagsverk"
                    ),
                ),
                (
                    "absence_rate",
                    models.DecimalField(
                        decimal_places=1, max_digits=4, null=True, verbose_name="sykefraværsprosent"
                    ),
                ),
                (
                    "presence_rate",
                    models.DecimalField(
                        decimal_places=1, max_digits=4, null=True, verbose_name="nærværsprosent"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.reportinggroup",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.organisation",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cells",
                        to="dashboards.publication",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "publisert tall",
                "verbose_name_plural": "publiserte tall",
            },
        ),
        migrations.AddIndex(
            model_name="absenceimport",
            index=models.Index(
                fields=["organisation", "uploaded_at"], name="import_by_organisation"
            ),
        ),
        migrations.AddIndex(
            model_name="absenceimport",
            index=models.Index(
                condition=models.Q(
                    ("state__in", ["UPLOADED", "PARSING", "CONFIRMED", "PUBLISHING"])
                ),
                fields=["heartbeat_at"],
                name="import_waiting_for_worker",
            ),
        ),
        migrations.AddConstraint(
            model_name="absenceimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["UPLOADED", "PARSING"]),
                    ("content__isnull", True),
                    _connector="OR",
                ),
                name="bytes_are_gone_after_parsing",
            ),
        ),
        migrations.AddConstraint(
            model_name="absenceimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("progress__lte", 100)), name="progress_to_100"
            ),
        ),
        migrations.AddConstraint(
            model_name="absencefact",
            constraint=models.UniqueConstraint(
                fields=("organisation", "group", "quarter", "version"), name="fact_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="absencefact",
            constraint=models.CheckConstraint(
                condition=models.Q(("headcount__gte", 5)), name="fact_of_five_or_more"
            ),
        ),
        migrations.AddConstraint(
            model_name="absencefact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("lost_days__gte", 0),
                    ("contractual_days__gt", 0),
                    ("lost_days__lte", models.F("contractual_days")),
                ),
                name="lost_days_within_contractual",
            ),
        ),
        migrations.AddConstraint(
            model_name="absencefact",
            constraint=models.CheckConstraint(
                condition=models.Q(("quarter__day", 1), ("quarter__month__in", [1, 4, 7, 10])),
                name="fact_quarter_starts_a_quarter",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                fields=("organisation", "number"), name="publication_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(("shown_share__gte", 0), ("shown_share__lte", 1)),
                name="share_between_0_and_1",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedcell",
            constraint=models.UniqueConstraint(
                fields=("organisation", "publication", "unit", "group", "period", "quarter"),
                name="published_cell_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedcell",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("unit__isnull", True), ("group__isnull", True), _connector="XOR"
                ),
                name="published_cell_has_one_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedcell",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("absence_rate__isnull", False),
                        ("contractual_days__isnull", False),
                        ("headcount__isnull", False),
                        ("lost_days__isnull", False),
                        ("presence_rate__isnull", False),
                        ("status", "SHOWN"),
                    ),
                    models.Q(
                        ("absence_rate__isnull", True),
                        ("contractual_days__isnull", True),
                        ("headcount__isnull", True),
                        ("lost_days__isnull", True),
                        ("presence_rate__isnull", True),
                        ("status", "HIDDEN"),
                    ),
                    _connector="OR",
                ),
                name="hidden_cell_holds_no_figure",
            ),
        ),
    ]
