"""Reads of organisations, roles and enrolments."""

from programmes.selectors.joining import Place, number_of_codes_made, place_of_code
from programmes.selectors.organisations import (
    Contact,
    EnrolmentRow,
    OrganisationRow,
    UnitRow,
    contacts_in,
    enrolment_rows,
    has_open_access,
    in_tree_order,
    organisations_in_counties,
    organisations_of_member,
)
from programmes.selectors.people import (
    counties_of,
    is_member,
    memberships_of,
    organisations_of,
    organisations_open_to,
)

__all__ = [
    "Contact",
    "EnrolmentRow",
    "OrganisationRow",
    "Place",
    "UnitRow",
    "contacts_in",
    "counties_of",
    "enrolment_rows",
    "has_open_access",
    "in_tree_order",
    "is_member",
    "memberships_of",
    "number_of_codes_made",
    "organisations_in_counties",
    "organisations_of",
    "organisations_of_member",
    "organisations_open_to",
    "place_of_code",
]
