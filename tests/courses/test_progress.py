"""A person's own progress: recorded on the server, the same everywhere, seen by nobody else."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from factories.courses import make_module, make_site, pages_of

from courses import actions, selectors
from courses.models import ModuleCompletion, PageProgress, ReadingPlace
from courses.outline import outline_at
from programmes.scope import scope

KEPT = (PageProgress, ReadingPlace, ModuleCompletion)


def opened(page):
    return reverse("courses:page_opened", args=[page.translation_key])


def read(page):
    return reverse("courses:page_read", args=[page.translation_key])


def done(module):
    return reverse("courses:module_done", args=[module.translation_key])


def reading(module, user):
    with scope(user=user):
        return selectors.reading_of(module, user)


def test_reading_on_ticks_the_page_and_leads_to_the_next(logged_in, module, reader):
    first = pages_of(module)[0]

    response = logged_in.post(read(first))

    assert response.status_code == 302
    assert response["Location"] == "/kurs/ryggen/side-2/"
    assert reading(module, reader).number_of_read == 1
    assert "du har lest 1 av 3" in logged_in.get("/kurs/").content.decode()


def test_after_the_last_page_comes_the_front_of_the_module(logged_in, module):
    assert logged_in.post(read(pages_of(module)[-1]))["Location"] == "/kurs/ryggen/"


def test_one_goes_on_where_one_was_also_on_another_device(logged_in, module, reader):
    response = logged_in.post(opened(pages_of(module)[1]))

    assert response.status_code == 204
    elsewhere = Client()
    elsewhere.force_login(reader)
    for address in ("/kurs/ryggen/", "/kurs/", reverse("courses:mine")):
        text = elsewhere.get(address).content.decode()
        assert "Fortsett der du var: side 2" in text
        assert 'href="/kurs/ryggen/side-2/"' in text


def test_opening_a_page_with_get_records_nothing(logged_in, module, reader):
    logged_in.get("/kurs/ryggen/side-2/")

    assert not reading(module, reader).is_begun


@pytest.mark.parametrize("name", ["page_opened", "page_read", "module_done", "module_undone"])
def test_recording_refuses_get_and_unknown_keys(logged_in, module, name):
    key = module.translation_key if "module" in name else pages_of(module)[0].translation_key

    assert logged_in.get(reverse(f"courses:{name}", args=[key])).status_code == 405
    assert logged_in.post(reverse(f"courses:{name}", args=[uuid4()])).status_code == 404


def test_a_page_that_is_not_published_cannot_be_recorded(logged_in, module):
    page = pages_of(module)[0]
    page.unpublish()

    assert logged_in.post(opened(page)).status_code == 404
    assert logged_in.post(read(page)).status_code == 404


def test_recording_needs_a_person(client, module):
    page = pages_of(module)[0]

    assert client.post(opened(page)).status_code == 404
    for address in (read(page), done(module)):
        response = client.post(address)
        assert response["Location"] == "/konto/logg-inn/?next=/kurs/min-framgang/"


def test_recording_needs_the_token_of_the_page(reader, module):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader)
    page = pages_of(module)[0]
    text = client.get(page.url).content.decode()
    token = text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]

    assert client.post(opened(page)).status_code == 403
    assert client.post(opened(page), {"csrfmiddlewaretoken": token}).status_code == 204


def test_a_module_is_gone_through_when_the_person_says_so_and_that_can_be_undone(
    logged_in, module, reader
):
    text = logged_in.get("/kurs/ryggen/").content.decode()
    assert "En modul er gjennomgått når du selv sier det." in text
    assert "Jeg har vært gjennom modulen" in text

    text = logged_in.post(done(module), follow=True).content.decode()
    assert "Notert: Du har vært gjennom modulen." in text
    assert reading(module, reader).completed_date is not None
    assert reading(module, reader).number_of_read == 0

    undo = reverse("courses:module_undone", args=[module.translation_key])
    text = logged_in.post(undo, follow=True).content.decode()
    assert "Jeg har vært gjennom modulen" in text
    assert reading(module, reader).completed_date is None


def test_the_first_day_stands_when_it_is_said_twice(db, module, reader):
    entry = outline_at(module.path)
    with scope(user=reader):
        actions.complete_module(by=reader, module=entry, at=date(2026, 3, 2))
        actions.complete_module(by=reader, module=entry, at=date(2026, 5, 9))

    assert reading(module, reader).completed_date == date(2026, 3, 2)


def test_all_progress_can_be_removed_after_a_question(logged_in, module, reader):
    logged_in.post(read(pages_of(module)[0]))
    logged_in.post(done(module))
    address = reverse("courses:clear")

    assert "Slette det du har lest?" in logged_in.get(address).content.decode()
    assert reading(module, reader).is_begun

    text = logged_in.post(address, follow=True).content.decode()
    assert "Du har ikke åpnet noen modul ennå" in text
    assert not reading(module, reader).is_begun


def test_progress_is_the_same_in_every_language(logged_in, module, reader):
    nynorsk = make_module(make_site("nn"), slug="ryggen", translates=module)

    response = logged_in.post("/nn" + read(pages_of(nynorsk)[0]))

    assert response["Location"] == "/nn/kurs/ryggen/side-2/"
    assert reading(module, reader).place.address == "/kurs/ryggen/side-2/"
    assert reading(nynorsk, reader).place.address == "/nn/kurs/ryggen/side-2/"
    assert reading(module, reader).number_of_read == 1


def test_editing_moving_and_renaming_a_page_keeps_progress(logged_in, module, reader):
    first, second, _last = pages_of(module)
    logged_in.post(read(first))

    first.title, first.slug = "Et nytt navn", "et-nytt-navn"
    first.body = [{"type": "text", "value": "<p>Ny tekst.</p>"}]
    first.save_revision().publish()
    first.refresh_from_db()
    second.refresh_from_db()
    first.move(second, pos="right")

    entries = reading(module, reader).pages
    assert [entry.title for entry in entries][:2] == ["Side nummer 2", "Et nytt navn"]
    assert entries[1].key in reading(module, reader).read_keys


def test_nobody_else_sees_or_changes_a_persons_progress(logged_in, module, reader, stranger):
    logged_in.post(read(pages_of(module)[0]))
    logged_in.post(done(module))

    with scope(user=stranger):
        assert [kept.objects.count() for kept in KEPT] == [0, 0, 0]
        actions.clear_progress(by=reader)
    with scope(user=reader):
        assert [kept.objects.count() for kept in KEPT] == [1, 1, 1]
    with scope():
        assert [kept.objects.count() for kept in KEPT] == [0, 0, 0]


def test_no_time_of_day_is_kept_about_reading():
    kinds = {field.get_internal_type() for kept in KEPT for field in kept._meta.local_fields}

    assert not kinds & {"DateTimeField", "TimeField", "BigAutoField"}


def test_mine_shows_what_is_begun_and_nothing_else(logged_in, module, index, reader):
    make_module(index, title="En annen modul")
    logged_in.post(read(pages_of(module)[0]))

    text = logged_in.get(reverse("courses:mine")).content.decode()

    assert "Ryggen" in text
    assert "En annen modul" not in text
