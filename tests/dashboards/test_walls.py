"""Who can reach the tables, and which modules can."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import ProgrammingError
from django.utils import timezone
from factories.dashboards import make_file, publish_file, rows_for
from factories.programmes import make_organisation

from dashboards.models import AbsenceFact, AbsenceImport, Publication, PublishedCell
from programmes.scope import scope

ROOT = Path(__file__).parents[2]
APPS = [ROOT / name for name in ("programmes", "courses", "surveys", "dashboards", "site")]
MODELS = (AbsenceImport, AbsenceFact, Publication, PublishedCell)
FILE = make_file(rows_for({"Dag": 20, "Kveld": 14, "Natt, Kjøkken": 13}, ["2025K1", "2025K2"]))

# The only ways to the facts: the module that reads and saves them, and who may use it.
NAMES_FACTS = {"dashboards.facts", "dashboards.publishing.edition"}
USES_FACTS = {
    "dashboards.importing.preview",
    "dashboards.importing.work",
    "dashboards.publishing.edition",
}
USES_PUBLISHING = {"dashboards.tasks", "config.demo.figures"}


def counts():
    return [model.objects.count() for model in MODELS]


@pytest.mark.django_db
def test_without_a_scope_there_is_nothing():
    publish_file(make_organisation(), FILE)

    assert counts() == [0, 0, 0, 0]


@pytest.mark.django_db
def test_an_organisation_reaches_its_own_rows_only():
    mine, other = make_organisation(), make_organisation()
    for organisation in (mine, other):
        publish_file(organisation, FILE)

    with scope(organisations=[mine.pk]):
        assert counts() == [1, 6, 1, 10]
        assert PublishedCell.objects.filter(organisation=other).update(headcount=1) == 0
        assert not AbsenceFact.objects.filter(organisation=other).exists()


@pytest.mark.django_db
def test_figures_in_scope_open_what_is_published_and_nothing_else():
    organisation = make_organisation()
    publish_file(organisation, FILE)

    with scope(figures=[organisation.pk]):
        assert counts() == [0, 0, 1, 10]
        assert PublishedCell.objects.update(headcount=1) == 0


@pytest.mark.django_db
def test_a_row_cannot_be_written_for_an_organisation_out_of_scope():
    mine, other = make_organisation(), make_organisation()

    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        scope(organisations=[mine.pk]),
    ):
        Publication.objects.create(organisation=other, number=1, at=timezone.now(), shown_share=1)


def modules():
    for app in APPS:
        for path in app.rglob("*.py"):
            if "migrations" not in path.parts:
                base = ROOT / "site" if app.name == "site" else ROOT
                name = ".".join(path.relative_to(base).with_suffix("").parts)
                yield name.removesuffix(".__init__"), ast.parse(path.read_text())


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def names(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.lower()


def test_only_importing_and_publishing_reach_the_facts():
    reach, use = set(), set()
    for name, tree in modules():
        if name.startswith("dashboards.models"):
            continue
        if {"AbsenceFact", "absencefact", "dashboards_absencefact"} & set(names(tree)):
            reach.add(name)
        if "dashboards.facts" in set(imported(tree)):
            use.add(name)

    assert reach == NAMES_FACTS
    assert use == USES_FACTS


def test_only_the_worker_publishes():
    use = {
        name
        for name, tree in modules()
        if not name.startswith("dashboards.publishing")
        and any(one.startswith("dashboards.publishing") for one in imported(tree))
    }

    assert use <= USES_PUBLISHING
    assert "dashboards.tasks" in use


def test_the_web_process_loads_no_numpy():
    code = (
        "import sys; sys.path[:0] = ['site', '.']; import django; django.setup();"
        "from django.urls import get_resolver; get_resolver().url_patterns;"
        "import config.celery, dashboards.tasks;"
        "print([name for name in ('numpy', 'scipy', 'plotly') if name in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": "config.settings.dev", "DATABASE_URL": "dbname=none"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout.strip() == "[]"
