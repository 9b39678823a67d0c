"""What an onlooker with the raw database finds: everything here is really committed."""

import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories.programmes import make_member, make_organisation
from factories.surveys import all_answers, close_and_publish, group_named, make_round
from psycopg import conninfo, sql

from config.local import postgres
from programmes.scope import scope
from surveys import ballots
from surveys.actions import begin, close_round, mix_inbox, seal_round, store_answer
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


class TestTraces:
    """Rounds that people have begun and answered one after the other, or all at once."""

    def test_twenty_at_once_give_one_answer(self, committed_db):
        made, client = self.begun()
        address = reverse("surveys:answer", args=[made.pk])
        ballot = client.cookies["ballot_nb"].value
        ready = threading.Barrier(20)

        def send(number):
            try:
                visitor = Client()
                visitor.cookies["ballot_nb"] = ballot
                ready.wait()
                return visitor.post(address, {"A1": str(number % 5 + 1)}).url
            finally:
                connections.close_all()

        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(send, range(20)))

        assert set(answers) == {reverse("surveys:thanks")}
        assert (count(made, InboxAnswer), count(made, SpentBallot)) == (1, 1)

    def test_one_person_at_many_devices_at_once_gets_one_ballot(self, committed_db):
        organisation = make_organisation()
        made = make_round(organisation)
        employee = make_member(organisation, unit="Dag")
        ready = threading.Barrier(8)

        def start(_number):
            try:
                visitor = Client()
                visitor.force_login(employee)
                ready.wait()
                return visitor.post(reverse("surveys:round", args=[made.pk])).status_code
            finally:
                connections.close_all()

        with ThreadPoolExecutor(8) as pool:
            codes = sorted(pool.map(start, range(8)))

        assert codes == [200] * 7 + [302]

    def test_many_at_once_get_no_more_ballots_than_the_group_has_employees(self, committed_db):
        organisation = make_organisation(departments={"Dag": 5, "Natt": 20})
        made = make_round(organisation)
        people = [make_member(organisation, unit="Dag") for _number in range(8)]
        ready = threading.Barrier(8)

        def start(person):
            try:
                visitor = Client()
                visitor.force_login(person)
                ready.wait()
                return visitor.post(reverse("surveys:round", args=[made.pk])).status_code
            finally:
                connections.close_all()

        with ThreadPoolExecutor(8) as pool:
            codes = sorted(pool.map(start, people))

        assert codes == [200] * 3 + [302] * 5

    def test_how_many_have_begun_is_forgotten_when_the_round_is_sealed(self, committed_db):
        made = self.answered_in_order(6)
        with scope(organisations=[made.organisation_id]):
            before = group_named(made, "Dag").ballots_given

        close_and_publish(made)

        with scope(organisations=[made.organisation_id]):
            assert (before, group_named(made, "Dag").ballots_given) == (6, 0)

    def test_after_close_neither_age_nor_place_ties_an_answer_to_a_person(self, committed_db):
        made, others = self.answered_in_order(40), self.answered_in_order(8)
        close_and_publish(made)

        with scope(organisations=[made.organisation_id, others.organisation_id]):
            of_made = rows(
                "SELECT answers->>'A11', xmin::text FROM surveys_answer WHERE round_id = %s"
                " ORDER BY ctid",
                [made.pk],
            )
            of_others = rows("SELECT xmin::text FROM surveys_inboxanswer ORDER BY ctid")
            ballots_left = rows("SELECT count(*) FROM surveys_spentballot WHERE round_id = %s",
                                [made.pk])  # fmt: skip
        order = [int(step) for step, _age in of_made]

        assert len({age for _step, age in of_made}) == 1  # all written by one transaction
        assert len({age for (age,) in of_others}) == 1  # those still open as well
        assert ballots_left == [(0,)]
        assert sorted(order) == sorted(number // 4 for number in range(40))
        assert order != sorted(order)
        assert abs(self.kendall(order)) < 0.5

    def test_rows_of_people_and_of_answers_have_no_age_in_common(self, committed_db):
        """In the round that is still open too, though the other one's seal wrote it anew."""
        made, others = self.answered_in_order(10), self.answered_in_order(10)
        close_and_publish(made)
        people = self.people_of(others)

        shared = 0
        for person in people:
            with scope(user=person, organisations=[others.organisation_id, made.organisation_id]):
                for table in NAMELESS:
                    ((found,),) = rows(
                        f"SELECT count(*) FROM surveys_participation p"
                        f" JOIN {table} a ON p.xmin = a.xmin"
                    )
                    shared += found
                assert Participation.objects.count() == 1

        assert shared == 0

    def test_the_files_hold_nothing_of_what_was_there_before(self, committed_db):
        made = self.answered_in_order(10)
        before = self.files()

        close_and_publish(made)

        after = self.files()
        assert all(before[table][0] != after[table][0] for table in TABLES)
        assert after["surveys_participation"][1] == after["surveys_inboxanswer"][1] == 0

    def test_mixing_leaves_nothing_of_what_moved_in_the_inbox_or_of_its_age(self, committed_db):
        made = self.answered_in_order(9, elsewhere=3)
        before = self.files()

        with scope(organisations=[made.organisation_id]):
            moved = mix_inbox(round=made)

        after = self.files()
        with scope(organisations=[made.organisation_id]):
            left = rows("SELECT xmin::text FROM surveys_inboxanswer")
            mixed = rows("SELECT xmin::text FROM surveys_answer")
        people = []
        for person in self.people_of(made):
            with scope(user=person, organisations=[made.organisation_id]):
                people += rows("SELECT xmin::text FROM surveys_participation")
        assert (moved, len(left), len(people)) == (9, 3, 12)
        for table in ("surveys_inboxanswer", "surveys_participation"):
            assert before[table][0] != after[table][0]
        assert [len(set(ages)) for ages in (left, mixed, people)] == [1, 1, 1]
        assert len({*left, *mixed, *people}) == 3

    def test_mixing_that_moves_nothing_rewrites_nothing(self, committed_db):
        made = self.answered_in_order(4)
        before = self.files()

        with scope(organisations=[made.organisation_id]):
            assert mix_inbox(round=made) == 0

        assert self.files() == before

    def test_rounds_are_mixed_sealed_and_answered_at_once(self, committed_db):
        mixed = [self.answered_in_order(6), self.answered_in_order(6)]
        sealed, answered = self.answered_in_order(6), self.answered_in_order(1)
        with scope(organisations=[sealed.organisation_id]):
            close_round(round=sealed)
        ready = threading.Barrier(4)

        def work(act, made):
            try:
                with scope(organisations=[made.organisation_id]):
                    ready.wait()
                    return act(round=made)
            finally:
                connections.close_all()

        def answer(round):  # noqa: A002  the word of the field
            for _number in range(5):
                self.answer(round, group_named(round, "Dag"), all_answers())

        acts = [(mix_inbox, mixed[0]), (mix_inbox, mixed[1]), (seal_round, sealed),
                (answer, answered)]  # fmt: skip
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda act: work(*act), acts))

        assert [count(made, Answer) for made in (*mixed, sealed)] == [6, 6, 6]
        assert count(answered, InboxAnswer) == 6

    def test_the_planner_keeps_no_sample_of_answers_or_people(self, committed_db, cluster):
        self.answered_in_order(12)
        for role in (postgres.OWNER, "postgres"):
            with psycopg.connect(cluster.url(role, committed_db), autocommit=True) as someone:
                someone.execute("SELECT set_config('app.upkeep', 'on', false)")
                for table in (*TABLES, "surveys_roundgroup"):
                    someone.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))

        admin = conninfo.make_conninfo(cluster.admin_url, dbname=committed_db)
        with psycopg.connect(admin) as superuser:
            kept = superuser.execute(
                "SELECT DISTINCT starelid::regclass::text FROM pg_statistic"
                " WHERE starelid::regclass::text LIKE 'surveys_%%'",
            ).fetchall()
            never = superuser.execute(
                "SELECT relname FROM pg_class WHERE relname = ANY (%s)"
                " AND 'autovacuum_analyze_threshold=2147483647' = ANY (reloptions)",
                [list(TABLES)],
            ).fetchall()
        assert {table for (table,) in kept} == {"surveys_roundgroup"}  # where it is not turned off
        assert {table for (table,) in never} == set(TABLES)

    def test_a_seal_that_fails_halfway_leaves_the_round_as_it_was(self, committed_db, monkeypatch):
        made = self.answered_in_order(6)
        with scope(organisations=[made.organisation_id]):
            close_round(round=made)
        monkeypatch.setattr(
            "surveys.actions.mixing.hold", lambda pk: self.failing_to_save(made, pk)
        )

        with pytest.raises(RuntimeError), scope(organisations=[made.organisation_id]):
            seal_round(round=made)

        assert (count(made, InboxAnswer), count(made, Answer)) == (6, 0)
        assert len(self.people_of(made)) == 6

    def begun(self):
        organisation = make_organisation()
        made = make_round(organisation)
        client = Client()
        client.force_login(make_member(organisation, unit="Dag"))
        client.post(reverse("surveys:round", args=[made.pk]))
        return made, client

    def answered_in_order(self, number, elsewhere=0):
        """A round that people have begun and answered one after the other; A11 tells the order.

        `elsewhere` answers more are from another group, last.
        """
        organisation = make_organisation(departments={"Dag": 60, "Natt": 20})
        made = make_round(organisation)
        today = timezone.localdate()
        self.people = getattr(self, "people", {})
        units = ["Dag"] * number + ["Natt"] * elsewhere
        self.people[made.pk] = [make_member(organisation, unit=unit) for unit in units]
        for place, (unit, person) in enumerate(zip(units, self.people[made.pk], strict=True)):
            with scope(user=person, organisations=[organisation.pk]):
                group = group_named(made, unit)
                ballot = begin(round=made, group=group, by=person, at=today)
            with scope(organisations=[organisation.pk]):
                answers = all_answers(A11=str(place // 4))
                store_answer(ballot=ballot, answers=answers, at=today)
        return made

    def answer(self, made, group, answers):
        ballot = ballots.make(
            round_id=made.pk, organisation_id=made.organisation_id, group_id=group.pk
        )
        store_answer(ballot=ballot, answers=answers, at=timezone.localdate())

    def people_of(self, made):
        found = []
        for person in self.people[made.pk]:
            with scope(user=person, organisations=[made.organisation_id]):
                if Participation.objects.filter(round=made).exists():
                    found.append(person)
        return found

    def failing_to_save(self, made, pk):
        from surveys.actions.locking import hold

        held = hold(pk)

        def save(**_fields):
            raise RuntimeError("killed")

        held.save = save
        return held

    def files(self):
        return {
            table: rows("SELECT pg_relation_filenode(%s), pg_relation_size(%s)", [table, table])[0]
            for table in TABLES
        }

    def kendall(self, order):
        pairs = [
            (late > early) - (late < early)
            for place, early in enumerate(order)
            for late in order[place + 1 :]
        ]
        return sum(pairs) / len(pairs)
