"""Puts the second wall around every table, and lets the owner past it for upkeep alone.

The owner is bound by row security like everybody else. Three functions of the next migration must
see every organisation's rows at once; they switch `app.upkeep` on while they work. The policy names
the owner's role, so a caller who sets `app.upkeep` by hand gets nothing.
"""

from django.db import migrations

from programmes.row_security import figures, own, person, protect

PUBLISHED = ("surveys_round", "surveys_roundgroup", "surveys_roundnode", "surveys_publishedresult")
ANSWERS = ("surveys_spentballot", "surveys_inboxanswer", "surveys_answer")
UPKEEP = ("surveys_round", "surveys_participation", *ANSWERS)


def upkeep(table):
    return migrations.RunSQL(
        f"CREATE POLICY upkeep ON {table} TO CURRENT_USER"
        " USING (current_setting('app.upkeep', true) = 'on')",
        f"DROP POLICY upkeep ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_rounds_and_answers")]

    operations = [
        *(protect(table, read={"figures": figures()}) for table in PUBLISHED),
        *(protect(table) for table in ANSWERS),
        # Only the person can see that the person has taken part.
        protect("surveys_participation", write=f"{own()} AND {person()}"),
        *(upkeep(table) for table in UPKEEP),
    ]
