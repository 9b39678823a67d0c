"""The list of organisations, and the page of one."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programmes import permissions, selectors
from programmes.forms import SearchForm
from programmes.models import County

ROWS_ON_A_PAGE = 50


@login_required
def organisations(request: HttpRequest) -> HttpResponse:
    """Own organisations for a member; those in own counties for an adviser."""
    counties = selectors.counties_of(request.user)
    sought = request.GET.get("sok", "").strip()[:120]
    listed = _matching(selectors.organisations_in_counties(counties) if counties else [], sought)
    page = Paginator(listed, ROWS_ON_A_PAGE).get_page(request.GET.get("side"))
    return render(
        request,
        "programmes/organisations.html",
        {
            "own": selectors.organisations_of_member(request.user),
            "counties": [County(county).label for county in counties],
            "page": page,
            "sought": sought,
            "form": SearchForm(initial={"sok": sought}),
        },
    )


def _matching(
    rows: list[selectors.OrganisationRow], sought: str
) -> list[selectors.OrganisationRow]:
    """Rows whose name holds what is sought, or whose number begins with it."""
    number, name = sought.replace(" ", ""), sought.casefold()
    return [
        row
        for row in rows
        if name in row.name.casefold() or (number and row.organisation_number.startswith(number))
    ]


@login_required
def organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """One organisation: state, dates, units, whom to ask, and who sees its figures."""
    found = permissions.organisation_for(request.user, organisation_id)
    units = permissions.units_shown_to(request.user, found)
    is_member = bool(permissions.roles_in(request.user, found.pk))

    def holds(roles: frozenset[permissions.Role]) -> bool:
        return permissions.has_role_for_all(request.user, found.pk, roles)

    return render(
        request,
        "programmes/organisation.html",
        {
            "organisation": found,
            "is_member": is_member,
            "units": selectors.in_tree_order(units),
            "enrolments": selectors.enrolment_rows(found, units),
            "contacts": selectors.contacts_in(found) if is_member else [],
            "is_open": selectors.has_open_access(found),
            "sees_figures": bool(permissions.units_with_figures_for(request.user, found)),
            "keeps_access": holds(permissions.KEEPERS_OF_ACCESS),
            "keeps_codes": holds(permissions.KEEPERS_OF_CODES),
        },
    )
