"""The worker tends rounds, and a killed worker leaves nothing half-done."""

from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone
from factories.programmes import make_organisation
from factories.surveys import forget_groups, give_answers, make_round

from programmes.scope import scope
from surveys import tasks
from surveys.actions import NoReportingGroups, close_round
from surveys.actions import open_round as open_round_again
from surveys.models import Answer, InboxAnswer, PublishedResult, Round, RoundNode
from surveys.selectors import due_rounds

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
State = Round.State


def now(made):
    with scope(organisations=[made.organisation_id]):
        return Round.objects.get(pk=made.pk)


def move(made, **dates):
    with scope(organisations=[made.organisation_id]):
        Round.objects.filter(pk=made.pk).update(**dates)


def count(made, model):
    with scope(organisations=[made.organisation_id]):
        return model.objects.filter(organisation=made.organisation_id).count()


def test_a_round_opens_on_its_first_day_and_closes_after_its_last(organisation):
    today = timezone.localdate()
    made = make_round(organisation, opens=today + DAY, closes=today + 2 * DAY)

    tasks.sweep()
    before = now(made).state
    move(made, opens_date=today, closes_date=today)
    tasks.sweep()
    on_the_day = now(made).state
    move(made, opens_date=today - DAY, closes_date=today - DAY)
    tasks.sweep()

    assert (before, on_the_day, now(made).state) == (State.DRAFT, State.OPEN, State.PUBLISHED)


def test_the_sweep_mixes_every_organisations_inbox(organisation):
    rounds = [make_round(organisation), make_round(make_organisation())]
    for made in rounds:
        give_answers(made, {"Dag": 6})

    tasks.sweep()

    assert [(count(made, InboxAnswer), count(made, Answer)) for made in rounds] == [(0, 6)] * 2


def test_sweeping_again_changes_nothing(organisation, open_round):
    give_answers(open_round, {"Dag": 6, "Natt": 6})
    move(open_round, opens_date=timezone.localdate() - DAY, closes_date=timezone.localdate() - DAY)

    tasks.sweep()
    with scope(organisations=[organisation.pk]):
        first = set(PublishedResult.objects.values_list("pk", flat=True))
    tasks.sweep()
    tasks.tend_round(str(open_round.pk), str(organisation.pk))

    with scope(organisations=[organisation.pk]):
        assert set(PublishedResult.objects.values_list("pk", flat=True)) == first
        assert Answer.objects.count() == 12


@pytest.mark.parametrize("step", ["_seal", "_publish"])
def test_a_worker_killed_between_steps_is_followed_up(organisation, open_round, monkeypatch, step):
    give_answers(open_round, {"Dag": 6, "Natt": 6})
    with scope(organisations=[organisation.pk]):
        close_round(round=open_round)
    real = getattr(tasks, step)

    def killed(due, today):
        real(due, today)
        raise RuntimeError("killed")

    with monkeypatch.context() as patch, pytest.raises(ExceptionGroup):
        patch.setattr(tasks, step, killed)
        tasks.sweep()
    assert now(open_round).state == State.CLOSING
    assert count(open_round, PublishedResult) == 0
    tasks.sweep()

    assert now(open_round).state == State.PUBLISHED
    assert count(open_round, Answer) == 12


def test_one_round_that_fails_does_not_stop_the_others(organisation):
    today = timezone.localdate()
    rounds = [
        make_round(each, opens=today + DAY, closes=today + DAY)
        for each in (organisation, make_organisation(), make_organisation())
    ]
    for made in rounds:
        move(made, opens_date=today)
    forget_groups(organisation)

    with pytest.raises(ExceptionGroup) as failed:
        tasks.sweep()

    assert [type(error) for error in failed.value.exceptions] == [NoReportingGroups]
    assert [now(made).state for made in rounds] == [State.DRAFT, State.OPEN, State.OPEN]
    assert count(rounds[0], RoundNode) == 0


def test_what_is_due_is_told_without_a_scope_and_by_ids_alone(organisation, open_round):
    today = timezone.localdate()
    later = make_round(make_organisation(), opens=today + 7 * DAY, closes=today + 9 * DAY)

    found = due_rounds(today)

    assert [(due.round_id, due.organisation_id) for due in found] == [
        (open_round.pk, organisation.pk)
    ]
    assert later.pk in {due.round_id for due in due_rounds(today + 7 * DAY)}
    assert list(Round.objects.all()) == []


def test_opening_and_closing_again_does_nothing(organisation, open_round):
    with scope(organisations=[organisation.pk]):
        nodes = RoundNode.objects.count()

        opened = open_round_again(round=open_round, at=timezone.localdate())
        closed = close_round(round=open_round)
        closed_again = close_round(round=open_round)

        assert RoundNode.objects.count() == nodes
    assert [each.state for each in (opened, closed, closed_again)] == [
        State.OPEN,
        State.CLOSING,
        State.CLOSING,
    ]


def test_closing_wakes_a_worker(
    organisation, open_round, django_capture_on_commit_callbacks, monkeypatch
):
    sent = []
    monkeypatch.setattr(current_app, "send_task", lambda *call, **options: sent.append(call))

    with django_capture_on_commit_callbacks(execute=True), scope(organisations=[organisation.pk]):
        close_round(round=open_round)

    assert sent == [("surveys.tasks.tend_round", [str(open_round.pk), str(organisation.pk)])]
