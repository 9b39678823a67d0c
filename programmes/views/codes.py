"""Sheets of codes for people to join with."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from programmes import actions, permissions, selectors
from programmes.forms import SheetForm
from programmes.models import Organisation, Unit


@login_required
def sheet(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Asks for unit and number, then shows the sheet once: in the answer itself, kept nowhere."""
    found = permissions.organisation_with_role(
        request.user, organisation_id, permissions.KEEPERS_OF_CODES
    )
    units = permissions.units_shown_to(request.user, found)
    form = SheetForm(request.POST or None, units=units)
    if not form.is_valid():
        context = {"form": form, "organisation": found, "made": _made(found, units)}
        return render(request, "programmes/codes.html", context)
    unit, number = form.cleaned_data["unit"], form.cleaned_data["number"]
    context = {
        "organisation": found,
        "unit": unit,
        "codes": actions.make_codes(unit=unit, number=number),
        "address": f"{request.get_host()}{reverse('join:code')}",
    }
    return render(request, "programmes/sheet.html", context)


def _made(found: Organisation, units: list[Unit]) -> list[tuple[selectors.UnitRow, int]]:
    numbers = selectors.number_of_codes_made(found)
    rows = selectors.in_tree_order(units)
    return [(row, numbers[row.id]) for row in rows if row.id in numbers]


@login_required
def withdraw(request: HttpRequest, organisation_id: UUID, unit_id: UUID) -> HttpResponse:
    """Makes the unit's unused codes useless."""
    unit = permissions.unit_with_role(
        request.user, organisation_id, unit_id, permissions.KEEPERS_OF_CODES
    )
    if request.method != "POST":
        return render(request, "programmes/withdraw_codes.html", {"unit": unit})
    actions.withdraw_codes(unit=unit)
    text = _("Koder til %(unit)s som ikke er brukt, virker ikke lenger.") % {"unit": unit.label}
    messages.success(request, text)
    return redirect("programmes:codes", organisation_id)
