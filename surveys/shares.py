"""From counts to the shares that may be published."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

NEARLY_ALL = 90  # per cent; from here a share is told as «most», which shields the few others
NEARLY_NONE = 10

Shares = dict[str, tuple[int, int]]


def whole_percent(count: int, total: int) -> int:
    """A share in whole per cent, halves rounded up, 0–100; `total` is above 0."""
    return (200 * count + total) // (2 * total)


def shares_of_scale(counts: Mapping[str, int], total: int, *, sensitive: bool) -> Shares:
    """Shares of classes of which each person is in one, as [low, high] in whole per cent.

    Equal ends are the share itself, rounded. When nearly all are in one class, every share is a
    band, since a share told exactly gives away that nobody, or everybody, answered something. On a
    sensitive item a share that is nearly none is a band as well, and the others are told in tens:
    otherwise they would give it by subtraction from a hundred.

    Args:
        counts: class → persons, every class included.
        total: persons who answered the item, above 0.
        sensitive: the item is health-near, or about one leader.
    """
    percent = {key: whole_percent(count, total) for key, count in counts.items()}
    if max(percent.values()) >= NEARLY_ALL:
        return {
            key: (NEARLY_ALL, 100) if share >= NEARLY_ALL else (0, NEARLY_NONE)
            for key, share in percent.items()
        }
    if sensitive and min(percent.values()) <= NEARLY_NONE:
        return {key: _in_tens(share) for key, share in percent.items()}
    return {key: (share, share) for key, share in percent.items()}


def shares_of_choices(counts: Mapping[str, int], total: int) -> Shares:
    """Shares of options of which a person may choose several, as [low, high] in whole per cent."""
    percent = {key: whole_percent(count, total) for key, count in counts.items()}
    return {
        key: (NEARLY_ALL, 100) if share >= NEARLY_ALL else (share, share)
        for key, share in percent.items()
    }


def is_one_sided(shares: Shares) -> bool:
    """Nearly all have given the same answer."""
    return any(low >= NEARLY_ALL for low, _high in shares.values())


def mean_of(scores: int, total: int) -> Decimal:
    """The average place on the scale, one decimal, halves rounded up; `total` is above 0."""
    return (Decimal(scores) / total).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _in_tens(share: int) -> tuple[int, int]:
    if share <= NEARLY_NONE:
        return 0, NEARLY_NONE
    tens = share // 10 * 10
    return tens, tens + 9
