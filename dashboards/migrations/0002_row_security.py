"""Puts the second wall around the app's tables, with one small opening for the sweep."""

from django.db import migrations

from programmes.row_security import figures, protect

# The web role sees no import outside a scope, so a sweep over all organisations asks this function,
# which runs as the owner. It tells which imports are due and whose they are, nothing else. The
# owner, bound by FORCE like everyone, needs a policy of its own to read them.
DUE = """
CREATE FUNCTION dashboards_imports_due(silent_since timestamptz)
RETURNS TABLE (import_id uuid, organisation_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT waiting.id, waiting.organisation_id
    FROM public.dashboards_absenceimport AS waiting
    WHERE waiting.state IN ('UPLOADED', 'PARSING', 'CONFIRMED', 'PUBLISHING')
      AND waiting.heartbeat_at < silent_since
    ORDER BY waiting.heartbeat_at
    LIMIT 100
$$
"""


class Migration(migrations.Migration):
    dependencies = [("dashboards", "0001_initial"), ("programmes", "0002_row_security")]

    operations = [
        protect("dashboards_absenceimport"),
        protect("dashboards_absencefact"),
        protect("dashboards_publication", read={"figures": figures()}),
        protect("dashboards_publishedcell", read={"figures": figures()}),
        migrations.RunSQL(
            [
                "CREATE POLICY sweep ON dashboards_absenceimport FOR SELECT TO CURRENT_USER"
                " USING (true)",
                DUE,
            ],
            [
                "DROP FUNCTION dashboards_imports_due",
                "DROP POLICY sweep ON dashboards_absenceimport",
            ],
        ),
    ]
