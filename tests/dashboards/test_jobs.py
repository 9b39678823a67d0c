"""What happens when a message is lost or a worker is killed."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from factories.dashboards import again, confirm, left_behind, make_file, read, rows_for, upload
from factories.programmes import make_organisation

from dashboards import jobs, tasks
from dashboards.importing import work as importing_work
from dashboards.models import AbsenceFact, AbsenceImport, Publication
from dashboards.publishing import edition, publish
from dashboards.publishing import work as publishing_work
from programmes.scope import scope

State = AbsenceImport.State
ROOT = Path(__file__).parents[2]
FILE = make_file(rows_for({"Dag": 20, "Kveld": 14, "Natt, Kjøkken": 13}, ["2024K1", "2024K2"]))


@pytest.fixture
def woken(monkeypatch):
    """Messages that would have been sent, as task name and import id."""
    sent = []
    for task in (tasks.parse, tasks.publish):
        monkeypatch.setattr(
            task,
            "apply_async",
            lambda args, task=task, **_: sent.append((task.name.rsplit(".")[-1], args[0])),
        )
    return sent


@pytest.mark.django_db
def test_a_worker_is_woken_only_when_the_row_is_really_there(
    woken, django_capture_on_commit_callbacks
):
    organisation = make_organisation()

    with django_capture_on_commit_callbacks() as waiting:
        work = upload(organisation, FILE)
        assert woken == []
    for callback in waiting:
        callback()

    assert woken == [("parse", str(work.pk))]


@pytest.mark.django_db
def test_a_queue_that_is_down_does_not_fail_the_upload(
    monkeypatch, django_capture_on_commit_callbacks, caplog
):
    def refuse(**_):
        raise ConnectionError("no queue")

    monkeypatch.setattr(tasks.parse, "apply_async", refuse)

    with django_capture_on_commit_callbacks(execute=True):
        work = upload(make_organisation(), FILE)

    assert again(work).state == State.UPLOADED
    assert "no queue" in caplog.text


@pytest.mark.django_db
def test_the_sweep_takes_up_what_was_left_behind_in_every_organisation(woken):
    unread = left_behind(upload(make_organisation(), FILE))
    unpublished = left_behind(confirm(read(make_organisation(), FILE)))
    upload(make_organisation(), FILE)  # somebody is at it
    left_behind(read(make_organisation(), FILE))  # waits for a person

    tasks.sweep()
    tasks.sweep()

    assert sorted(woken) == sorted([("parse", str(unread.pk)), ("publish", str(unpublished.pk))])


def unconfirmed_since(days):
    """A file that was read so many days ago, and that nobody has confirmed."""
    work = read(make_organisation(), FILE)
    with scope(organisations=[work.organisation_id]):
        AbsenceImport.objects.update(heartbeat_at=timezone.now() - timedelta(days=days))
    return work


@pytest.mark.django_db
def test_what_nobody_confirms_in_two_weeks_is_forgotten(woken):
    old, newer = unconfirmed_since(15), unconfirmed_since(13)

    tasks.sweep()

    assert (again(old).state, again(old).rows) == (State.CANCELLED, [])
    assert (again(newer).state, len(again(newer).rows)) == (State.READY, 6)
    assert woken == []


@pytest.mark.django_db
def test_what_was_confirmed_at_the_last_moment_is_not_forgotten():
    work = confirm(unconfirmed_since(15))

    jobs.drop(work.pk, work.organisation_id, at=timezone.now())

    assert (again(work).state, len(again(work).rows)) == (State.CONFIRMED, 6)


@pytest.mark.django_db
@pytest.mark.parametrize("function", ["dashboards_imports_due", "dashboards_imports_unconfirmed"])
def test_the_sweeps_windows_are_open_to_the_site_alone(function):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_function_privilege(current_user, oid, 'EXECUTE'),"
            " EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee = 0)"
            " FROM pg_proc WHERE proname = %s",
            [function],
        )
        assert cursor.fetchall() == [(True, False)]


@pytest.mark.django_db
def test_the_sweeps_window_shows_ids_and_nothing_else():
    work = left_behind(upload(make_organisation(), FILE))

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM dashboards_imports_due(%s)", [timezone.now()])
        columns = [column.name for column in cursor.description]
        found = cursor.fetchall()
        cursor.execute("SELECT count(*) FROM dashboards_absenceimport")
        (seen_directly,) = cursor.fetchone()

    assert columns == ["import_id", "organisation_id"]
    assert found == [(work.pk, work.organisation_id)]
    assert seen_directly == 0


@pytest.mark.django_db
def test_a_file_that_ends_every_worker_is_given_up(woken):
    work = upload(make_organisation(), FILE)

    for _ in range(jobs.MOST_ATTEMPTS + 1):
        left_behind(work)
        tasks.sweep()

    work = again(work)
    assert (work.state, work.failure) == (State.FAILED, AbsenceImport.Failure.GAVE_UP)
    assert (work.content, len(woken)) == (None, jobs.MOST_ATTEMPTS)


@pytest.mark.django_db
def test_only_one_sweep_takes_a_file_up():
    work = left_behind(upload(make_organisation(), FILE))
    now = timezone.now()

    assert jobs.take_up(work.pk, work.organisation_id, at=now) == State.UPLOADED
    assert jobs.take_up(work.pk, work.organisation_id, at=now) is None


@pytest.mark.django_db
def test_what_a_second_worker_has_published_is_published_once(monkeypatch):
    work = confirm(read(make_organisation(), FILE))

    def overtaken(source):
        made = edition.prepare(source)
        monkeypatch.undo()
        publish(work.pk, work.organisation_id)
        return made

    monkeypatch.setattr(publishing_work, "prepare", overtaken)
    publish(work.pk, work.organisation_id)

    with scope(organisations=[work.organisation_id]):
        assert (AbsenceFact.objects.count(), Publication.objects.count()) == (6, 1)


@pytest.mark.django_db
def test_what_a_second_worker_has_finished_stays_finished(monkeypatch):
    work = upload(make_organisation(), FILE)

    def overtaken(content, **given):
        monkeypatch.undo()
        importing_work.parse(work.pk, work.organisation_id)
        return importing_work.Reading()

    monkeypatch.setattr(importing_work, "read", overtaken)
    importing_work.parse(work.pk, work.organisation_id)

    assert (again(work).state, again(work).number_of_rows) == (State.READY, 6)


# ── kill -9 ────────────────────────────────────────────────────────────────────────────────────

WORKER = """
import sys, time
sys.path[:0] = ["site", "."]
import django
django.setup()
from dashboards.importing import work as importing
from dashboards.publishing import edition, work as publishing

