"""Rules of the data that the database itself keeps."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from factories.programmes import make_organisation, make_unit, root_of

from programmes.models import Organisation, Unit
from programmes.scope import scope


@pytest.mark.parametrize("number", ["310000018", "31000001", "3100000190", "abc", "91012345"])
def test_a_wrong_organisation_number_is_refused(number):
    with pytest.raises(ValidationError) as refusal:
        Organisation(organisation_number=number, name="A", county="39").full_clean(
            validate_unique=False
        )

    assert "organisation_number" in refusal.value.message_dict


@pytest.mark.django_db
def test_two_siblings_do_not_share_a_name():
    organisation = make_organisation()
    with scope(organisations=[organisation.pk]):
        parent = Unit.objects.get(organisation=organisation, name="Bygget")

        with pytest.raises(IntegrityError), transaction.atomic():
            make_unit(organisation, parent, "Dag", 3)


@pytest.mark.django_db
def test_only_the_legal_entity_is_a_root():
    organisation = make_organisation()
    with (
        scope(organisations=[organisation.pk]),
        pytest.raises(IntegrityError),
        transaction.atomic(),
    ):
        make_unit(organisation, None, "Løs avdeling", 9)


@pytest.mark.django_db
def test_a_subtree_is_the_unit_and_everything_under_it():
    organisation = make_organisation(departments={"Dag": 6, "Natt": 7})
    with scope(organisations=[organisation.pk]):
        root = root_of(organisation)
        business = Unit.objects.get(organisation=organisation, name="Bygget")

        assert Unit.objects.below(root).count() == 4
        assert Unit.objects.below(business).count() == 3
        assert (root.depth, business.depth) == (0, 1)
