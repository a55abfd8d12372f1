"""One finding about the content, in the words an editor reads."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Literal

from .dataclass import dataclass

Level = Literal["error", "warning"]
LONGEST = 200
"""Characters of a value for which a guess is made: comparing takes time by their square."""
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What would break a line of a report, or give orders to a terminal."""


def tame(text: str, signs: re.Pattern[str] = UNPRINTABLE) -> str:
    """The text with these signs spelled out, as `\\u202e`."""
    return signs.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and what to do.

    path: file relative to the content folder, with "/" ("" for the whole content).
    line: 1-based line in the file, or None where no line can be named.
    field: header key as the schema spells it, or None for the text.
    message: Ukrainian, with the offending value shown.
    hint: Ukrainian, what the editor should do.
    rule: id of a rule of law (R01, …) where one stands behind the finding.
    """

    path: str
    line: int | None
    field: str | None
    message: str
    hint: str = ""
    rule: str | None = None
    level: Level = "error"

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        parts = [place] if place else []
        if self.field:
            parts.append(self.field)
        parts.append(f"{self.message} — {self.hint}" if self.hint else self.message)
        return tame(": ".join(parts))

    def as_dict(self) -> dict[str, str | int | None]:
        """The form of `check --json`: path, line, field, rule, level, message, hint."""
        return asdict(self)


def order(problem: Problem) -> tuple[str, int, str, str, str]:
    """A total order for reports: by file, line, field, then words."""
    return (problem.path, problem.line or 0, problem.field or "", problem.message, problem.hint)


def nearest(value: str, known: Iterable[str]) -> str:
    """The known word that looks most like the value, or an empty string. A value too long for a word has none."""
    if len(value) > LONGEST:
        return ""
    return next(iter(difflib.get_close_matches(value, list(known), n=1, cutoff=0.6)), "")


def maybe(value: str, known: Iterable[str]) -> str:
    """«можливо, «x»?» for the nearest known word, or an empty string."""
    near = nearest(value, known)
    return f"можливо, «{near}»?" if near else ""
