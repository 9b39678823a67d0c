"""The answer page: nobody knows who asks for it. Only the ballot opens it."""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from programmes.middleware import without_person
from programmes.scope import scope
from surveys import ballots
from surveys.actions import RoundNotOpen, store_answer
from surveys.ballots import Ballot
from surveys.forms import AnswerForm
from surveys.models import Round, SpentBallot
from website.navigation import NavigationLink

no_store = cache_control(private=True, no_store=True)


@without_person
@no_store
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The questionnaire, and its sending. Reads no session and no user."""
    ballot = ballots.take_in(request, round_id)
    if ballot is None:
        return _page(request, "surveys/no_ballot.html", {"round_id": round_id}, status=404)
    with scope(organisations=[ballot.organisation_id]):
        return _with_ballot(request, ballot)


@without_person
@no_store
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What an answer is met with; the same page for every answer."""
    return _page(request, "surveys/thanks.html", {})


def _with_ballot(request: HttpRequest, ballot: Ballot) -> HttpResponse:
    asked = Round.objects.filter(pk=ballot.round_id).first()
    if asked is None or not asked.takes_answers_on(timezone.localdate()):
        return _closed(request)
    if SpentBallot.objects.filter(round=asked, digest=ballot.digest).exists():
        return _thank(ballot)
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(sent, instrument=asked.instrument)
    if form.is_bound and form.is_valid():
        return _store(request, ballot, form)
    return _page(request, "surveys/answer.html", {"round": asked, "form": form})


def _store(request: HttpRequest, ballot: Ballot, form: AnswerForm) -> HttpResponse:
    try:
        store_answer(ballot=ballot, answers=form.answers(), at=timezone.localdate())
    except RoundNotOpen:
        return _closed(request)
    return _thank(ballot)


def _thank(ballot: Ballot) -> HttpResponseRedirect:
    response = redirect("surveys:thanks")
    ballots.take_back(response, ballot.round_id)
    return response


def _closed(request: HttpRequest) -> HttpResponse:
    return _page(request, "surveys/closed.html", {}, status=410)


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page that is drawn without asking who reads it.

    The base template asks for the user and for messages, and both would open the session.
    """
    request.user = AnonymousUser()
    way_back = NavigationLink(_("Tilbake til undersøkelsene"), reverse("surveys:rounds"), "")
    context |= {"messages": [], "account_links": [way_back]}
    return render(request, template, context, status=status)
