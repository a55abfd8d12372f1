"""The number that comes next in a series of acts.

Forms (domain: numbering of acts): item-session/year (33-65/2019), running (220), running with the letter of a series
(143-р, 142р, 295 (о)), number-convocation (542-VIII), number-session-convocation (2010-48-VII, 1457-55/VIII) and
session/item (2/3), where the second number runs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_RUNNING_FIRST = re.compile(
    r"(?P<running>\d{1,6})(?P<after>|-?[а-яґєії]|\s?\([а-яґєії]\)|/\d{4}|-\d{1,4}/\d{4}|(?:-\d{1,4})?[-/][IVXІХ]{1,5})"
)
_RUNNING_LAST = re.compile(r"(?P<before>\d{1,4}/)(?P<running>\d{1,3})")
_OF_SESSION = re.compile(r"\d{1,6}-(?P<session>\d{1,4})/(?P<year>\d{4})")


class Number(NamedTuple):
    """A number taken apart: only `running` changes within a series."""

    before: str
    running: int
    after: str

    def at(self, running: int) -> str:
        """The same series at another place."""
        return f"{self.before}{running}{self.after}"


def parse(number: str) -> Number | None:
    """A number taken apart, or None where its form is unknown."""
    if match := _RUNNING_LAST.fullmatch(number):
        return Number(match["before"], int(match["running"]), "")
    if match := _RUNNING_FIRST.fullmatch(number):
        return Number("", int(match["running"]), match["after"])
    return None


def following(numbers: Sequence[str]) -> str:
    """The number after the last one of the newest series; numbers: oldest first. "" when no form is known."""
    known = [number for number in map(parse, numbers) if number is not None]
    if not known:
        return ""
    newest = known[-1]
    same = (number.running for number in known if (number.before, number.after) == (newest.before, newest.after))
    return newest.at(max(same) + 1)


def first(number: str) -> str:
    """The first number of a new year in the series of this one; "" where a session or convocation decides."""
    found = parse(number)
    if found is None or found.before or re.search(r"[\dIVXІХ]", found.after):
        return ""
    return found.at(1)


def session_of(number: str) -> str:
    """The session in a number of the form item-session/year, or ""."""
    match = _OF_SESSION.fullmatch(number)
    return match["session"] if match else ""
