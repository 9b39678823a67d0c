"""Every address × every role × own, foreign and random ids. A new view without an entry fails."""

import re

import pytest
from databases import fresh_database
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from matrix import ENTRIES, LIBRARIES, SECRETS, build_world

ROLES = [
    "anonymous", "employee", "manager", "department_manager", "safety_representative", "hr",
    "adviser", "foreign_adviser", "editor", "administrator", "stranger",
]  # fmt: skip


def all_names(resolver=None, namespace=""):
    """Names of all our addresses, as `reverse` takes them."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            if entry.namespace in LIBRARIES or str(entry.pattern).startswith(("admin/", "dokum")):
                continue
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from all_names(entry, inner)
        elif isinstance(entry, URLPattern) and entry.name not in LIBRARIES:
            yield f"{namespace}{entry.name}"


@pytest.fixture(scope="module")
def furnished(cluster, template_database, django_db_blocker):
    """The world is built once; each test's own changes to it are rolled back."""
    with django_db_blocker.unblock(), fresh_database(cluster, template_database):
        with transaction.atomic():
            built = build_world()
        yield built


@pytest.fixture
def world(furnished):
    block = transaction.atomic()
    block._from_testcase = True  # as Django's own tests: a request's transaction may stand in it
    with block:
        yield furnished
        transaction.set_rollback(True)


def test_every_address_has_an_entry():
    assert set(all_names()) == set(ENTRIES) | SECRETS


def client_for(world, role):
    client = Client(raise_request_exception=True)
    if role != "anonymous":
        client.force_login(world.people[role])
    return client


@pytest.mark.parametrize("name", sorted(name for name, entry in ENTRIES.items() if entry.ids))
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_id_opens_only_for_those_it_is_for(world, name, method):
    entry = ENTRIES[name]
    for role in ROLES:
        client = client_for(world, role)
        for owner in ("own", "foreign", "random"):
            address = world.address(name, owner)
            answer = getattr(client, method)(address)
            expected = entry.expected(role, owner, method)
            assert answer.status_code in expected, (name, role, owner, method, answer.status_code)


@pytest.mark.parametrize(
    "name", sorted(name for name, entry in ENTRIES.items() if entry.ids and not entry.public)
)
def test_a_foreign_id_and_one_that_does_not_exist_answer_alike(world, name):
    for role in ROLES:
        client = client_for(world, role)

        foreign = client.get(world.address(name, "foreign"))
        random = client.get(world.address(name, "random"))

        assert foreign.status_code == random.status_code, (name, role)
        if foreign.status_code == 404:
            assert without_address(foreign) == without_address(random), (name, role)


def without_address(answer):
    """The page without what differs between two requests for anything: the address and tokens."""
    page = answer.content.decode().replace(answer.wsgi_request.path, "")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


@pytest.mark.parametrize("name", sorted(name for name, entry in ENTRIES.items() if not entry.ids))
def test_an_address_without_ids_answers_each_role_as_its_entry_says(world, name):
    entry = ENTRIES[name]
    for role in ROLES:
        answer = client_for(world, role).get(world.address(name, "own"))

        assert answer.status_code in entry.expected(role, "own", "get"), (name, role)


def test_every_entry_can_be_reversed(world):
    for name in ENTRIES:
        try:
            reverse(name, kwargs=world.kwargs(name, "own"))
        except NoReverseMatch as problem:
            pytest.fail(str(problem))
