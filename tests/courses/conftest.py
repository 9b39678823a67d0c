"""A site with one module of three pages, and two people who read."""

import pytest
from factories.courses import make_module, make_site
from factories.programmes import make_user


@pytest.fixture
def index(db):
    return make_site()


@pytest.fixture
def module(index):
    return make_module(index, slug="ryggen", title="Ryggen")


@pytest.fixture
def reader(db):
    return make_user("leser")


@pytest.fixture
def stranger(db):
    return make_user("fremmed")


@pytest.fixture
def logged_in(client, reader):
    client.force_login(reader)
    return client
