"""Takes hold of a round, so that two transactions do not change it at once."""

from uuid import UUID

from surveys.models import Round


def hold(round_id: UUID) -> Round:
    """The round as it is now, locked until the transaction ends.

    Every transaction that writes answers takes this lock first, before it touches their tables, so
    that none of them waits for one that waits for it. The lock lets rows refer to the round.

    Raises:
        Round.DoesNotExist: no such round is in scope.
    """
    return Round.objects.select_for_update(no_key=True).get(pk=round_id)
