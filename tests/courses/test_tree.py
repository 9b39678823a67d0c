"""Which pages may lie where, and what an editor is told when something is missing."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from courses.models import Module, ModuleIndexPage, ModulePage
from website.models import HomePage, InformationPage


@pytest.fixture
def case():
    return WagtailPageTestCase()


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        (Page, HomePage),
        (HomePage, InformationPage),
        (HomePage, ModuleIndexPage),
        (ModuleIndexPage, Module),
        (Module, ModulePage),
    ],
)
def test_pages_may_lie_where_they_belong(case, parent, child):
    case.assertCanCreateAt(parent, child)


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        (HomePage, Module),
        (HomePage, ModulePage),
        (ModuleIndexPage, ModulePage),
        (ModuleIndexPage, InformationPage),
        (Module, Module),
        (Module, InformationPage),
        (ModulePage, ModulePage),
        (Page, ModuleIndexPage),
    ],
)
def test_pages_may_lie_nowhere_else(case, parent, child):
    case.assertCanNotCreateAt(parent, child)


def test_the_list_of_modules_keeps_its_address(index):
    index.slug = "moduler"

    with pytest.raises(ValidationError) as refused:
        index.full_clean()

    assert "Oversikten har adressen «kurs»" in str(refused.value)


def test_there_is_one_list_of_modules_in_each_language(index):
    assert not ModuleIndexPage.can_create_at(index.get_parent().specific)


@pytest.mark.parametrize("minutes", [0, 61])
def test_a_page_takes_between_a_minute_and_an_hour(module, minutes):
    page = ModulePage(title="Side", learning_intention="…", minutes=minutes)

    with pytest.raises(ValidationError) as refused:
        page.full_clean(exclude=["path", "depth"])

    assert "minutes" in refused.value.message_dict
