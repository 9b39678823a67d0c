"""The component page and the markup of forms, read as a browser reads them."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from website import components
from website.components import SampleForm, component_page
from website.forms import CONTROL_CLASS
from website.tables import Column, Table
from website.templatetags.design import elided_pages, or_hidden

WEBSITE = Path(components.__file__).parent
PARTS = WEBSITE / "templates" / "website" / "components"
STYLES = WEBSITE / "static" / "website" / "css"


class Elements(HTMLParser):
    """All start tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def named(self, *tags: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.found if tag in tags]

    def ids(self) -> Counter:
        return Counter(attrs["id"] for _tag, attrs in self.found if attrs.get("id"))


@pytest.fixture
def page(db) -> str:
    response = Client().get("/komponenter/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_every_component_there_is(rf):
    shown = "".join(path.read_text() for path in PARTS.glob("*.html"))

    for part in PARTS.glob("_*.html"):
        assert f'include "website/components/{part.name}"' in shown, part.name


def test_no_element_carries_style_or_script_of_its_own(page):
    for tag, attrs in Elements(page).found:
        assert "style" not in attrs, tag
        assert not [name for name in attrs if name.startswith("on")], tag
    for script in Elements(page).named("script"):
        assert script.get("src")


def test_every_id_is_used_once_and_every_reference_leads_somewhere(page):
    elements = Elements(page)
    ids = elements.ids()

    assert [name for name, count in ids.items() if count > 1] == []
    for tag, attrs in elements.found:
        for name in ("for", "aria-describedby", "aria-labelledby"):
            for reference in (attrs.get(name) or "").split():
                assert reference in ids, (tag, name, reference)
        if tag == "a" and re.match(r"#.", attrs.get("href") or ""):
            assert attrs["href"][1:] in ids, attrs["href"]


def test_the_component_page_is_not_there_in_production(settings):
    settings.DEBUG = settings.SHOW_COMPONENTS = False

    with pytest.raises(Http404):
        component_page(RequestFactory().get("/komponenter/"))


def test_every_control_has_a_label_and_the_design_systems_class():
    elements = Elements(SampleForm().render())
    labelled = {attrs["for"] for attrs in elements.named("label")}

    for control in elements.named("input", "select", "textarea"):
        assert control["id"] in labelled
        assert CONTROL_CLASS in control["class"].split()


def test_a_group_of_choices_is_a_fieldset_with_a_legend_and_its_explanation():
    html = SampleForm({"name": "kari"}).render()
    fieldset = Elements(html).named("fieldset")[0]

    assert html.count("<legend") == 2
    assert fieldset["aria-describedby"] == "id_frequency_helptext id_frequency_error"


def test_an_error_is_tied_to_its_field_and_linked_from_the_summary():
    form = SampleForm({"name": "kari", "email": "kari"})

    control = next(a for a in Elements(form.render()).named("input") if a["name"] == "email")
    summary = render_to_string("website/components/_error_summary.html", {"form": form})

    assert control["aria-invalid"] == "true"
    assert "id_email_error" in control["aria-describedby"]
    assert 'href="#id_email"' in summary


def test_the_summary_links_a_group_of_choices_to_its_first_choice():
    class Required(SampleForm):
        parts = components.forms.MultipleChoiceField(
            label="Deler", choices=components.PARTS, widget=components.forms.CheckboxSelectMultiple
        )

    form = Required({"name": "kari"})
    summary = render_to_string("website/components/_error_summary.html", {"form": form})

    assert 'href="#id_parts_0"' in summary
    assert "id_parts_0" in Elements(form.render()).ids()


def test_only_fields_that_may_be_left_out_say_so():
    form = SampleForm()

    optional = [field.name for field in form if "(valgfritt)" in field.as_field_group()]

    assert optional == ["email", "message", "parts", "upload"]


def test_a_widget_keeps_its_own_class():
    class Own(components.forms.Form):
        code = components.forms.CharField(
            widget=components.forms.TextInput(attrs={"class": "code"})
        )
        secret = components.forms.CharField(widget=components.forms.HiddenInput)

    assert f'class="{CONTROL_CLASS} code"' in str(Own()["code"])
    assert "class" not in str(Own()["secret"])


def test_a_form_says_what_concerns_all_of_it_in_an_alert():
    class Whole(components.forms.Form):
        def clean(self):
            raise components.forms.ValidationError("Koden er brukt opp.")

    html = Whole({}).render()

    assert 'role="alert"' in html
    assert "Koden er brukt opp." in html


def test_a_hidden_figure_is_shown_as_hidden_and_explained():
    table = Table(
        caption="Nærvær",
        columns=[Column("Avdeling"), Column("Prosent", numeric=True)],
        rows=[["Dag", "92,4"], ["Kjøkken", None]],
    )

    html = render_to_string("website/components/_table.html", {"table": table})

    assert html.count("skjult av hensyn til personvernet") == 2
    assert html.count('<td class="numeric">') == 2
    assert '<th scope="row">Kjøkken</th>' in html
    assert or_hidden(0) == 0
    assert "hidden-value" in or_hidden(None)


def test_a_table_without_hidden_figures_does_not_explain_the_sign():
    table = Table(caption="Svar", columns=[Column("Avdeling")], rows=[["Dag"]])

    assert "Kolon" not in render_to_string("website/components/_table.html", {"table": table})


def test_a_row_that_does_not_fit_the_columns_is_refused():
    table = Table(caption="Svar", columns=[Column("Avdeling")], rows=[["Dag", "1"]])

    with pytest.raises(ValueError, match="zip"):
        list(table.body)


def test_pages_of_a_long_list_are_left_out_in_the_middle(rf):
    page = Paginator(range(200), 10).page(10)
    request = rf.get("/liste/?fylke=46&side=10")

    html = render_to_string("website/components/_pagination.html", {"page": page}, request)

    assert elided_pages(page) == [1, None, 9, 10, 11, None, 20]
    assert "?fylke=46&amp;side=11" in html
    assert "Side 10 av 20" in html


def test_own_styles_stay_small():
    assert sum(path.stat().st_size for path in STYLES.glob("*.css")) <= 40 * 1024


@pytest.mark.parametrize("code", ["400", "413", "500", "503", "403_csrf"])
def test_pages_for_what_went_wrong_need_neither_request_nor_database(code):
    html = render_to_string(f"{code}.html")

    assert html.count("<h1>") == 1
    assert "<li>" in html
    assert settings.SECRET_KEY not in html


@pytest.mark.parametrize("code", ["403", "404", "429"])
def test_other_pages_for_what_went_wrong_keep_the_menus(code, rf, db):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/finnes-ikke/")
    request.user = AnonymousUser()

    html = render_to_string(f"{code}.html", request=request)

    assert html.count("<h1>") == 1
    assert "Hovedmeny" in html
