"""Removes two traces of answers outside the tables themselves (docs/adr/0004).

The planner's statistics hold samples of every column, and outlive what they were taken from: here
they are turned off for the four tables. Rows that have left the inbox stay in its file until a
vacuum: here are the owner's functions that write it, and the list of participants, anew.
"""

from django.db import migrations

TABLES = (
    "surveys_answer",
    "surveys_inboxanswer",
    "surveys_participation",
    "surveys_spentballot",
)
NAMES = ", ".join(f"'{table}'::regclass" for table in TABLES)

# Statistics that are there already are of an installation older than this migration. From
# PostgreSQL 18 their owner may clear them; before that only a superuser, and the migration says so.
FORGET_STATISTICS = f"""
DO $$
DECLARE col record;
BEGIN
    FOR col IN
        SELECT attrelid::regclass AS tab, relname, attname, attnum
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE attrelid IN ({NAMES}) AND attnum > 0 AND NOT attisdropped
    LOOP
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', col.tab, col.attname);
        IF to_regproc('pg_clear_attribute_stats') IS NOT NULL THEN
            EXECUTE format('SELECT pg_clear_attribute_stats(''public'', %L, %L, false)',
                           col.relname, col.attname);
        ELSIF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
            DELETE FROM pg_statistic WHERE starelid = col.tab AND staattnum = col.attnum;
        ELSE
            RAISE NOTICE 'Before PostgreSQL 18 a superuser removes what is in pg_statistic for %.%',
                         col.tab, col.attname;
        END IF;
    END LOOP;
END $$
"""  # noqa: S608  names of our own tables

NEVER_ANALYSE = [
    f"ALTER TABLE {table} SET (autovacuum_analyze_threshold = 2147483647)" for table in TABLES
]

# The question is asked with upkeep off, so that the caller's scope decides the answer.
REWRITE = """
CREATE FUNCTION {function}(which uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM set_config('app.upkeep', '', true);
    IF NOT EXISTS (SELECT 1 FROM surveys_round WHERE id = which AND state = 'OPEN') THEN
        RAISE EXCEPTION 'The round is not open, or not in scope';
    END IF;
    LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE;
    SET CONSTRAINTS ALL IMMEDIATE;
    PERFORM set_config('app.upkeep', 'on', true);
    PERFORM surveys_write_anew('{table}');
    PERFORM set_config('app.upkeep', '', true);
    SET CONSTRAINTS ALL DEFERRED;
END $$
"""
REWRITES = {
    "surveys_rewrite_inbox": "surveys_inboxanswer",
    "surveys_rewrite_participants": "surveys_participation",
}
SIGNATURES = ", ".join(f"{function}(uuid)" for function in REWRITES)

# The web role's name is the operator's choice: it is the role that may write answers.
GRANT = f"""
DO $$
DECLARE web regrole;
BEGIN
    FOR web IN
        SELECT DISTINCT granted.grantee::regrole
        FROM pg_class answers, aclexplode(answers.relacl) granted
        WHERE answers.oid = 'surveys_answer'::regclass AND granted.privilege_type = 'INSERT'
          AND granted.grantee NOT IN (answers.relowner, 0)
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION {SIGNATURES} TO %s', web);
    END LOOP;
END $$
"""  # noqa: S608  names of our own functions


class Migration(migrations.Migration):
    dependencies = [("surveys", "0004_ballots_given_and_early_close")]

    operations = [
        migrations.RunSQL(FORGET_STATISTICS, migrations.RunSQL.noop),
        migrations.RunSQL(NEVER_ANALYSE, migrations.RunSQL.noop),
        *(
            migrations.RunSQL(
                REWRITE.format(function=function, table=table), f"DROP FUNCTION {function}(uuid)"
            )
            for function, table in REWRITES.items()
        ),
        migrations.RunSQL(
            f"REVOKE ALL ON FUNCTION {SIGNATURES} FROM PUBLIC", migrations.RunSQL.noop
        ),
        migrations.RunSQL(GRANT, migrations.RunSQL.noop),
    ]
