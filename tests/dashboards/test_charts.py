"""Charts as dictionaries, held against Plotly's own schema."""

import json
import re
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from dashboards.charts import absence_chart, script
from dashboards.quarters import Quarter, between
from dashboards.selectors import Figures, QuarterFigures, Series


def series(*absences, national=()):
    """Quarters from 2023K3 on; None is hidden, "missing" not reported."""
    hidden = Figures(None, None, None, None)
    quarters = between(Quarter(2023, 3), Quarter(2023, 3).plus(len(absences) - 1))
    held = [*national, *[None] * len(absences)]
    made = []
    for quarter, absence, rate in zip(quarters, absences, held, strict=False):
        if absence == "missing":
            own = None
        elif absence is None:
            own = hidden
        else:
            rate_of = Decimal(str(absence))
            own = Figures(100 - rate_of, rate_of, Decimal(10), Decimal(100))
        made.append(QuarterFigures(quarter, own, None if rate is None else Decimal(str(rate))))
    return Series(made, None, datetime(2025, 8, 1, tzinfo=UTC), Decimal(1))


@pytest.mark.parametrize("layout", ["layout", "narrow"])
def test_plotly_knows_everything_in_it(layout):
    chart = absence_chart(series(6.6, 5.9, None, 7.1, national=[5.6, 7.5]), name="Dag")

    figure = go.Figure({"data": chart["data"], "layout": chart[layout]})

    assert len(figure.data) == 3


def test_presence_stands_above_absence_on_the_same_scale():
    layout = absence_chart(series(6.6, 9.2), name="Dag")["layout"]

    upper, lower = layout["yaxis"], layout["yaxis2"]
    assert upper["domain"][0] > lower["domain"][1]
    assert upper["range"] == [90, 100]
    assert lower["range"] == [0, 10]


def test_hidden_and_missing_quarters_are_gaps():
    presence, absence, national = absence_chart(
        series(6.6, None, "missing", 7.0, national=[5.6, None, 6.8]), name="Dag"
    )["data"]

    assert presence["y"] == [93.4, None, None, 93.0]
    assert absence["y"] == [6.6, None, None, 7.0]
    assert national["y"] == [5.6, None, 6.8, None]
    assert not any(line["connectgaps"] for line in (presence, absence, national))


def test_each_line_has_its_own_colour_and_its_own_dash_or_marker():
    lines = absence_chart(series(6.6), name="Dag")["data"]

    assert len({line["line"]["color"] for line in lines}) == 3
    assert len({(line["line"]["dash"], line["marker"]["symbol"]) for line in lines}) == 3


def test_lines_are_named_at_their_ends_and_names_do_not_cover_each_other():
    chart = absence_chart(series(6.6, 6.5, national=[5.6, 6.4]), name="Dag")
    notes = {note["name"]: note for note in chart["layout"]["annotations"]}

    own = notes["absence"]
    assert (own["x"], own["y"], own["text"]) == (1, 6.5, "Dag")
    assert notes["absence"]["yshift"] - notes["national"]["yshift"] >= 20
    far = absence_chart(series(6.6, 9.5, national=[5.6, 6.4]), name="Dag")["layout"]["annotations"]
    assert {note["yshift"] for note in far if note["name"] != "heading"} == {0}


def test_on_small_screens_no_text_above_a_field_stands_beside_another():
    narrow = absence_chart(series(6.6, 6.5, national=[5.6, 6.4]), name="Dag")["narrow"]

    above = sorted(note["yshift"] for note in narrow["annotations"] if note["y"] == 0.42)
    assert [later - earlier for earlier, later in pairwise(above)] == [20, 20]
    room = (0.58 - 0.42) * (narrow["height"] - narrow["margin"]["t"] - narrow["margin"]["b"])
    assert above[-1] + 20 < room
    assert {note["x"] for note in narrow["annotations"]} == {0}


def test_lines_without_points_have_no_name():
    chart = absence_chart(series(None, None), name="Dag")

    assert {note["name"] for note in chart["layout"]["annotations"]} == {"heading"}


def test_a_break_in_ssbs_series_is_marked_where_it_is():
    (mark,) = absence_chart(series(6.6, 6.5, 6.4), name="Dag")["layout"]["shapes"]

    assert mark["x0"] == mark["x1"] == 1.5  # before 2024K1
    assert absence_chart(series(6.6, 6.5), name="Dag")["layout"]["shapes"] == []


def test_no_text_makes_plotly_set_a_style_attribute():
    chart = absence_chart(series(6.6), name="<b>Dag & natt</b>")
    notes = chart["layout"]["annotations"] + chart["narrow"]["annotations"]

    assert not [note for note in notes if re.search(r"<(b|i|span|sup)\b", note["text"])]


def test_the_data_cannot_end_its_script_element():
    chart = absence_chart(series(6.6), name="</script><script>alert(1)</script>&")

    element = str(script(chart, element_id="chart"))

    assert element.count("<") == 2
    assert json.loads(element[element.index(">") + 1 : element.rindex("<")]) == json.loads(
        json.dumps(chart)
    )
