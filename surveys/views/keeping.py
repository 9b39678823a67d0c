"""What HR does with rounds: plan one, and close one before its last day."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from surveys import permissions
from surveys.actions import NoReportingGroups, close_round, plan_round
from surveys.forms import RoundForm
from surveys.models import Round


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The form that plans a round."""
    organisations = permissions.organisations_kept_by(request.user)
    today = timezone.localdate()
    sent = request.POST if request.method == "POST" else None
    form = RoundForm(sent, organisations=organisations, today=today)
    if form.is_bound and form.is_valid() and (planned := _plan(form)):
        messages.success(request, _("Runden «%(name)s» er satt opp.") % {"name": planned.name})
        return redirect("surveys:rounds")
    return render(request, "surveys/new.html", {"form": form})


def _plan(form: RoundForm) -> Round | None:
    """The planned round; None, with an error on the form, when nobody could answer it."""
    fields = form.cleaned_data
    try:
        return plan_round(
            organisation=fields["organisation"],
            instrument=form.chosen_instrument(),
            name=fields["name"],
            opens_date=fields["opens_date"],
            closes_date=fields["closes_date"],
            at=form.today,
        )
    except NoReportingGroups:
        form.add_error(
            None,
            _("Vi mangler antall ansatte i enhetene. Fem er det minste en gruppe kan ha."),
        )
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def close(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Asks whether to close the round now, and does it."""
    today = timezone.localdate()
    asked = permissions.round_to_close(request.user, round_id, today)
    if request.method == "POST":
        close_round(round=asked, at=today)
        messages.success(
            request,
            _("Runden «%(name)s» er avsluttet. Resultatene kommer om litt.") % {"name": asked.name},
        )
        return redirect("surveys:rounds")
    return render(request, "surveys/close.html", {"round": asked})
