"""What can be done with organisations, units and people's parts in them."""

from programmes.actions.grouping import form_reporting_groups

__all__ = ["form_reporting_groups"]
