"""Each block: how it is shown, and what it refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from django.utils.translation import activate
from wagtail.blocks import StructBlockValidationError

from courses.blocks import module_blocks

BLOCKS = dict(module_blocks())
FORBIDDEN_WORDS = ("riktig", "feil", "poeng", "bestått", "du må", "du bør", "du skal")


@pytest.fixture(autouse=True)
def bokmål():
    activate("nb")


def value_of(name, **changes):
    block = BLOCKS[name]
    return block.normalize({**block.meta.preview_value, **changes})


def shown(name, **changes):
    block = BLOCKS[name]
    value = block.normalize(
        block.meta.preview_value if not changes else {**block.meta.preview_value, **changes}
    )
    return block.render(value, context={"block": type("Child", (), {"id": "abc"})})


def refused(name, **changes):
    with pytest.raises(StructBlockValidationError) as error:
        BLOCKS[name].clean(value_of(name, **changes))
    return str(error.value.block_errors)


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_has_what_an_editor_needs_to_choose_it(name):
    meta = BLOCKS[name].meta

    assert meta.icon != "placeholder"
    assert str(meta.label)
    assert str(meta.description).endswith(".")
    assert get_template(meta.template)
    assert meta.preview_value


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_is_shown_without_judging_the_reader(name):
    text = shown(name).lower()

    assert text.strip()
    assert not [word for word in FORBIDDEN_WORDS if word in text]
    assert " style=" not in text
    assert "<script" not in text


@pytest.mark.parametrize("name", [name for name in BLOCKS if name != "text"])
def test_the_preview_of_every_block_would_be_accepted(name):
    assert BLOCKS[name].clean(value_of(name))


def test_text_shows_headings_and_refuses_to_be_empty():
    assert "<h2" in shown("text")

    with pytest.raises(ValidationError):
        BLOCKS["text"].clean(BLOCKS["text"].to_python(""))


def test_a_myth_card_shows_belief_knowledge_and_why_and_needs_a_belief():
    text = shown("myth_card")

    assert "«Vondt betyr at noe er ødelagt.»" in text
    assert "Hvorfor mange tror det" in text
    assert "Hvorfor mange tror det" not in shown("myth_card", why_common="")
    assert "Dette feltet er påkrevet." in refused("myth_card", belief="")


def test_a_guess_card_answers_every_guess_alike_and_needs_two_guesses():
    text = shown("guess_card")

    assert text.count("<details") == 3
    assert text.count("Mange tenker det samme.") == 3
    assert text.count("Om lag sju av ti svarte") == 3
    assert "<input" not in text
    assert "options" in refused("guess_card", options=["Bare én"])


def test_a_reflection_cannot_be_sent_and_needs_a_question():
    text = shown("reflection")

    assert "<textarea" in text
    assert " name=" not in text
    assert "<form" not in text
    assert "Bare du ser dette. Det sendes ikke noe sted." in text
    assert "Hopp over" in text
    assert 'data-reflection="abc"' in text
    assert "prompt" in refused("reflection", prompt="")


def test_a_choice_menu_ends_with_nothing_now_and_refuses_to_have_it_twice():
    text = shown("choice_menu")

    assert text.count("Ingenting nå") == 1
    assert text.index("Ingenting nå") > text.index("Bytte en oppgave i en periode")
    assert " name=" not in text
    assert "«Ingenting nå» står sist uansett." in refused(
        "choice_menu", options=["Ta en prat", "Bytte oppgave", "Ingenting nå "]
    )


def test_a_group_task_tells_how_long_it_takes_and_refuses_no_time():
    assert "Gruppeoppgave, om lag 15 minutter" in shown("group_task")
    assert "minutes" in refused("group_task", minutes=0)


def test_warning_signs_are_a_list_and_need_a_sign():
    assert "<li>Feber sammen med sterke smerter i rygg eller ledd</li>" in shown("warning_signs")
    assert "signs" in refused("warning_signs", signs=[])


def test_contacts_can_be_called_and_refuse_numbers_that_are_none():
    contact = {"name": "Fastlegen", "phone": "", "when": "Når det kan vente."}

    assert 'href="tel:116117">116 117</a>' in shown("contacts")
    assert "tel:" not in shown("contacts", items=[contact])
    with pytest.raises(StructBlockValidationError) as error:
        BLOCKS["contacts"].clean(value_of("contacts", items=[{**contact, "phone": "ring meg"}]))
    phone = error.value.block_errors["items"].block_errors[0].block_errors["phone"]
    assert "Skriv bare sifre og mellomrom, for eksempel 116 117." in str(phone)


def test_sources_tell_how_certain_they_are_and_refuse_years_that_are_none():
    text = shown("sources")

    assert "Middels sterkt grunnlag." in text
    assert "Tittel på en kilde. Utgiver (2018)" in text
    with pytest.raises(StructBlockValidationError) as error:
        BLOCKS["sources"].clean(value_of("sources", items=[{"title": "T", "year": "i fjor"}]))
    year = error.value.block_errors["items"].block_errors[0].block_errors["year"]
    assert "Skriv årstallet med fire sifre." in str(year)
