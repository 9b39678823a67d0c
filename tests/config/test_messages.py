"""Message catalogues without gettext."""

import pytest
from babel.messages import Catalog

from config.local import messages


@pytest.fixture
def template(tmp_path, monkeypatch):
    """A template and a module with texts, and an empty folder of catalogues."""
    app = tmp_path / "programmes"
    (app / "templates").mkdir(parents=True)
    (app / "templates" / "page.html").write_text(
        "{% load i18n %}\n    <p>{% trans 'Hei' %}</p>\n"
        "  {% blocktrans count n=n %}{{ n }} side{% plural %}{{ n }} sider{% endblocktrans %}\n"
    )
    (app / "views.py").write_text('from x import gettext as _\n_("Takk, %(name)s")\n')
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "LOCALE", tmp_path / "locale")
    return tmp_path


def test_texts_are_found_in_templates_and_code(template):
    found = {message.id for message in messages.found() if message.id}

    assert found == {"Hei", ("%(n)s side", "%(n)s sider"), "Takk, %(name)s"}


def test_a_text_without_a_translation_is_a_gap(template):
    messages.extract_all()

    assert "nn: no translation of 'Hei'" in messages.gaps()


def test_a_translation_that_lost_its_placeholder_is_a_gap(template):
    messages.extract_all()
    for language in messages.LANGUAGES:
        catalog = messages.read(language)
        catalog["Hei"].string = "Hei"
        catalog["Takk, %(name)s"].string = "Takk"
        catalog["%(n)s side"].string = ("%(n)s side", "%(n)s sider")
        messages.write(language, catalog)

    assert messages.gaps() == [
        f"{language}: other placeholders in 'Takk, %(name)s'" for language in messages.LANGUAGES
    ]


def test_texts_of_libraries_are_kept_and_our_own_unused_ones_dropped(template):
    catalog = Catalog(locale="nn")
    catalog.add("This field is required.", "Fyll ut feltet.", flags=["library"])
    catalog.add("Ikke i bruk", "Ikkje i bruk")
    messages.write("nn", catalog)

    messages.extract_all()

    kept = {message.id for message in messages.read("nn")}
    assert "This field is required." in kept
    assert "Ikke i bruk" not in kept


def test_catalogues_are_compiled_once(template):
    catalog = Catalog(locale="en")
    catalog.add("Hei", "Hello")
    messages.write("en", catalog)

    messages.compile_all()
    compiled = messages.LOCALE / "en" / "LC_MESSAGES" / "django.mo"
    first = compiled.stat().st_mtime_ns
    messages.compile_all()

    assert b"Hello" in compiled.read_bytes()
    assert compiled.stat().st_mtime_ns == first
