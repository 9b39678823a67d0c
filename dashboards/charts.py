"""Charts as plain dictionaries in Plotly's format; the browser's script draws them.

Colours here are those of the light theme; the script puts in the page's own, by the name that each
line and text carries, so that dark and high-contrast modes are right.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import orjson
from django.utils.formats import get_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dashboards import official
from dashboards.selectors import QuarterFigures, Series

PRESENCE, ABSENCE, NATIONAL = "presence", "absence", "national"
INK = {PRESENCE: "#0b5b5e", ABSENCE: "#a2451f", NATIONAL: "#57504a"}
TEXT, GRID = "#2b2724", "#d5cabd"
STYLE = {
    PRESENCE: ("solid", "circle"),
    ABSENCE: ("solid", "diamond"),
    NATIONAL: ("dot", "square-open"),
}
PRESENCE_TOP, ABSENCE_TOP = 1.0, 0.42  # where the two fields end, as shares of the height
NARROW_LINE = 20  # pixels between lines of text above a field on small screens
CLOSE = 1.5  # labels of lines that end nearer than this, in percentage points, are moved apart

Values = list[float | None]
Chart = dict[str, Any]


def absence_chart(series: Series, *, name: str) -> Chart:
    """Presence above sickness absence, with the country's line, by quarter.

    Args:
        series: the figures; hidden and missing quarters become gaps.
        name: what the place is called, for the labels.

    Returns:
        `data` and `layout` as Plotly takes them, and `narrow`: the layout for small screens.
    """
    quarters = series.quarters
    lines = {
        PRESENCE: [_own(one, "presence") for one in quarters],
        ABSENCE: [_own(one, "absence") for one in quarters],
        NATIONAL: [None if one.national is None else float(one.national) for one in quarters],
    }
    labels = {PRESENCE: name, ABSENCE: name, NATIONAL: _("Hele landet (SSB)")}
    layout = _layout(quarters, _span(lines))
    return {
        "data": [_line(key, quarters, lines[key], labels[key]) for key in lines],
        "layout": layout | _wide(lines, labels),
        "narrow": layout | _narrow(labels),
    }


def script(chart: Chart, *, element_id: str) -> SafeString:
    """The chart as a script element of data, which no browser runs."""
    json = orjson.dumps(chart).decode()
    for character in "<>&":
        json = json.replace(character, f"\\u{ord(character):04x}")
    return format_html(
        '<script id="{}" type="application/json">{}</script>',
        element_id,
        mark_safe(json),  # noqa: S308  escaped above
    )


def _own(one: QuarterFigures, figure: str) -> float | None:
    value: Decimal | None = getattr(one.own, figure) if one.own else None
    return None if value is None else float(value)


def _line(key: str, quarters: Sequence[QuarterFigures], values: Values, label: str) -> Chart:
    dash, symbol = STYLE[key]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": label,
        "meta": key,
        "x": [str(one.quarter) for one in quarters],
        "customdata": [one.quarter.label for one in quarters],
        "y": values,
        "yaxis": "y" if key == PRESENCE else "y2",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": INK[key], "dash": dash, "width": 2 if key == NATIONAL else 2.5},
        "marker": {"color": INK[key], "symbol": symbol, "size": 6 if key == NATIONAL else 7},
        "hovertemplate": "%{customdata}<br>%{fullData.name}: %{y:.1f} "
        + _("prosent")
        + "<extra></extra>",
    }


def _span(lines: dict[str, Values]) -> int:
    """Percentage points that both fields cover, so that a step has the same height in each."""
    absences = [value for key in (ABSENCE, NATIONAL) for value in lines[key] if value is not None]
    return 2 * (int(max(absences, default=6)) // 2 + 1)


def _layout(quarters: Sequence[QuarterFigures], span: int) -> Chart:
    """What wide and narrow charts share."""
    years = [one.quarter for one in quarters if one.quarter.number == 1]
    field = {
        "gridcolor": GRID,
        "zeroline": False,
        "fixedrange": True,
        "dtick": 2 if span <= 10 else 5,
        "tickformat": ".0f",
    }
    return {
        "separators": get_format("DECIMAL_SEPARATOR") + get_format("THOUSAND_SEPARATOR"),
        "font": {"family": "Inter, system-ui, sans-serif", "size": 15, "color": TEXT},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "shapes": [_break_mark(place) for place in _breaks(quarters)],
        "dragmode": False,
        "hovermode": "closest",
        "xaxis": {
            "type": "category",
            "anchor": "y2",
            "range": [-0.5, len(quarters) - 0.5],
            "tickvals": [str(quarter) for quarter in years],
            "ticktext": [str(quarter.year) for quarter in years],
            "tickangle": 0,
            "gridcolor": GRID,
            "fixedrange": True,
        },
        "yaxis": field | {"domain": [0.58, PRESENCE_TOP], "range": [100 - span, 100]},
        "yaxis2": field | {"domain": [0, ABSENCE_TOP], "range": [0, span]},
    }


def _breaks(quarters: Sequence[QuarterFigures]) -> list[int]:
    """Positions of the quarters from which SSB's series is counted in another way."""
    return [n for n, one in enumerate(quarters) if n and one.quarter in official.BREAKS]


