"""Dates as the engines of old sites write them, beside those of people (`lines`).

Forms: 2019-02-24T10:05, 24.02.19, 24 лютого 2019, 10:05, «Лютий 24, 2019», «24 лют 2019», «24 февраля 2019» (many a
council ran an engine in Russian), 24-02-2019, 24/02/2019. Where 03/01/2013 may be March or January nobody can tell:
that is no date.
"""

from __future__ import annotations

import re
from datetime import date

from ..lines import taken_apart

_ISO = re.compile(r"\b((?:19|20)\d\d)[-./](\d\d)[-./](\d\d)(?!\d)(?:[T ](\d\d):(\d\d))?")
_SHORT_YEAR = re.compile(r"\b(\d{1,2})\.(\d\d)\.(\d\d)\b(?!\.)")
_SLASHED = re.compile(r"\b(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)\b")
_CLOCK = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
_NAMED = re.compile(r"\b(?:(\d{1,2})\s+([^\W\d_]{3,})\.?|([^\W\d_]{3,})\.?\s+(\d{1,2}),)\s*((?:19|20)\d\d)\b")
_MONTHS = (
    *("січ янв jan", "лют фев feb", "бер мар mar", "кві апр apr", "тра май мая may", "чер июн jun"),
    *("лип июл jul", "сер авг aug", "вер сен sep", "жов окт oct", "лис ноя nov", "гру дек dec"),
)


def day_in(words: str) -> str:
    """The first date in some words, with its time, as the schema writes it; "" where there is none."""
    if match := _ISO.search(words):
        year, month, day, hours, minutes = match.groups()
        return f"{year}-{month}-{day}" + (f" {hours}:{minutes}" if hours and (hours, minutes) != ("00", "00") else "")
    words = " ".join(words[:500].split())
    found = taken_apart(_SHORT_YEAR.sub(r"\1.\2.20\3", words)).dates
    found = found[:1] or [day for day in (_named(words), _slashed(words)) if day]
    if not found:
        return ""
    clock = _CLOCK.search(words)
    return f"{found[0]} {int(clock[1]):02}:{clock[2]}" if clock else found[0]


def _named(words: str) -> str:
    for match in _NAMED.finditer(words):
        name = (match[2] or match[3]).casefold()[:3]
        month = next((at for at, names in enumerate(_MONTHS, 1) if name in names.split()), 0)
        if found := _day(int(match[5]), month, int(match[1] or match[4])):
            return found
    return ""


def _slashed(words: str) -> str:
    match = _SLASHED.search(words)
    if not match:
        return ""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    days = {_day(year, second, first), "" if match[2] == "-" else _day(year, first, second)} - {""}
    return days.pop() if len(days) == 1 else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
