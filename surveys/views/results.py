"""The page of results."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from surveys import permissions, presentation
from surveys.models import RoundNode


@require_safe
@login_required
def results(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The published results of one part of the organisation."""
    asked, nodes = permissions.results_for(request.user, round_id)
    node = _chosen(nodes, request.GET.get("enhet", ""))
    context = {
        "round": asked,
        "nodes": nodes,
        "node": node,
        "results": presentation.results_of(asked, node),
    }
    return render(request, "surveys/results.html", context)


def _chosen(nodes: list[RoundNode], wanted: str) -> RoundNode:
    """The node asked for, or the first.

    Raises:
        Http404: it is not among those that the person may see.
    """
    if not wanted:
        return nodes[0]
    for node in nodes:
        if str(node.pk) == wanted:
            return node
    raise Http404
