"""The sweep's functions: what nobody has confirmed, and who may ask (see 0002 for why they exist)."""

from django.db import migrations

UNCONFIRMED = """
CREATE FUNCTION dashboards_imports_unconfirmed(silent_since timestamptz)
RETURNS TABLE (import_id uuid, organisation_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT ready.id, ready.organisation_id
    FROM public.dashboards_absenceimport AS ready
    WHERE ready.state = 'READY' AND ready.heartbeat_at < silent_since
    ORDER BY ready.heartbeat_at
    LIMIT 100
$$
"""

FUNCTIONS = "dashboards_imports_due(timestamptz), dashboards_imports_unconfirmed(timestamptz)"

# The web role's name is the operator's choice: it is the role that may write imports.
GRANT = f"""
DO $$
DECLARE web regrole;
BEGIN
    FOR web IN
        SELECT DISTINCT granted.grantee::regrole
        FROM pg_class imports, aclexplode(imports.relacl) granted
        WHERE imports.oid = 'dashboards_absenceimport'::regclass
          AND granted.privilege_type = 'INSERT'
          AND granted.grantee NOT IN (imports.relowner, 0)
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO %s', web);
    END LOOP;
END $$
"""  # noqa: S608  names of our own functions


class Migration(migrations.Migration):
    dependencies = [("dashboards", "0002_row_security")]

    operations = [
        migrations.RunSQL(UNCONFIRMED, "DROP FUNCTION dashboards_imports_unconfirmed(timestamptz)"),
        migrations.RunSQL(
            f"REVOKE ALL ON FUNCTION {FUNCTIONS} FROM PUBLIC",
            "GRANT EXECUTE ON FUNCTION dashboards_imports_due(timestamptz) TO PUBLIC",
        ),
        migrations.RunSQL(GRANT, migrations.RunSQL.noop),
    ]
