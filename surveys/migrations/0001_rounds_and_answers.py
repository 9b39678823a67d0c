import uuid

import django.contrib.postgres.fields
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
            name="Round",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("instrument_id", models.CharField(max_length=40, verbose_name="undersøkelse")),
                ("instrument_version", models.PositiveSmallIntegerField(verbose_name="versjon")),
                ("name", models.CharField(max_length=120, verbose_name="navn")),
                ("opens_date", models.DateField(verbose_name="åpner")),
                ("closes_date", models.DateField(verbose_name="siste dag")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("DRAFT", "Ikke åpnet"),
                            ("OPEN", "Åpen"),
                            ("CLOSING", "Avsluttet, resultatene er på vei"),
                            ("PUBLISHED", "Resultatene er klare"),
                        ],
                        default="DRAFT",
                        max_length=10,
                        verbose_name="tilstand",
                    ),
                ),
                (
                    "is_sealed",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="Svarene er stokket, og deltakerlisten slettet.",
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
            ],
            options={
                "verbose_name": "runde",
                "verbose_name_plural": "runder",
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
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
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="surveys.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "deltakelse i runde",
                "verbose_name_plural": "deltakelser i runder",
            },
        ),
        migrations.CreateModel(
            name="RoundGroup",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=260, verbose_name="navn")),
                ("number_of_employees", models.PositiveIntegerField(verbose_name="antall ansatte")),
                (
                    "unit_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), editable=False, size=None
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groups",
                        to="surveys.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "tallgruppe i runden",
                "verbose_name_plural": "tallgrupper i runden",
            },
        ),
        migrations.CreateModel(
            name="InboxAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("answers", models.JSONField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.organisation",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="surveys.round",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="surveys.roundgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "svar som venter",
                "verbose_name_plural": "svar som venter",
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("answers", models.JSONField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.organisation",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="surveys.round",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="surveys.roundgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "svar",
                "verbose_name_plural": "svar",
            },
        ),
        migrations.CreateModel(
            name="RoundNode",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=260, verbose_name="navn")),
                ("number_of_employees", models.PositiveIntegerField(verbose_name="antall ansatte")),
                (
                    "unit_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), editable=False, size=None
                    ),
                ),
                (
                    "group_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), editable=False, size=None
                    ),
                ),
                ("place", models.PositiveIntegerField(editable=False)),
                ("depth", models.PositiveSmallIntegerField(editable=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.organisation",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nodes",
                        to="surveys.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "del av virksomheten i runden",
                "verbose_name_plural": "deler av virksomheten i runden",
            },
        ),
        migrations.CreateModel(
            name="PublishedResult",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("item", models.CharField(max_length=20, verbose_name="spørsmål")),
                ("shown", models.BooleanField(verbose_name="vises")),
                (
                    "number_of_answers",
                    models.PositiveIntegerField(null=True, verbose_name="antall svar"),
                ),
                ("shares", models.JSONField(null=True, verbose_name="andeler")),
                (
                    "mean",
                    models.DecimalField(
                        decimal_places=1, max_digits=4, null=True, verbose_name="snitt"
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="surveys.round",
                    ),
                ),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="surveys.roundnode",
                    ),
                ),
            ],
            options={
                "verbose_name": "publisert resultat",
                "verbose_name_plural": "publiserte resultater",
            },
        ),
        migrations.CreateModel(
            name="SpentBallot",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programmes.organisation",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="surveys.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "brukt stemmeseddel",
                "verbose_name_plural": "brukte stemmesedler",
            },
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_date__gte", models.F("opens_date"))),
                name="round_closes_after_it_opens",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_sealed", False), ("state__in", ["CLOSING", "PUBLISHED"]), _connector="OR"
                ),
                name="only_a_closed_round_is_sealed",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                fields=("organisation", "round", "user"), name="participation_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="roundnode",
            constraint=models.UniqueConstraint(
                fields=("organisation", "round", "place"), name="round_node_place_unique"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedresult",
            constraint=models.UniqueConstraint(
                fields=("organisation", "round", "node", "item"), name="result_published_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedresult",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("shown", True),
                    models.Q(
                        ("mean__isnull", True),
                        ("number_of_answers__isnull", True),
                        ("shares__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="a_hidden_result_has_no_figures",
            ),
        ),
        migrations.AddConstraint(
            model_name="spentballot",
            constraint=models.UniqueConstraint(
                fields=("organisation", "round", "digest"), name="ballot_spent_once"
            ),
        ),
    ]