def _break_mark(place: int) -> Chart:
    """An upright line across the field of absence, just before the quarter at this position."""
    return {
        "type": "line",
        "name": NATIONAL,
        "x0": place - 0.5,
        "x1": place - 0.5,
        "yref": "paper",
        "y0": 0,
        "y1": ABSENCE_TOP,
        "line": {"color": INK[NATIONAL], "dash": "dash", "width": 1},
    }


def _wide(lines: dict[str, Values], labels: dict[str, str]) -> Chart:
    """Each line has its name at its end."""
    ends = {key: end for key, values in lines.items() if (end := _end(values))}
    notes = [_heading(_("Nærvær, prosent"), PRESENCE_TOP)]
    notes += [_heading(_("Sykefravær, prosent"), ABSENCE_TOP)]
    notes += [_label(key, labels[key], end, _shift(key, ends)) for key, end in ends.items()]
    return {"height": 560, "margin": {"l": 44, "r": 170, "t": 40, "b": 36}, "annotations": notes}


def _end(values: Values) -> tuple[int, float] | None:
    """Position and value of the last point, None when there is none."""
    points = [(place, value) for place, value in enumerate(values) if value is not None]
    return points[-1] if points else None


def _shift(key: str, ends: dict[str, tuple[int, float]]) -> int:
    """Pixels up that keep two labels in one field apart."""
    if key == PRESENCE or not {ABSENCE, NATIONAL} <= ends.keys():
        return 0
    own, other = ends[key][1], ends[NATIONAL if key == ABSENCE else ABSENCE][1]
    if abs(own - other) >= CLOSE:
        return 0
    return 11 if (own, key == NATIONAL) > (other, key == ABSENCE) else -11


def _label(key: str, text: str, end: tuple[int, float], shift: int) -> Chart:
    return {
        "name": key,
        "text": _wrapped(text),
        "x": end[0],
        "y": end[1],
        "yref": "y" if key == PRESENCE else "y2",
        "xanchor": "left",
        "align": "left",
        "xshift": 12,
        "yshift": shift,
        "showarrow": False,
        "font": {"color": INK[key], "size": 15},
    }


def _wrapped(text: str, *, width: int = 20) -> str:
    """A name that fits the margin, since a chart does not break lines by itself."""
    text = text if len(text) <= width else f"{text[: width - 1].rstrip()}…"
    # Plotly reads a few HTML tags in texts; names are text.
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _heading(text: str, top: float) -> Chart:
    return {
        "name": "heading",
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": top,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 10,
        "showarrow": False,
        # Not <b>: Plotly would set a style attribute, which the Content Security Policy forbids.
        "font": {"color": TEXT, "size": 15, "weight": 600},
    }


def _narrow(labels: dict[str, str]) -> Chart:
    """The lines' names stand above the fields, one below the other, as a small screen has room."""
    notes = [
        _heading(_("Nærvær, prosent"), PRESENCE_TOP),
        _heading(_("Sykefravær, prosent"), ABSENCE_TOP),
    ]
    notes[1]["yshift"] = 6 + 2 * NARROW_LINE
    for above, (key, sign) in enumerate({NATIONAL: "□", ABSENCE: "◆"}.items()):
        text = f"{sign} {_wrapped(labels[key], width=32)}"
        shift = 6 + above * NARROW_LINE
        ink = {"color": INK[key], "size": 13}
        notes.append(_heading(text, ABSENCE_TOP) | {"name": key, "yshift": shift, "font": ink})
    return {
        "height": 560,
        "margin": {"l": 34, "r": 12, "t": 40, "b": 32},
        "font": {"family": "Inter, system-ui, sans-serif", "size": 13, "color": TEXT},
        "annotations": notes,
    }
