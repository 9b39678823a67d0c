"""The organisation's word on who sees its published figures."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from programmes.models import AccessGrant, Organisation


@transaction.atomic
def grant_access(*, organisation: Organisation, by: Any, at: datetime) -> AccessGrant:
    """Lets advisers in the organisation's county see its published figures from now on.

    Asking twice, or two at once, gives one grant.
    """
    try:
        with transaction.atomic():
            return AccessGrant.objects.create(
                organisation=organisation, county=organisation.county, granted_by=by, granted_at=at
            )
    except IntegrityError:
        return AccessGrant.objects.get(
            organisation=organisation, county=organisation.county, revoked_at__isnull=True
        )


@transaction.atomic
def withdraw_access(*, organisation: Organisation, at: datetime) -> None:
    """Closes the figures to every adviser from now on; what they saw before stays recorded."""
    AccessGrant.objects.filter(organisation=organisation, revoked_at__isnull=True).update(
        revoked_at=at
    )
