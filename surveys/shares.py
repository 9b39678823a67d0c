"""From counts to the shares that may be published."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

NEARLY_ALL = 90  # per cent; from here a share is told as «most», which shields the few others

Shares = dict[str, tuple[int, int]]

# Where each band begins, whole per cent; it ends just below the next. Finest first. Tens hold one
# person only in a small group, so coarser ones follow; the last never gives a single group away.
BANDS = (
    (0, 11, 20, 30, 40, 50, 60, 70, 80, 90),
    (0, 25, 50, 75),
    (0, 34, 67),
    (0, 51),
)


def whole_percent(count: int, total: int) -> int:
    """A share in whole per cent, halves rounded up, 0–100; `total` is above 0."""
    return (200 * count + total) // (2 * total)


def exact_shares(counts: Mapping[str, int], total: int) -> Shares:
    """Shares as [low, high] in whole per cent, both ends the share itself, rounded.

    Args:
        counts: class or option → persons, every one included.
        total: persons who answered the item, above 0.
    """
    percent = {key: whole_percent(count, total) for key, count in counts.items()}
    return {key: (share, share) for key, share in percent.items()}


def banded_shares(counts: Mapping[str, int], total: int, *, level: int) -> Shares:
    """Shares as the bands they lie in, [low, high] in whole per cent; arguments as above.

    Args:
        counts: class or option → persons, every one included.
        total: persons who answered the item, above 0.
        level: which of BANDS.
    """
    starts = BANDS[level]
    ends = (*(start - 1 for start in starts[1:]), 100)
    bands = list(zip(starts, ends, strict=True))
    return {
        key: next(band for band in bands if whole_percent(count, total) <= band[1])
        for key, count in counts.items()
    }


def counts_within(band: tuple[int, int], total: int) -> tuple[int, int]:
    """The fewest and the most persons of `total` whose share, rounded, lies in the band."""
    low, high = band
    # The least count with 200·count + total ≥ 2·total·low, and the one before that of high + 1.
    fewest = -(-(2 * low - 1) * total // 200)
    most = -(-(2 * high + 1) * total // 200) - 1
    return max(0, fewest), min(total, most)


def is_one_sided(counts: Mapping[str, int], total: int) -> bool:
    """Nearly all have given the same answer: told exactly, it would tell what everybody said."""
    return any(whole_percent(count, total) >= NEARLY_ALL for count in counts.values())


def mean_of(scores: int, total: int) -> Decimal:
    """The average place on the scale, one decimal, halves rounded up; `total` is above 0."""
    return (Decimal(scores) / total).quantize(Decimal("0.1"), ROUND_HALF_UP)
