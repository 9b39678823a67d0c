"""Published figures as a page and as a file."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from dashboards import charts, permissions, presentation, selectors
from dashboards.forms import PlaceForm
from dashboards.official import ATTRIBUTION
from dashboards.places import Place
from dashboards.selectors import Series
from dashboards.template_file import as_csv, safe


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The person's organisation, or a list of them."""
    organisations = permissions.organisations_with_figures(request.user)
    if len(organisations) == 1:
        return redirect("dashboards:absence", organisations[0].pk)
    return render(request, "dashboards/home.html", {"organisations": organisations})


@require_safe
@login_required
def absence(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Presence and sickness absence of a place in an organisation."""
    visible = permissions.figures_for(request.user, organisation_id)
    place = permissions.place_for(visible.places, request.GET.get("enhet", ""))
    series = selectors.series_of(visible.organisation, place) if place else None
    chosen = {"enhet": str(place.id)} if place else None
    context: dict[str, Any] = {
        "organisation": visible.organisation,
        "place": place,
        "place_form": PlaceForm(initial=chosen, places=visible.places),
        "can_report": visible.can_report,
        "series": series,
    }
    if series and place:
        context |= {
            "sentences": presentation.sentences(series),
            "key_figures": presentation.key_figures(series),
            "table": presentation.table(series, name=place.name),
            "chart": _chart(series, place) if series.last_shown else "",
            "shown_share": presentation.shown_share(series),
            "without_national": presentation.ranges(series.without_national),
            "breaks": presentation.breaks_within(series.quarters),
            "attribution": ATTRIBUTION,
        }
    return render(request, "dashboards/absence.html", context)


def _chart(series: Series, place: Place) -> SafeString:
    """The chart's data for the page's script."""
    chart = charts.absence_chart(series, name=place.name)
    return charts.script(chart, element_id="absence-chart-data")


@require_safe
@login_required
def absence_file(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """The same figures as a CSV file, hidden ones as «:»."""
    visible = permissions.figures_for(request.user, organisation_id)
    place = permissions.place_for(visible.places, request.GET.get("enhet", ""))
    series = selectors.series_of(visible.organisation, place) if place else None
    figures = presentation.rows(series, in_words=False) if series else []
    lines: list[list[str]] = [[safe(place.name)]] if place else []
    lines += [presentation.columns()]
    lines += [[":" if text is None else text for text in row] for row in figures]
    return csv_answer(as_csv(lines), name="naervaer.csv")


def csv_answer(content: bytes, *, name: str) -> HttpResponse:
    """A file to save."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
