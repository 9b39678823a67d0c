"""The instruments as data."""

import pytest
from django.utils import translation

from surveys import instruments
from surveys.instruments import GROUPS
from surveys.instruments.shape import Text


def every_text(instrument):
    yield from (instrument.title, instrument.declined, instrument.not_applicable)
    for section in instrument.sections:
        yield section.title
    for item in instrument.items:
        yield item.text
        yield from (option.text for option in item.options)
        yield from (text for _key, text in item.classes)


@pytest.mark.parametrize("key", instruments.instruments())
def test_every_text_is_written_in_three_languages(key):
    for text in every_text(instruments.find(*key)):
        assert all(each.strip() for each in (text.nb, text.nn, text.en)), text


@pytest.mark.parametrize("key", instruments.instruments())
def test_every_item_has_a_purpose_and_a_section_and_every_scale_three_classes(key):
    instrument = instruments.find(*key)
    sections = {section.key for section in instrument.sections}

    for item in instrument.items:
        assert item.purpose
        assert item.section in sections
        assert not item.has_scale or {option.group for option in item.options} == set(GROUPS)
        assert len({option.code for option in item.options}) == len(item.options)


@pytest.mark.parametrize("key", instruments.instruments())
def test_no_item_tells_people_what_they_must_do(key):
    for text in every_text(instruments.find(*key)):
        assert not any(word in text.nb.lower() for word in ("du må", "du bør", "du skal"))


def test_the_presence_survey_has_the_fourteen_items_in_order():
    presence = instruments.find("presence", 1)

    assert [item.id for item in presence.items] == [f"A{number}" for number in range(1, 15)]
    assert {item.id for item in presence.items if item.sensitive} == {"A10", "A12"}
    assert [item.id for item in presence.items if item.may_not_apply] == ["A4"]
    assert {item.id: item.max_choices for item in presence.items if not item.has_scale} == {
        "A13": 3,
        "A14": 2,
    }


def test_steps_from_nought_to_ten_are_published_in_three_classes():
    item = instruments.find("presence", 1).item("A11")

    assert [item.class_of(str(step)) for step in range(11)] == (
        ["low"] * 4 + ["middle"] * 3 + ["high"] * 4
    )


def test_a_text_speaks_the_readers_language():
    text = Text(nb="uenig", nn="ueinig", en="disagree")

    for language, expected in [("nb", "uenig"), ("nn", "ueinig"), ("en", "disagree")]:
        with translation.override(language):
            assert str(text) == expected


def test_only_the_newest_version_is_offered():
    offered = [(each.id, each.version) for each in instruments.current()]

    assert offered == [("presence", 1)]
