"""When a deputy receives people, out of the words of the field `reception`: only where they can mean one thing."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import NamedTuple

DAYS = ("понеділ", "вівтор", "серед", "четвер", "п'ятниц", "субот", "неділ")
"""Beginnings of the days' names in any case, Monday first."""
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ORDINALS = {"перш": 1, "друг": 2, "трет": 3, "четверт": 4, "останн": -1}

_DAY = "понеділ(?:ок|ка)|вівтор(?:ок|ка)|серед[аиу]|четвер(?:га)?|п'ятниц[яію]|субот[аиу]|неділ[яію]"
_ENDING = "(?:ий|ій|я|а|у|ю|ої|ього|ого)"
_WEEKLY = rf"(?:що\s?|кожн(?:ий|ого|а|у|ої)\s)(?P<weekly>{_DAY})"
_MONTHLY = rf"(?P<ordinal>перш|друг|трет|четверт|останн){_ENDING} (?P<monthly>{_DAY})(?: кожного)? місяця"
_TIMES = r"(?:з )?(?P<from>\d{1,2}[:.]\d\d) ?(?:–|-|—|до) ?(?P<till>\d{1,2}[:.]\d\d)"
_RECEPTION = re.compile(rf"(?:{_WEEKLY}|{_MONTHLY})[,;:]? {_TIMES}(?:[,;] (?P<place>\S.*?))?\.?")
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ`´"), "'")


class Reception(NamedTuple):
    """Every week, or on the nth such day of every month. weekday: 0 is Monday. nth: 0 weekly, -1 the last one."""

    weekday: int
    nth: int
    begins: time
    ends: time
    place: str

    @property
    def rule(self) -> dict[str, str]:
        """Parts of an RRULE (RFC 5545, 3.3.10)."""
        if not self.nth:
            return {"FREQ": "WEEKLY", "BYDAY": CODES[self.weekday]}
        return {"FREQ": "MONTHLY", "BYDAY": f"{self.nth}{CODES[self.weekday]}"}

    def first(self, since: date) -> date:
        """The first such day that is not before `since`."""
        day = since + timedelta((self.weekday - since.weekday()) % 7)
        while self.nth and not self._is_nth(day):
            day += timedelta(7)
        return day

    def _is_nth(self, day: date) -> bool:
        if self.nth > 0:
            return (day.day - 1) // 7 + 1 == self.nth
        return (day + timedelta(7)).month != day.month


def read(text: str) -> Reception | None:
    """«щосереди, 14:00–16:00, кабінет 4», «перший понеділок місяця, 10:00–13:00»; None for any other words."""
    words = " ".join(text.translate(_APOSTROPHES).split())
    match = _RECEPTION.fullmatch(words.casefold())
    if match is None:
        return None
    begins, ends = (_time(match[name]) for name in ("from", "till"))
    if begins is None or ends is None or begins >= ends:
        return None
    named = match["weekly"] or match["monthly"]
    weekday = next(number for number, beginning in enumerate(DAYS) if named.startswith(beginning))
    place = words[match.start("place") : match.end("place")] if match["place"] else ""
    return Reception(weekday, ORDINALS[match["ordinal"]] if match["ordinal"] else 0, begins, ends, place)


def _time(text: str) -> time | None:
    hour, minute = map(int, re.split("[:.]", text))
    return time(hour, minute) if hour < 24 and minute < 60 else None
