"""The front page and the information pages, as a reader gets them."""

import pytest
from django.test import Client
from wagtail.models import Site

from website.models import HomePage, InformationPage


@pytest.fixture
def pages(db) -> tuple[HomePage, InformationPage]:
    """A front page at the root of the default site, with an information page below it."""
    site = Site.objects.get(is_default_site=True)
    home = site.root_page.get_parent().add_child(
        instance=HomePage(
            title="Kunnskap for arbeidsdagen",
            slug="forside",
            introduction="For deg som er på jobb.",
            main_action_label="Se modulene",
            second_action_label="Om programmet",
            body=[("panel", {"title": "Frivillig", "html": "<p>Du velger selv.</p>"})],
        )
    )
    about = home.add_child(
        instance=InformationPage(
            title="Om programmet",
            slug="om-programmet",
            search_description="Hva programmet er",
            body=[
                ("text", "<h2>Slik virker det</h2><p>Rolig.</p>"),
                ("facts", {"items": [{"term": "Hvem ser hva?", "description": "<p>Få.</p>"}]}),
            ],
        )
    )
    home.second_action_page = about
    home.save()
    site.root_page = home
    site.save()
    return home, about


def test_the_front_page_offers_only_actions_that_lead_somewhere(pages):
    html = Client().get("/").content.decode()

    assert "<title>Nærvær på jobb</title>" in html
    assert "<h1>Kunnskap for arbeidsdagen</h1>" in html
    assert 'href="/om-programmet/">Om programmet</a>' in html
    assert "Se modulene" not in html
    assert "<h2>Frivillig</h2>" in html


def test_an_information_page_shows_its_blocks_and_its_description(pages):
    html = Client().get("/om-programmet/").content.decode()

    assert "<title>Om programmet – Nærvær på jobb</title>" in html
    assert '<meta name="description" content="Hva programmet er">' in html
    assert "<h2>Slik virker det</h2>" in html
    assert "<dt>Hvem ser hva?</dt>" in html


def test_an_information_page_asks_the_database_no_more_when_there_are_many(
    pages, django_assert_max_num_queries
):
    home, _about = pages
    for number in range(10):
        home.add_child(
            instance=InformationPage(
                title=f"Side {number}", slug=f"side-{number}", show_in_menus=True
            )
        )
    client = Client()
    client.get("/om-programmet/")

    with django_assert_max_num_queries(13):
        html = client.get("/om-programmet/").content.decode()

    assert "Side 9" in html
