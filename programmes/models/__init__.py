"""Organisations and who takes part in what."""

from programmes.models.enrolment import AccessGrant, Enrolment
from programmes.models.organisation import County, Organisation, Unit
from programmes.models.participation import CountyAssignment, JoinCode, Membership
from programmes.models.reporting import ReportingGroup

__all__ = [
    "AccessGrant",
    "County",
    "CountyAssignment",
    "Enrolment",
    "JoinCode",
    "Membership",
    "Organisation",
    "ReportingGroup",
    "Unit",
]
