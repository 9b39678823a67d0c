"""The figures, as docs/measures.md defines them. Exact decimals, halves rounded up as Nav does."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

ONE_DECIMAL = Decimal("0.1")
THREE_DECIMALS = Decimal("0.001")


class NoContractualDays(ValueError):
    """There was no work to be absent from, so no rate exists."""


def rounded(days: Decimal) -> Decimal:
    """Days (dagsverk) with one decimal, halves up."""
    return days.quantize(ONE_DECIMAL, ROUND_HALF_UP)


def sickness_absence_rate(*, lost: Decimal, contractual: Decimal) -> Decimal:
    """Sickness absence in per cent of contractual days, 0–100, one decimal.

    Both counts are rounded to one decimal, their ratio to three, halves up, as Nav's published
    figures are.

    Args:
        lost: days lost to own sickness, in full-time days (dagsverk), 0 or more.
        contractual: contractual days of the same people and time, above 0.

    Raises:
        NoContractualDays: the contractual days are zero.

    Source: SSB, «Om statistikken» for sykefravær; rounding: Nav, employer statistics.
    """
    if not rounded(contractual):
        raise NoContractualDays
    ratio = (rounded(lost) / rounded(contractual)).quantize(THREE_DECIMALS, ROUND_HALF_UP)
    return (ratio * 100).quantize(ONE_DECIMAL)


def presence_rate(*, lost: Decimal, contractual: Decimal) -> Decimal:
    """Presence in per cent of contractual days, 0–100, one decimal: what sickness did not take.

    The rest up to 100 of the rounded absence rate, so that the two always make 100.0.

    Raises:
        NoContractualDays: the contractual days are zero.
    """
    return 100 - sickness_absence_rate(lost=lost, contractual=contractual)


def four_quarters(quarters: Sequence[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
    """Lost and contractual days of four quarters together, for a rate that is sum over sum.

    A mean of four rates would give a quarter with little work as much weight as one with much.

    Args:
        quarters: lost and contractual days of each of four successive quarters.

    Raises:
        ValueError: there are not four.
    """
    if len(quarters) != 4:
        raise ValueError(f"{len(quarters)} quarters")
    return sum((lost for lost, _ in quarters), Decimal()), sum(
        (contractual for _, contractual in quarters), Decimal()
    )