def stop_here(*_, **__):
    print("here", flush=True)
    time.sleep(60)

{patch} = stop_here
from dashboards import tasks
tasks.{task}(*sys.argv[1:])
"""


def kill_worker_at(patch: str, task: str, work: AbsenceImport, database: str) -> None:
    """Runs a task in a process of its own and kills it where it has come to."""
    given = connection.settings_dict
    who = f"{given['USER']}:{given['PASSWORD']}".rstrip(":")
    url = f"postgresql://{who}@/{database}?host={given['HOST']}&port={given['PORT']}"
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER.format(patch=patch, task=task),
         str(work.pk), str(work.organisation_id)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings.test"},
        stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert worker.stdout.readline() == "here\n"
    worker.kill()
    worker.wait()
    worker.stdout.close()


def everything_saved(organisation):
    with scope(organisations=[organisation.pk]):
        return AbsenceFact.objects.count(), Publication.objects.count()


def take_up_again(work):
    """What the sweep and the worker it wakes do."""
    left_behind(work)
    ((import_id, organisation_id),) = jobs.due(at=timezone.now())
    state = jobs.take_up(import_id, organisation_id, at=timezone.now())
    task = tasks.parse if state in jobs.READING else tasks.publish
    task(str(import_id), str(organisation_id))


def test_a_worker_killed_while_reading_is_followed_by_another(committed_db):
    with transaction.atomic():
        organisation = make_organisation()
    work = upload(organisation, FILE)

    kill_worker_at("importing.read", "parse", work, committed_db)
    assert again(work).state == State.PARSING
    take_up_again(work)

    assert (again(work).state, again(work).number_of_rows) == (State.READY, 6)


@pytest.mark.parametrize(
    "patch", ["publishing.prepare", "edition.PublishedCell.objects.bulk_create"]
)
def test_a_worker_killed_while_publishing_leaves_nothing_half_saved(committed_db, patch):
    with transaction.atomic():
        organisation = make_organisation()
    work = confirm(read(organisation, FILE))

    kill_worker_at(patch, "publish", work, committed_db)
    assert again(work).state == State.PUBLISHING
    assert everything_saved(organisation) == (0, 0)
    take_up_again(work)

    assert again(work).state == State.PUBLISHED
    assert everything_saved(organisation) == (6, 1)
