"""Working days by the law of each day, and the terms counted in them.

A working day is Monday to Friday but for the holidays of КЗпП ст. 73; a holiday that falls on a weekend moves to the
next working day (ст. 67 ч. 3). The Cabinet's yearly swaps of days are recommendations and do not count. Under martial
law there are neither holidays nor transfers (2136-IX ст. 6 ч. 6). The day of the event itself is never counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

NO_HOLIDAYS_FROM = date(2022, 3, 24)
"""2136-IX came into force: since then martial law suspends holidays."""

DAY = timedelta(1)


class Calendar:
    """The working days of a country whose martial law lasted at these times.

    martial_law: first day -> last day of each time, ISO; "" for a time that has not ended. off: `days_off`, or what
    remembers its answers.
    """

    def __init__(self, martial_law: Mapping[str, str], off: Callable[[int], frozenset[date]] | None = None) -> None:
        self._off = off or days_off
        self._martial = tuple(
            (date.fromisoformat(first), date.fromisoformat(last) if last else date.max)
            for first, last in sorted(martial_law.items())
        )

    def martial(self, day: date) -> bool:
        """Is the day under martial law?"""
        return any(first <= day <= last for first, last in self._martial)

    def working(self, day: date) -> bool:
        """Is the day a working one?"""
        if day.weekday() >= 5:
            return False
        return (day >= NO_HOLIDAYS_FROM and self.martial(day)) or day not in self._off(day.year)

    def shifted(self, day: date, count: int) -> date:
        """The count-th working day after the day, or before it when count is negative; the day itself for 0.

        «Within N working days after» ends on `shifted(day, N)`; «N working days before» on `shifted(day, -N)`.
        """
        step = DAY if count > 0 else -DAY
        for _ in range(abs(count)):
            day += step
            while not self.working(day):
                day += step
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after the first day up to and with the last; 0 when last is not later."""
        return sum(self.working(first + DAY * count) for count in range(1, (last - first).days + 1))


@cache
def holidays(year: int) -> Mapping[date, str]:
    """Holidays of a year by КЗпП ст. 73, with their Ukrainian names, on their own days; martial law is not asked."""
    from holidays import country_holidays
    from holidays.constants import PUBLIC, WORKDAY

    found = country_holidays("UA", years=year, language="uk", observed=False, categories=(PUBLIC, WORKDAY))
    # What is neither a holiday nor its transfer is named «Вихідний день (перенесено з …)» or «… згідно указу …».
    return {day: name for day, name in sorted(found.items()) if not name.startswith("Вихідний")}


@cache
def days_off(year: int) -> frozenset[date]:
    """Holidays of a year and the days to which those on a weekend move, as if there were no martial law.

    Transfers are law since 23.04.1999 (КЗпП ст. 67 ч. 3 by 576-XIV), where the records begin to matter; the few years
    before are counted alike.
    """
    own = holidays(year)
    moved: set[date] = set()
    for day in own:
        if day.weekday() >= 5:
            after = day + DAY
            while after.weekday() >= 5 or after in own or after in moved:
                after += DAY
            moved.add(after)
    return frozenset({*own, *moved})
