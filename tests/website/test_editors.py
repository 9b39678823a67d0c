"""The editor's path: change, preview and publish a page, in Norwegian, with safe uploads only."""

import re
from io import BytesIO

import pytest
from babel.messages import pofile
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from factories.courses import make_module, make_site, pages_of
from factories.programmes import make_user
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from website import editors

pytestmark = pytest.mark.django_db

SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def editor(client):
    user = make_user("redaktor")
    user.groups.add(editors.make_group())
    client.force_login(user)
    return client


@pytest.fixture
def page():
    return pages_of(make_module(make_site(), slug="ryggen"))[0]


def edited(page, text, **more):
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "kind": page.kind,
            "learning_intention": page.learning_intention,
            "minutes": page.minutes,
            "body": streamfield([("text", rich_text(f"<p>{text}</p>"))]),
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            **more,
        }
    )


def test_what_an_editor_publishes_is_seen_by_everybody(editor, page):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])

    editor.post(address, edited(page, "En helt ny setning.", **{"action-publish": "1"}))

    editor.logout()
    assert "En helt ny setning." in editor.get(page.url).content.decode()


def test_a_preview_shows_what_is_not_published(editor, page):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert editor.post(address, edited(page, "Bare en kladd.")).json()["is_valid"]

    response = editor.get(address, {"in_preview_panel": "true"})

    assert "Bare en kladd." in response.content.decode()
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "Bare en kladd." not in editor.get(page.url).content.decode()


def test_an_incomplete_page_is_refused_in_norwegian_and_nothing_is_saved(editor, page):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = {**edited(page, "Tekst."), "learning_intention": ""}

    text = editor.post(address, {**form, "action-publish": "1"}).content.decode()

    assert "Dette feltet er påkrevet." in text
    page.refresh_from_db()
    assert page.learning_intention


def test_the_administration_is_norwegian_and_calls_nobody_outside(editor, page):
    for name in ("wagtailadmin_home", "wagtailadmin_explore_root", "wagtailimages:index"):
        text = editor.get(reverse(name)).content.decode()
        assert '<html lang="nb"' in text
        assert not re.findall(r'(?:src|action)="(?:https?:)?//[^"]+', text)
    text = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    for expected in ("Lagre kladd", "Publiser", "Læringsintensjon", "Slags side"):
        assert expected in text
    assert "Moderators approval" not in text
    assert "gravatar" not in text


@pytest.mark.parametrize("name", ["bilde.svg", "bilde.html", "bilde.png"])
def test_an_image_that_is_a_script_is_refused(editor, name):
    upload = SimpleUploadedFile(name, SCRIPT, content_type="image/png")

    response = editor.post(reverse("wagtailimages:add"), {"title": "Bilde", "file": upload})

    assert response.status_code in (200, 400)
    assert not Image.objects.exists()


@pytest.mark.parametrize("name", ["side.html", "side.svg", "skript.js"])
def test_a_document_that_a_browser_would_run_is_refused(editor, name):
    upload = SimpleUploadedFile(name, SCRIPT, content_type="application/pdf")

    editor.post(reverse("wagtaildocs:add"), {"title": "Fil", "file": upload})

    assert not Document.objects.exists()


def test_an_editor_keeps_neither_accounts_nor_groups(editor):
    for name in ("wagtailusers_users:index", "wagtailusers_groups:index"):
        assert editor.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("name", ["django.po", "djangojs.po"])
def test_translations_of_the_administration_keep_every_placeholder(name):
    path = settings.LOCALE_PATHS[0] / "nb" / "LC_MESSAGES" / name
    catalog = pofile.read_po(BytesIO(path.read_bytes()))
    lost = []
    for message in catalog:
        if not message.id:
            continue
        before, after = (
            set(re.findall(r"%\(\w+\)s", str(texts))) for texts in (message.id, message.string)
        )
        if before != after:
            lost.append(message.id)

    assert lost == []
