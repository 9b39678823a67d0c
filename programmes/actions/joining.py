"""Joining an organisation with a code on paper."""

from django.db import transaction
from django.db.models import CharField, Func
from django.db.models.functions import Cast

from accounts import codes
from accounts.actions import make_account
from accounts.models import User
from programmes.join_codes import CODE_LENGTH, digest_of
from programmes.models import JoinCode, Membership, Unit
from programmes.scope import scope

# A spent code is marked used and its digest forgotten, so that no code ever leads to a person.
SPENT = {"is_used": True, "digest": Cast(Func(function="gen_random_uuid"), CharField())}


class UnusableCode(Exception):
    """The code does not exist, has been used, or has been withdrawn; which of them is not told."""


@transaction.atomic
def make_codes(*, unit: Unit, number: int) -> list[str]:
    """New codes for a unit, to be printed at once: they can never be read again."""
    made = [codes.new_code(CODE_LENGTH) for _ in range(number)]
    JoinCode.objects.bulk_create(
        JoinCode(organisation_id=unit.organisation_id, unit=unit, digest=digest_of(code))
        for code in made
    )
    return made


@transaction.atomic
def withdraw_codes(*, unit: Unit) -> None:
    """Makes every unused code of the unit useless.

    The rows stay and look used, so that nobody can count how many people have joined.
    """
    JoinCode.objects.filter(unit=unit, is_used=False).update(**SPENT)


@transaction.atomic
def join(*, digest: str, login_name: str, password: str) -> tuple[User, str]:
    """A new account as an employee in the code's unit, and its recovery code.

    Of two people with one code exactly one gets in: the other waits for the row and finds it used.

    Raises:
        UnusableCode: the code cannot be used.
        LoginNameTaken: somebody has the name; the code can still be used.
    """
    with scope(join_code=digest):
        code = JoinCode.objects.select_for_update().filter(digest=digest, is_used=False).first()
    if code is None:
        raise UnusableCode
    user, recovery_code = make_account(login_name=login_name, password=password)
    with scope(organisations=[code.organisation_id]):
        Membership.objects.create(
            organisation_id=code.organisation_id,
            unit_id=code.unit_id,
            user=user,
            role=Membership.Role.EMPLOYEE,
        )
        JoinCode.objects.filter(pk=code.pk).update(**SPENT)
    return user, recovery_code
