"""What can be done with organisations, units and people's parts in them."""

from programmes.actions.access import grant_access, withdraw_access
from programmes.actions.grouping import form_reporting_groups
from programmes.actions.joining import UnusableCode, join, make_codes, withdraw_codes

__all__ = [
    "UnusableCode",
    "form_reporting_groups",
    "grant_access",
    "join",
    "make_codes",
    "withdraw_access",
    "withdraw_codes",
]
