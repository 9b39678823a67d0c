"""Starter content: complete in three languages, loaded once, never over what editors wrote."""

import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page, Revision, Site

from courses.models import Module, ModuleIndexPage, ModulePage
from website.models import HomePage, InformationPage

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/",
    "/nn/",
    "/en/",
    "/om-programmet/",
    "/nn/om-programmet/",
    "/en/about-the-programme/",
    "/personvern/",
    "/nn/personvern/",
    "/en/privacy/",
    "/kurs/",
    "/nn/kurs/",
    "/en/kurs/",
    "/kurs/kroppen-pa-jobb/",
    "/kurs/kroppen-pa-jobb/nar-bor-du-kontakte-helsetjenesten/",
]


@pytest.fixture
def loaded():
    call_command("load_starter_content", verbosity=0)


def state():
    pages = Page.objects.order_by("pk").values_list("pk", "title", "slug", "live", "path")
    return list(pages), Revision.objects.count(), Locale.objects.count()


def test_every_page_answers_at_its_lasting_address_in_its_language(client, loaded):
    for address in ADDRESSES:
        response = client.get(address)
        language = address[1:3] if address.startswith(("/nn/", "/en/")) else "nb"

        assert response.status_code == 200, address
        assert f'<html lang="{language}"' in response.content.decode(), address


def test_loading_again_changes_nothing(loaded):
    before = state()

    call_command("load_starter_content", verbosity=0)

    assert state() == before


def test_loading_again_resets_nothing_that_editors_changed(loaded):
    page = ModulePage.objects.first()
    page.title, page.slug = "Redaktørens tittel", "redaktorens-tittel"
    page.save_revision().publish()
    home = HomePage.objects.get(locale__language_code="nb")
    home.main_action_page = InformationPage.objects.first()
    home.save_revision().publish()
    InformationPage.objects.get(slug="privacy").unpublish()
    before = state()

    call_command("load_starter_content", verbosity=0)

    assert state() == before
    home.refresh_from_db()
    assert home.main_action_page == InformationPage.objects.first().page_ptr


def test_the_page_a_new_database_begins_with_is_gone(loaded):
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="nb")
    assert not [page for page in Page.objects.filter(depth=2) if page.specific_class is Page]


def test_the_front_page_leads_to_the_modules_and_to_the_programme(client, loaded):
    for home, modules, programme in (
        ("/", "/kurs/", "/om-programmet/"),
        ("/nn/", "/nn/kurs/", "/nn/om-programmet/"),
        ("/en/", "/en/kurs/", "/en/about-the-programme/"),
    ):
        text = client.get(home).content.decode()
        assert f'<a class="ds-button" href="{modules}">' in text
        assert f'<a class="ds-button" data-variant="secondary" href="{programme}">' in text


def test_pages_are_translations_of_each_other(client, loaded):
    for model in (HomePage, ModuleIndexPage):
        assert model.objects.values("translation_key").distinct().count() == 1
    text = client.get("/en/privacy/").content.decode()
    assert 'href="/nn/personvern/" lang="nn"' in text


def test_the_first_module_is_complete(loaded):
    module = Module.objects.get()
    pages = ModulePage.objects.child_of(module).order_by("path")

    assert [page.kind for page in pages] == ["HEALTH"] * 4 + ["WORK", "SEEK_HELP"]
    for page in pages:
        page.full_clean()
        assert page.body.stream_block.clean(page.body)
        assert page.body[-1].block_type == "sources"


def test_pages_were_published_by_nobody(loaded):
    assert not Revision.objects.exclude(user=None).exists()
    assert not Page.objects.filter(depth__gt=1, live=False).exists()
