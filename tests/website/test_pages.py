"""Front and information pages: how they are found, shown and kept by caches."""

import pytest
from factories.courses import make_site
from wagtail.models import PageViewRestriction, Site

from website.models import HomePage, InformationPage, SiteSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_site().get_parent().specific


def make_information_page(parent, slug="om-oss", **fields):
    page = InformationPage(
        title="Om oss",
        slug=slug,
        introduction="Kort sagt.",
        body=[
            ("text", "<h2>Hvem vi er</h2><p>Vi er mange.</p>"),
            ("panel", {"title": "Ett budskap", "html": "<p>Velkommen.</p>"}),
            ("facts", {"items": [{"term": "Hva?", "description": "<p>Svar.</p>"}]}),
        ],
        locale=parent.locale,
        **fields,
    )
    parent.add_child(instance=page)
    return page


def test_an_information_page_shows_its_blocks(client, home):
    make_information_page(home)

    text = client.get("/om-oss/").content.decode()

    for expected in ("Kort sagt.", "Hvem vi er", "Ett budskap", "<dt>Hva?</dt>", "Svar."):
        assert expected in text


def test_visitors_get_a_page_that_caches_may_keep(client, home):
    make_information_page(home)

    for address in ("/", "/om-oss/"):
        response = client.get(address)
        assert response["Cache-Control"] == "public, max-age=60"
        assert response.cookies == {}


def test_a_page_is_found_however_deep_it_lies(client, home):
    below = make_information_page(make_information_page(home), slug="enda-lenger-ned")

    assert client.get("/om-oss/enda-lenger-ned/").status_code == 200
    assert client.get("/enda-lenger-ned/").status_code == 404
    below.unpublish()
    assert client.get("/om-oss/enda-lenger-ned/").status_code == 404


def test_the_same_address_in_another_language_is_another_page(client, home):
    make_site("nn")
    make_information_page(home)

    assert client.get("/nn/").status_code == 200
    assert client.get("/nn/om-oss/").status_code == 404


def test_a_restricted_page_stays_closed_to_visitors(client, home):
    page = make_information_page(home)
    make_information_page(page, slug="under")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    for address in ("/om-oss/", "/om-oss/under/"):
        response = client.get(address)
        assert response.status_code == 302
        assert "public" not in response.get("Cache-Control", "")


def test_a_plain_page_needs_few_queries(client, home, django_assert_max_num_queries):
    make_information_page(home)
    client.get("/om-oss/")

    with django_assert_max_num_queries(12):
        client.get("/om-oss/")


def test_front_pages_lie_at_the_top_and_information_pages_below(home):
    assert HomePage.can_create_at(home.get_parent().specific)
    assert not HomePage.can_create_at(home)
    assert InformationPage.can_create_at(home)


def test_the_sites_name_is_an_editors_setting(client, home):
    settings = SiteSettings.for_site(Site.objects.get())
    settings.site_name = "Godt på jobb"
    settings.save()

    assert "Godt på jobb" in client.get("/").content.decode()
