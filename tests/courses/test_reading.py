"""Module pages as visitors and people who have logged in meet them."""

from uuid import uuid4

import pytest
from django.urls import reverse
from factories.courses import make_module, make_page, make_site, pages_of

from courses.models import PageProgress
from programmes.scope import scope

PAGE = "/kurs/ryggen/side-2/"


def test_a_visitor_reads_without_cookies_and_caches_may_keep_the_page(client, module):
    for address in ("/kurs/", "/kurs/ryggen/", PAGE):
        response = client.get(address)

        assert response.status_code == 200
        assert response.cookies == {}
        assert response["Cache-Control"] == "public, max-age=60"
        assert "Cookie" in response["Vary"]


def test_what_a_person_sees_is_kept_by_no_cache(logged_in, module):
    assert logged_in.get(PAGE)["Cache-Control"] == "private, no-store"


def test_a_message_that_waits_for_a_visitor_is_kept_by_no_cache(client, module):
    client.cookies["messages"] = "whatever"

    assert "public" not in client.get(PAGE).get("Cache-Control", "")


def test_the_reader_sees_where_the_page_is_and_what_comes_before_and_after(client, module):
    text = client.get(PAGE).content.decode()

    assert "Side 2 av 3" in text
    assert 'href="/kurs/ryggen/side-1/" rel="prev"' in text
    assert 'href="/kurs/ryggen/side-3/" rel="next"' in text


def test_every_page_links_to_when_to_contact_the_health_service(client, module):
    for address in ("/kurs/ryggen/", "/kurs/ryggen/side-1/", PAGE):
        assert (
            'href="/kurs/ryggen/side-3/">Side nummer 3</a>' in client.get(address).content.decode()
        )


def test_content_that_nobody_has_approved_says_so_until_somebody_has(client, module):
    for address in ("/kurs/ryggen/", PAGE):
        assert "ikke faglig godkjent ennå" in client.get(address).content.decode()

    module.reviewed_date, module.reviewed_by = "2026-03-02", "Kari Nes, fysioterapeut"
    module.save()

    text = client.get(PAGE).content.decode()
    assert "ikke faglig godkjent ennå" not in text
    assert "Faglig godkjent 2. mars 2026 av Kari Nes, fysioterapeut." in text


def test_a_page_that_is_taken_down_is_neither_listed_nor_served(client, module):
    pages_of(module)[1].unpublish()

    assert client.get(PAGE).status_code == 404
    assert "side-2" not in client.get("/kurs/ryggen/").content.decode()
    assert "Side 2 av 2" in client.get("/kurs/ryggen/side-3/").content.decode()


def test_a_module_that_is_not_translated_is_listed_in_bokmål_and_says_so(client, module):
    nynorsk = make_site("nn")
    text = client.get("/nn/kurs/").content.decode()

    assert '<h2 lang="nb"><a href="/kurs/ryggen/" hreflang="nb">Ryggen</a></h2>' in text

    make_module(nynorsk, slug="ryggen", title="Ryggen din", translates=module)
    text = client.get("/nn/kurs/").content.decode()

    assert '<h2><a href="/nn/kurs/ryggen/">Ryggen din</a></h2>' in text
    assert 'href="/kurs/ryggen/"' not in text


def test_translations_are_linked_in_the_language_menu(client, module):
    make_module(make_site("nn"), slug="ryggen", translates=module)

    text = client.get(PAGE).content.decode()

    assert 'href="/nn/kurs/ryggen/side-2/"' in text


def test_the_menu_leads_to_the_modules(client, module):
    assert 'href="/kurs/" aria-current="page">Kurs</a>' in client.get("/kurs/").content.decode()


def test_the_list_of_modules_needs_the_same_queries_for_ten_times_the_modules(
    client, logged_in, index, django_assert_max_num_queries
):
    def queries():
        logged_in.get("/kurs/")
        with django_assert_max_num_queries(30) as captured:
            logged_in.get("/kurs/")
        return len(captured)

    for _ in range(2):
        make_module(index)
    few = queries()
    for _ in range(18):
        make_module(index)

    assert queries() == few


def test_a_module_page_needs_at_most_twelve_queries_for_a_visitor(
    client, module, django_assert_max_num_queries
):
    def queries():
        client.get(PAGE)
        with django_assert_max_num_queries(14) as captured:
            client.get(PAGE)
        # The transaction's own two statements are none of the page's.
        return len([q for q in captured.captured_queries if q["sql"].startswith("SELECT")])

    few = queries()
    page = pages_of(module)[1]
    page.body = [{"type": "text", "value": f"<p>Avsnitt {n}.</p>"} for n in range(10)]
    page.save()
    for number in range(4, 30):
        make_page(module, number)

    assert queries() == few <= 12


def test_a_module_page_needs_the_same_queries_however_much_a_person_has_read(
    logged_in, reader, module, django_assert_max_num_queries
):
    logged_in.get(PAGE)
    with django_assert_max_num_queries(30) as few:
        logged_in.get(PAGE)
    with scope(user=reader):
        PageProgress.objects.bulk_create(
            PageProgress(user=reader, page_key=uuid4()) for _ in range(200)
        )
    with django_assert_max_num_queries(30) as many:
        logged_in.get(PAGE)

    assert len(many) == len(few)


def test_previews_show_no_progress_and_need_no_published_page(rf, reader, module):
    page = pages_of(module)[0]
    page.unpublish()

    response = page.make_preview_request()

    assert response.status_code == 200
    assert "csrfmiddlewaretoken" not in response.rendered_content


@pytest.mark.parametrize("address", ["/kurs/finnes-ikke/", "/kurs/ryggen/side-9/"])
def test_an_unknown_page_answers_404(client, module, address):
    assert client.get(address).status_code == 404


def test_mine_asks_visitors_to_log_in(client, module):
    response = client.get(reverse("courses:mine"))

    assert response.status_code == 302
    assert response["Location"].startswith("/konto/logg-inn/")
