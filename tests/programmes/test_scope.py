"""The second wall alone: what the database shows, whatever the code above it asks."""

import pytest
from django.db import connection, transaction
from factories.programmes import (
    grant_access,
    make_adviser,
    make_member,
    make_organisation,
)

from programmes.middleware import open_scope_of
from programmes.models import AccessGrant, County, Enrolment, Membership, Organisation, Unit
from programmes.scope import scope, set_scope

PROTECTED = [Organisation, Unit, Membership, Enrolment]


@pytest.mark.django_db
@pytest.mark.parametrize("model", PROTECTED)
def test_without_a_scope_there_is_nothing(model):
    make_member(make_organisation())

    assert model.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("model", PROTECTED)
def test_the_scope_of_one_organisation_never_shows_another(model):
    mine, other = make_organisation(), make_organisation()
    make_member(mine)
    make_member(other)

    with scope(organisations=[mine.pk]):
        owners = {getattr(row, "organisation_id", row.pk) for row in model.objects.all()}

    assert owners == {mine.pk}


@pytest.mark.django_db
def test_a_row_cannot_be_moved_or_written_into_another_organisation():
    mine, other = make_organisation(), make_organisation()

    with scope(organisations=[mine.pk]):
        unit = Unit.objects.filter(organisation=mine).first()
        with pytest.raises(Exception, match="row-level security"), transaction.atomic():
            Unit.objects.filter(pk=unit.pk).update(organisation=other)


@pytest.mark.django_db
def test_an_adviser_reads_names_and_states_in_own_county_and_nothing_more():
    near = make_organisation(county=County.VESTFOLD)
    far = make_organisation(county=County.TROMS)
    grant_access(far)
    make_member(near)

    open_scope_of(make_adviser(County.VESTFOLD))

    assert list(Organisation.objects.values_list("pk", flat=True)) == [near.pk]
    assert Enrolment.objects.count() == 1
    assert Unit.objects.count() == 0
    assert Membership.objects.count() == 0
    assert AccessGrant.objects.count() == 0


@pytest.mark.django_db
def test_a_grant_opens_units_for_the_adviser_but_not_people():
    near = make_organisation(county=County.VESTFOLD)
    make_member(near)
    grant_access(near)

    open_scope_of(make_adviser(County.VESTFOLD))

    assert Unit.objects.count() == 6
    assert Membership.objects.count() == 0


@pytest.mark.django_db
def test_an_adviser_writes_nothing_in_an_organisation():
    near = make_organisation(county=County.VESTFOLD)
    grant_access(near)

    open_scope_of(make_adviser(County.VESTFOLD))

    assert Organisation.objects.update(name="Endret") == 0
    assert AccessGrant.objects.update(revoked_at=None) == 0
    assert Unit.objects.filter(kind=Unit.Kind.DEPARTMENT)._raw_delete("default") == 0


@pytest.mark.django_db
def test_the_scope_before_is_back_afterwards_and_after_a_failure():
    mine, other = make_organisation(), make_organisation()

    with scope(organisations=[mine.pk]):
        with scope(organisations=[other.pk]):
            pass
        with pytest.raises(ZeroDivisionError), scope(organisations=[other.pk]):
            1 / 0  # noqa: B018
        seen = set(Organisation.objects.values_list("pk", flat=True))

    assert seen == {mine.pk}


def test_a_scope_ends_with_its_transaction(committed_db):
    organisation = make_organisation()

    with transaction.atomic():
        set_scope(organisations=[organisation.pk])
        inside = Organisation.objects.count()

    assert inside == 1
    assert Organisation.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.organisations', true)")
        assert cursor.fetchone()[0] in (None, "")


def test_a_scope_needs_a_transaction(committed_db):
    with pytest.raises(transaction.TransactionManagementError):
        set_scope(organisations=[])
