"""What the database and the logs know of who answered what."""

import logging

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils import timezone
from factories.programmes import make_member, make_organisation
from factories.surveys import close_and_publish, give_answers, group_named

from programmes.scope import scope
from surveys import ballots
from surveys.actions import (
    AnswerNotStored,
    RoundNotOpen,
    begin,
    close_round,
    mix_inbox,
    store_answer,
)
from surveys.models import Answer, InboxAnswer, Participation, SpentBallot

NAMELESS = ("surveys_answer", "surveys_inboxanswer", "surveys_spentballot")
TABLES = (*NAMELESS, "surveys_participation")


def rows(sql, parameters=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def count(made, model):
    with scope(organisations=[made.organisation_id]):
        return model.objects.filter(round=made).count()


@pytest.mark.django_db
def test_answers_refer_to_no_person_and_no_time():
    columns = {
        (table, column): kind
        for table, column, kind in rows(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_name = ANY (%s)",
            [list(TABLES)],
        )
    }
    to_people = rows(
        """
        SELECT conrelid::regclass::text FROM pg_constraint
        WHERE contype = 'f' AND confrelid = 'accounts_user'::regclass
          AND conrelid::regclass::text = ANY (%s)
        """,
        [list(NAMELESS)],
    )

    assert to_people == []
    assert {table for table, column in columns if "user" in column} == {"surveys_participation"}
    assert not any("time" in kind or kind == "date" for kind in columns.values())
    assert {kind for (_table, column), kind in columns.items() if column == "id"} == {"uuid"}
    counters = {column for (_table, column), kind in columns.items() if kind.endswith("int")}
    assert counters <= {"user_id"}


@pytest.mark.django_db
def test_participation_and_answers_share_only_whose_round_it_is():
    columns = {
        table: {
            column
            for (column,) in rows(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table]
            )
        }
        for table in TABLES
    }

    for table in NAMELESS:
        assert columns[table] & columns["surveys_participation"] == {
            "id",
            "organisation_id",
            "round_id",
        }


@pytest.mark.django_db
def test_ids_are_random_and_of_no_kind_that_tells_time(open_round):
    give_answers(open_round, {"Dag": 5})
    with scope(organisations=[open_round.organisation_id]):
        mix_inbox(round=open_round)
        versions = {answer.pk.version for answer in Answer.objects.filter(round=open_round)}

    assert versions == {4}


@pytest.mark.django_db
def test_nobody_can_list_who_has_taken_part(organisation, employee, open_round):
    with scope(user=employee, organisations=[organisation.pk]):
        begin(
            round=open_round,
            group=group_named(open_round, "Natt"),
            by=employee,
            at=timezone.localdate(),
        )

    with scope(user=make_member(organisation, "HR"), organisations=[organisation.pk]):
        assert Participation.objects.count() == 0
    with scope(organisations=[organisation.pk]):
        assert Participation.objects.count() == 0
    with scope(user=employee, organisations=[organisation.pk]):
        assert Participation.objects.count() == 1


@pytest.mark.django_db
def test_a_deleted_account_does_not_wait_for_a_round_to_close(organisation, employee, open_round):
    with scope(user=employee, organisations=[organisation.pk]):
        begin(
            round=open_round,
            group=group_named(open_round, "Natt"),
            by=employee,
            at=timezone.localdate(),
        )
        employee.delete()

    assert close_and_publish(open_round).is_published


@pytest.mark.django_db
def test_answers_move_on_in_batches_of_five_or_more_of_one_group(open_round):
    give_answers(open_round, {"Dag": 5, "Kveld": 4, "Natt": 1})
    with scope(organisations=[open_round.organisation_id]):
        before = set(InboxAnswer.objects.values_list("pk", flat=True))

        moved = mix_inbox(round=open_round)
        moved_again = mix_inbox(round=open_round)

        assert (moved, moved_again) == (5, 0)
        assert {a.group.name for a in Answer.objects.filter(round=open_round)} == {"Dag"}
        assert not before & set(Answer.objects.values_list("pk", flat=True))
        assert InboxAnswer.objects.filter(round=open_round).count() == 5


@pytest.mark.django_db
def test_closing_moves_the_rest_and_forgets_who_took_part(organisation, employee, open_round):
    give_answers(open_round, {"Dag": 3, "Natt": 2})
    with scope(user=employee, organisations=[organisation.pk]):
        begin(
            round=open_round,
            group=group_named(open_round, "Natt"),
            by=employee,
            at=timezone.localdate(),
        )

    close_and_publish(open_round)

    assert count(open_round, Answer) == 5
    assert count(open_round, InboxAnswer) == count(open_round, SpentBallot) == 0
    with scope(user=employee, organisations=[organisation.pk]):
        assert Participation.objects.count() == 0


