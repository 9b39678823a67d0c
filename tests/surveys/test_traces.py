"""What an onlooker with the raw database finds: everything here is really committed."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from factories.programmes import make_member, make_organisation
from factories.surveys import all_answers, close_and_publish, group_named, make_round

from programmes.scope import scope
from surveys.actions import begin, close_round, seal_round, store_answer
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

    def answered_in_order(self, number):
        """A round that people have begun and answered one after the other; A11 tells the order."""
        organisation = make_organisation(departments={"Dag": 60, "Natt": 20})
        made = make_round(organisation)
        today = timezone.localdate()
        self.people = getattr(self, "people", {})
        self.people[made.pk] = [make_member(organisation, unit="Dag") for _each in range(number)]
        with scope(organisations=[organisation.pk]):
            group = group_named(made, "Dag")
        for place, person in enumerate(self.people[made.pk]):
            with scope(user=person, organisations=[organisation.pk]):
                ballot = begin(round=made, group=group, by=person, at=today)
            with scope(organisations=[organisation.pk]):
                answers = all_answers(A11=str(place // 4))
                store_answer(ballot=ballot, answers=answers, at=today)
        return made

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
