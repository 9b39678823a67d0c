"""People and rounds that many tests share."""

from datetime import timedelta

import pytest
from django.utils import timezone
from factories.programmes import make_member, make_organisation
from factories.surveys import make_round


@pytest.fixture
def organisation():
    """Dag 20, Kveld 14, and Natt 9 with Kjøkken 4 in one group."""
    return make_organisation()


@pytest.fixture
def employee(organisation):
    return make_member(organisation, unit="Natt")


@pytest.fixture
def open_round(organisation):
    return make_round(organisation)


@pytest.fixture
def week_old_round(organisation):
    """Open long enough to be closed before its last day."""
    return make_round(organisation, opens=timezone.localdate() - timedelta(days=7))
