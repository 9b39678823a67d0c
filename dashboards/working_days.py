"""Working days: Monday to Friday without Norway's public holidays."""

from datetime import date, timedelta
from functools import cache

from dashboards.quarters import Quarter

FIXED = ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))
DAYS_AFTER_EASTER = (-3, -2, 0, 1, 39, 49, 50)  # Maundy Thursday … Whit Monday


def easter_sunday(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar, by the anonymous algorithm of 1876."""
    golden = year % 19
    century, rest = divmod(year, 100)
    skipped, century_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - moon + 15) % 30
    leaps, leap_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """Norway's public holidays of a year."""
    easter = easter_sunday(year)
    moving = {easter + timedelta(days=days) for days in DAYS_AFTER_EASTER}
    return frozenset(moving | {date(year, month, day) for month, day in FIXED})


def working_days(quarter: Quarter) -> int:
    """Working days in a quarter, 58–66.

    Source: Nav, «Begreper»: Monday to Friday less public holidays.
    """
    day, after = quarter.start, quarter.plus(1).start
    number = 0
    while day < after:
        number += day.weekday() < 5 and day not in public_holidays(day.year)
        day += timedelta(days=1)
    return number
