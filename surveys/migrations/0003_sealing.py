"""The owner's functions: which rounds need work, and what seals a closed round (docs/adr/0004).

The web role owns nothing, so it can neither look across organisations nor rewrite a table. Each
function pins its search path; only roles that may write answers may call it.
"""

from django.db import migrations

DUE_ROUNDS = """
CREATE FUNCTION surveys_due_rounds(today date)
RETURNS TABLE (round_id uuid, organisation_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM set_config('app.upkeep', 'on', true);
    RETURN QUERY
        SELECT due.id, due.organisation_id FROM surveys_round due
        WHERE due.state IN ('OPEN', 'CLOSING') OR (due.state = 'DRAFT' AND due.opens_date <= today)
        ORDER BY due.id;
    PERFORM set_config('app.upkeep', '', true);
END $$
"""

# New file, new rows: neither place, age (xmin) nor dead rows say anything of what was there before.
WRITE_ANEW = """
CREATE FUNCTION surveys_write_anew(which regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('CREATE TEMP TABLE written_anew ON COMMIT DROP AS TABLE %s', which);
    EXECUTE format('TRUNCATE %s', which);
    EXECUTE format(
        'INSERT INTO %s SELECT * FROM pg_temp.written_anew ORDER BY gen_random_uuid()', which);
    DROP TABLE pg_temp.written_anew;
END $$
"""

# The first question is asked with upkeep off, so that the caller's scope decides the answer.
REFUSE_UNLESS_CLOSING = """
    PERFORM set_config('app.upkeep', '', true);
    IF NOT EXISTS (SELECT 1 FROM surveys_round WHERE id = which AND state = 'CLOSING') THEN
        RAISE EXCEPTION 'The round is not closing, or not in scope';
    END IF;
"""

# Tables are locked in the order in which an answer writes them, so that neither waits for ever.
# Foreign keys are checked at once, since a table with checks waiting cannot be emptied.
SEAL_ANSWERS = f"""
CREATE FUNCTION surveys_seal_answers(which uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    {REFUSE_UNLESS_CLOSING}
    LOCK TABLE surveys_spentballot, surveys_inboxanswer, surveys_answer IN ACCESS EXCLUSIVE MODE;
    SET CONSTRAINTS ALL IMMEDIATE;
    PERFORM set_config('app.upkeep', 'on', true);
    INSERT INTO surveys_answer (id, organisation_id, round_id, group_id, answers)
        SELECT gen_random_uuid(), organisation_id, round_id, group_id, answers
        FROM surveys_inboxanswer WHERE round_id = which;
    DELETE FROM surveys_inboxanswer WHERE round_id = which;
    UPDATE surveys_answer SET id = gen_random_uuid() WHERE round_id = which;
    DELETE FROM surveys_spentballot WHERE round_id = which;
    PERFORM surveys_write_anew('surveys_spentballot');
    PERFORM surveys_write_anew('surveys_inboxanswer');
    PERFORM surveys_write_anew('surveys_answer');
    PERFORM set_config('app.upkeep', '', true);
    SET CONSTRAINTS ALL DEFERRED;
END $$
"""  # noqa: S608  names of our own tables

FORGET_PARTICIPANTS = f"""
CREATE FUNCTION surveys_forget_participants(which uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    {REFUSE_UNLESS_CLOSING}
    LOCK TABLE surveys_participation IN ACCESS EXCLUSIVE MODE;
    SET CONSTRAINTS ALL IMMEDIATE;
    PERFORM set_config('app.upkeep', 'on', true);
    DELETE FROM surveys_participation WHERE round_id = which;
    PERFORM surveys_write_anew('surveys_participation');
    PERFORM set_config('app.upkeep', '', true);
    SET CONSTRAINTS ALL DEFERRED;
END $$
"""  # noqa: S608  names of our own tables

CALLED_FROM_OUTSIDE = (
    "surveys_due_rounds(date)",
    "surveys_seal_answers(uuid)",
    "surveys_forget_participants(uuid)",
)
ALL = (*CALLED_FROM_OUTSIDE, "surveys_write_anew(regclass)")

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
        EXECUTE format('GRANT EXECUTE ON FUNCTION {", ".join(CALLED_FROM_OUTSIDE)} TO %s', web);
    END LOOP;
END $$
"""  # noqa: S608  names of our own functions


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_row_security")]

    operations = [
        migrations.RunSQL(DUE_ROUNDS, "DROP FUNCTION surveys_due_rounds(date)"),
        migrations.RunSQL(WRITE_ANEW, "DROP FUNCTION surveys_write_anew(regclass)"),
        migrations.RunSQL(SEAL_ANSWERS, "DROP FUNCTION surveys_seal_answers(uuid)"),
        migrations.RunSQL(FORGET_PARTICIPANTS, "DROP FUNCTION surveys_forget_participants(uuid)"),
        migrations.RunSQL(
            f"REVOKE ALL ON FUNCTION {', '.join(ALL)} FROM PUBLIC", migrations.RunSQL.noop
        ),
        migrations.RunSQL(GRANT, migrations.RunSQL.noop),
    ]