@pytest.mark.django_db
def test_only_a_closing_round_in_scope_can_be_sealed(open_round):
    stranger = make_organisation()
    for organisations in ([open_round.organisation_id], [stranger.pk], []):
        with pytest.raises(DatabaseError), scope(organisations=organisations):
            rows("SELECT surveys_seal_answers(%s)", [open_round.pk])
    with scope(organisations=[open_round.organisation_id]):
        close_round(round=open_round)
    with pytest.raises(DatabaseError), scope(organisations=[stranger.pk]):
        rows("SELECT set_config('app.upkeep', 'on', true)")
        rows("SELECT surveys_seal_answers(%s)", [open_round.pk])


@pytest.mark.django_db
@pytest.mark.parametrize("function", ["surveys_rewrite_inbox", "surveys_rewrite_participants"])
def test_only_an_open_round_in_scope_can_have_its_tables_written_anew(open_round, function):
    stranger = make_organisation()
    with pytest.raises(DatabaseError), scope(organisations=[stranger.pk]):
        rows(f"SELECT {function}(%s)", [open_round.pk])
    with scope(organisations=[open_round.organisation_id]):
        close_round(round=open_round)
    with pytest.raises(DatabaseError), scope(organisations=[open_round.organisation_id]):
        rows(f"SELECT {function}(%s)", [open_round.pk])


@pytest.mark.django_db
def test_upkeep_opens_nothing_for_the_one_who_asks(open_round):
    give_answers(open_round, {"Dag": 5})

    with scope(organisations=[]):
        rows("SELECT set_config('app.upkeep', 'on', true)")

        assert [rows(f"SELECT count(*) FROM {table}") for table in TABLES] == [[(0,)]] * 4


@pytest.mark.django_db
def test_the_owners_functions_are_for_the_web_role_alone():
    for function in (
        "surveys_due_rounds(date)",
        "surveys_seal_answers(uuid)",
        "surveys_forget_participants(uuid)",
        "surveys_rewrite_inbox(uuid)",
        "surveys_rewrite_participants(uuid)",
    ):
        ((by_web, by_others),) = rows(
            "SELECT has_function_privilege(current_user, %s, 'EXECUTE'),"
            " EXISTS (SELECT 1 FROM pg_proc, aclexplode(proacl) a"
            "         WHERE oid = %s::regprocedure AND a.grantee = 0)",
            [function, function],
        )
        assert (by_web, by_others) == (True, False)
    with pytest.raises(DatabaseError):
        rows("SELECT surveys_write_anew('surveys_answer')")


@pytest.mark.django_db
def test_a_refused_answer_says_nothing_of_itself(open_round):
    with scope(organisations=[open_round.organisation_id]):
        ballot = ballots.make(
            round_id=open_round.pk,
            organisation_id=open_round.organisation_id,
            group_id=group_named(open_round, "Dag").pk,
        )
        refused_by_the_database = {"A1": "".join(["hemme", "lig", "\x00"])}
        with pytest.raises(AnswerNotStored) as refused:
            store_answer(ballot=ballot, answers=refused_by_the_database, at=timezone.localdate())

    import traceback

    assert "hemmelig" not in "".join(traceback.format_exception(refused.value))


@pytest.mark.django_db
def test_a_ballot_for_a_round_that_is_gone_is_refused(organisation, open_round):
    with scope(organisations=[organisation.pk]):
        ballot = ballots.make(
            round_id=organisation.pk, organisation_id=organisation.pk, group_id=organisation.pk
        )
        with pytest.raises(RoundNotOpen):
            store_answer(ballot=ballot, answers={}, at=timezone.localdate())


@pytest.mark.django_db
def test_an_answer_that_comes_as_the_round_closes_is_refused(client, employee, open_round):
    client.force_login(employee)
    client.post(reverse("surveys:round", args=[open_round.pk]))
    address = reverse("surveys:answer", args=[open_round.pk])

    def closes_first(**answer):
        close_round(round=open_round)
        store_answer(**answer)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("surveys.views.answering.store_answer", closes_first)
        response = client.post(address, {"A1": "4"})

    assert response.status_code == 410
    assert count(open_round, InboxAnswer) == 0


@pytest.mark.django_db
def test_no_log_line_tells_what_was_answered(caplog, client, employee, open_round):
    caplog.set_level(logging.DEBUG)
    client.force_login(employee)
    client.post(reverse("surveys:round", args=[open_round.pk]))
    token = client.cookies["ballot_nb"].value

    client.post(reverse("surveys:answer", args=[open_round.pk]), {"A13": ["predictability"]})
    client.post(reverse("surveys:answer", args=[open_round.pk]), {})

    assert "predictability" not in caplog.text
    assert token not in caplog.text
