"""The list of rounds, and the page before a round begins."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from surveys import ballots, permissions, selectors
from surveys.actions import AlreadyBegun, GroupFull, RoundNotOpen, begin
from surveys.forms import GroupForm
from surveys.models import Round, RoundGroup
from surveys.places import groups_open_to


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
    form = GroupForm(
        request.POST if request.method == "POST" else None,
        groups=groups_open_to(request.user, [asked])[asked.pk],
    )
    # A ballot on the device is somebody's: a new one would take its place.
    if form.is_valid() and not ballots.lies_here(request, round_id):
        return _begin(request, asked, form)
    return _page(request, asked, form)


def _begin(request: HttpRequest, asked: Round, form: GroupForm) -> HttpResponse:
    """Gives the device a ballot and sends the person on to the answer page."""
    group = form.chosen
    try:
        ballot = begin(round=asked, group=group, by=request.user, at=timezone.localdate())
    except (AlreadyBegun, RoundNotOpen):
        return _page(request, asked, form)
    except GroupFull:
        return _page(request, asked, form, full=group)
    response = redirect("surveys:answer", round_id=asked.pk)
    ballots.hand_out(response, ballot)
    return response


def _page(
    request: HttpRequest, asked: Round, form: GroupForm, *, full: RoundGroup | None = None
) -> HttpResponse:
    today = timezone.localdate()
    keeps = permissions.keeps(request.user, asked)
    context = {
        "round": asked,
        "instrument": asked.instrument,
        "form": form,
        "full": full,
        "takes_answers": asked.takes_answers_on(today),
        "has_begun": selectors.has_begun(request.user, asked),
        "lies_here": ballots.lies_here(request, asked.pk),
        "may_close": keeps and today >= asked.closes_early_from,
        "may_close_later": keeps and today < asked.closes_early_from < asked.closes_date,
    }
    return render(request, "surveys/round.html", context)
