"""The list of rounds, and the page before a round begins."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from surveys import ballots, permissions, selectors
from surveys.actions import AlreadyBegun, RoundNotOpen, begin
from surveys.models import Round, RoundGroup


@require_safe
@login_required
def rounds(request: HttpRequest) -> HttpResponse:
    """Rounds the person may answer, and results the person may see."""
    listed = selectors.rounds_for(request.user, timezone.localdate())
    context = {
        "open": [each for each in listed if each.may_answer],
        "published": [each for each in listed if each.round.is_published],
        "others": [each for each in listed if not each.may_answer and not each.round.is_published],
        "may_plan": permissions.keeps_rounds(request.user),
    }
    return render(request, "surveys/rounds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def round_page(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """What to know before answering; begins when asked to."""
    asked = permissions.round_for_member(request.user, round_id)
    group = permissions.group_of(request.user, asked)
    if request.method == "POST" and group is not None:
        return _begin(request, asked, group)
    return _page(request, asked, group)


def _begin(request: HttpRequest, asked: Round, group: RoundGroup) -> HttpResponse:
    """Gives the device a ballot and sends the person on to the answer page."""
    try:
        ballot = begin(round=asked, group=group, by=request.user, at=timezone.localdate())
    except (AlreadyBegun, RoundNotOpen):
        return _page(request, asked, group)
    response = redirect("surveys:answer", round_id=asked.pk)
    ballots.hand_out(response, ballot, closes_date=asked.closes_date)
    return response


def _page(request: HttpRequest, asked: Round, group: RoundGroup | None) -> HttpResponse:
    context = {
        "round": asked,
        "instrument": asked.instrument,
        "group": group,
        "takes_answers": asked.takes_answers_on(timezone.localdate()),
        "has_begun": selectors.has_begun(request.user, asked),
        "may_close": permissions.can_close(request.user, asked),
    }
    return render(request, "surveys/round.html", context)
