"""Menus and languages: what a reader is offered, and where it leads."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils.translation import gettext_lazy, override
from wagtail.models import Locale, Page, Site

from website import context_processors, languages, navigation
from website.models import InformationPage
from website.navigation import FOOTER, NavigationItem


@pytest.fixture
def registry(monkeypatch):
    monkeypatch.setattr(navigation, "_items", {})


def request_for(path: str, user=None):
    request = RequestFactory().get(path)
    request.user = user or AnonymousUser()
    return request


def test_entries_stand_in_order_and_the_same_address_only_once(registry):
    navigation.register(NavigationItem("Sist", "account_logout", order=20))
    navigation.register(NavigationItem("Gammelt navn", "account_login", order=10))
    navigation.register(NavigationItem(gettext_lazy("Først"), "account_login", order=10))

    links = navigation.links_for(request_for("/"))

    assert [link.label for link in links] == ["Først", "Sist"]


def test_an_entry_is_shown_only_to_those_it_is_for(registry, django_user_model):
    item = NavigationItem("Min side", "accounts:home", visible=navigation.logged_in)
    navigation.register(item)

    assert navigation.links_for(request_for("/")) == []
    assert len(navigation.links_for(request_for("/", django_user_model()))) == 1


def test_an_entry_whose_page_is_not_made_yet_is_left_out(registry):
    navigation.register(NavigationItem("Kurs", "kurs", address=lambda request: None))
    navigation.register(NavigationItem("Tall", "tall", address=lambda request: "/tall/"))

    assert [link.url for link in navigation.links_for(request_for("/"))] == ["/tall/"]


def test_menu_and_footer_have_entries_of_their_own(registry):
    navigation.register(NavigationItem("Hjelp", "account_login", place=FOOTER))

    assert navigation.links_for(request_for("/")) == []
    assert len(navigation.links_for(request_for("/"), FOOTER)) == 1


@pytest.mark.parametrize(
    ("path", "url", "current"),
    [
        ("/tall/", "/tall/", "page"),
        ("/tall/last-opp/", "/tall/", "true"),
        ("/kurs/", "/tall/", ""),
        ("/kurs/", "/", ""),
        ("/", "/", "page"),
    ],
)
def test_an_entry_knows_whether_the_reader_is_there(path, url, current):
    assert navigation.link_to(request_for(path), "Tall", url).current == current


@pytest.mark.django_db
def test_a_person_is_offered_the_way_in_or_the_way_out(django_user_model):
    person = django_user_model.objects.create(login_name="kari")

    stranger = context_processors.account_links(request_for("/"))
    member = context_processors.account_links(request_for("/", person))

    assert [link.label for link in stranger] == ["Logg inn"]
    assert [link.label for link in member] == ["Min side", "Logg ut"]


def test_the_language_menu_keeps_the_page_and_its_query():
    links = languages.language_links(request_for("/konto/logg-inn/?next=/tall/"))

    assert [link.url for link in links] == [
        "/konto/logg-inn/?next=/tall/",
        "/nn/konto/logg-inn/?next=/tall/",
        "/en/konto/logg-inn/?next=/tall/",
    ]
    assert [link.name for link in links if link.current] == ["Bokmål"]


def test_on_an_address_outside_the_languages_the_menu_leads_to_front_pages():
    links = languages.language_links(request_for("/admin/login/"))

    assert [link.url for link in links][1:] == ["/nn/", "/en/"]


@pytest.fixture
def about(db) -> dict[str, InformationPage]:
    """The same page in two languages, in menus, on the default site."""
    home = Site.objects.get(is_default_site=True).root_page
    english, _made = Locale.objects.get_or_create(language_code="en")
    bokmal = home.add_child(
        instance=InformationPage(title="Om oss", slug="om-oss", show_in_menus=True)
    )
    foreign_home = Page(title="Home", slug="home-en", locale=english)
    foreign_home.translation_key = home.translation_key
    home.add_sibling(instance=foreign_home)
    translated = InformationPage(
        title="About us", slug="about-us", locale=english, show_in_menus=True
    )
    translated.translation_key = bokmal.translation_key
    foreign_home.add_child(instance=translated)
    return {"nb": bokmal, "en": translated}


def test_the_language_menu_of_a_page_leads_to_its_translation(about):
    request = request_for("/om-oss/")
    assert Page.find_for_request(request, "om-oss").pk == about["nb"].pk

    urls = {link.code: link.url for link in languages.language_links(request)}

    assert urls == {"nb": "/om-oss/", "nn": "/nn/", "en": "/en/about-us/"}


def test_the_footer_lists_the_pages_in_menus_in_the_readers_language(about, registry):
    with override("en"):
        links = context_processors.footer_links(request_for("/en/"))

    assert [(link.label, link.url) for link in links] == [("About us", "/en/about-us/")]


def test_the_site_has_the_name_that_an_editor_gave_it(db):
    request = request_for("/")
    found = Site.find_for_request(request)
    chosen = context_processors.SiteSettings.for_site(found)
    chosen.site_name = "Frisk bris"
    chosen.save()

    assert context_processors.site_name(request_for("/")) == "Frisk bris"


def test_without_a_site_the_name_is_the_usual_one(db, settings):
    Site.objects.all().delete()
    settings.WAGTAIL_SITE_NAME = "Nærvær på jobb"

    assert context_processors.site_name(request_for("/")) == "Nærvær på jobb"
