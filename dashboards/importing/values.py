"""Single cells: numbers and quarters as people write them."""

import re
from decimal import ROUND_HALF_UP, Decimal

from dashboards.importing.columns import Column
from dashboards.importing.problems import Problem
from dashboards.quarters import Quarter

OLDEST_YEAR = 2000
LARGEST = Decimal(10_000_000)
SPACES = re.compile(r"[\s\u00a0\u202f']")
MINUS = ("-", "\u2212", "\u2013")
PLAIN_NUMBER = re.compile(r"\d+(?:\.\d+)?")
THOUSANDS_OR_DECIMALS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class BadCell(Exception):
    """The cell cannot be read. `problem` has no place yet."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail

    def at(self, line: int, column: Column) -> Problem:
        """The problem in its place."""
        return Problem(self.code, line=line, column=column.value, detail=self.detail)


def _with_point(text: str) -> str:
    """The number with a point before the decimals and nothing between thousands."""
    if "," in text and "." in text:
        thousands, decimals = sorted(",.", key=text.rindex)
        return text.replace(thousands, "").replace(decimals, ".")
    return text.replace(",", ".")


def days(text: str) -> Decimal:
    """Days with two decimals, halves up, from «1 234,5», «1234.5» or «1.234,5».

    Raises:
        BadCell: it is no number, negative, too large, or can be read in two ways.
    """
    bare = SPACES.sub("", text)
    if bare.startswith(MINUS) and PLAIN_NUMBER.fullmatch(_with_point(bare[1:])):
        raise BadCell("negative")
    if THOUSANDS_OR_DECIMALS.fullmatch(bare):
        raise BadCell("ambiguous_number")
    number = _with_point(bare)
    if not PLAIN_NUMBER.fullmatch(number) or not number.isascii():
        raise BadCell("not_a_number")
    if len(number) > 30 or Decimal(number) >= LARGEST:
        raise BadCell("too_large")
    return Decimal(number).quantize(Decimal("0.01"), ROUND_HALF_UP)


def people(text: str) -> int:
    """A number of people.

    Raises:
        BadCell: it is no whole number of at least five.
    """
    number = days(text)
    if number != number.to_integral_value():
        raise BadCell("not_whole")
    if number < 5:
        raise BadCell("too_few")
    return int(number)


def quarter(text: str, *, last: Quarter) -> Quarter:
    """A quarter that is over.

    Raises:
        BadCell: it is written otherwise, or has not ended.
    """
    try:
        found = Quarter.parse(text)
    except ValueError as error:
        raise BadCell("bad_quarter") from error
    if found.year < OLDEST_YEAR:
        raise BadCell("bad_quarter")
    if found > last:
        raise BadCell("unfinished_quarter", detail=str(last))
    return found
