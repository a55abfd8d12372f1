"""Working days for the demo, on the safe side of the law.

A day that was a holiday in any year of the corpus, or to which one may have moved, is taken for one: so a deadline
kept by this count is kept by the law's (КЗпП ст. 73), and a term of so many working days is never too short.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, easter

FIXED = frozenset(
    {(1, 1), (1, 7), (1, 8), (3, 8), (5, 1), (5, 2), (5, 9), (6, 28), (8, 24), (10, 14), (11, 7), (11, 8), (12, 25)},
)
"""(month, day) of holidays between 1999 and 2019."""


@cache
def _holidays(year: int) -> frozenset[date]:
    sunday = easter(year, EASTER_ORTHODOX)
    days = {date(year, month, day) for month, day in FIXED} | {sunday, sunday + timedelta(49)}
    moved = set()
    for day in sorted(days):
        if day.weekday() >= 5:
            after = day + timedelta(1)
            while after.weekday() >= 5 or after in days or after in moved:
                after += timedelta(1)
            moved.add(after)
    return frozenset(days | moved)


@cache
def working(day: date) -> bool:
    return day.weekday() < 5 and day not in _holidays(day.year)


@cache
def on_or_after(day: date) -> date:
    """The day itself or the next working one."""
    while not working(day):
        day += timedelta(1)
    return day


@cache
def shifted(day: date, count: int) -> date:
    """The count-th working day after (before, when negative) the day, which itself is not counted."""
    step = timedelta(1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not working(day):
            day += step
    return day


def between(first: date, last: date) -> int:
    """Working days after the first day up to the last one."""
    return sum(working(first + timedelta(n)) for n in range(1, (last - first).days + 1))
