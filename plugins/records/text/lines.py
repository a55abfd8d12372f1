"""Lines of faults: Markdown forgets them, so a fault is found again by its words."""

from __future__ import annotations

import re

from ...model.flaw import Flaw
from ...model.problems import Level
from ...model.spelling import line_with

TOLD = 200
"""Flaws of one text told one by one."""


class Findings:
    """Collects flaws of one text; `at` is the offending piece of source, looked for after its last place."""

    def __init__(self, source: str, first_line: int) -> None:
        self._source = source
        self._first_line = first_line
        self._passed: dict[str, int] = {}
        self._flaws: dict[Flaw, None] = {}

    def add(
        self,
        message: str,
        hint: str = "",
        *,
        at: str | re.Pattern[str] = "",
        level: Level = "error",
        rule: str | None = None,
    ) -> None:
        self._flaws[Flaw(self._line(at), None, message, hint, level, rule)] = None

    def skip(self, at: re.Pattern[str]) -> None:
        """Pass the first place of `at`, which is no fault."""
        if at.pattern not in self._passed:
            self._line(at)

    def all(self) -> tuple[Flaw, ...]:
        """In the order of lines; of very many, the first ones and their number."""
        flaws = sorted(self._flaws, key=lambda flaw: (flaw.line or 0, flaw.message))
        if len(flaws) <= TOLD:
            return tuple(flaws)
        flaws.sort(key=lambda flaw: flaw.level)  # errors first
        more = Flaw(
            flaws[TOLD].line, None, f"таких вад ще {len(flaws) - TOLD}", "виправте їх так само", flaws[TOLD].level
        )
        return (*flaws[:TOLD], more)

    def _line(self, at: str | re.Pattern[str]) -> int:
        """Of the place, or that on which the text begins where no one place is to blame."""
        if not at:
            return self._first_line
        key = at if isinstance(at, str) else at.pattern
        start = self._passed.get(key, 0)
        found = self._find(at, start)
        if found < 0 < start:
            found = self._find(at, 0)
        if found < 0:
            return self._first_line
        self._passed[key] = found + 1
        return self._first_line + self._source.count("\n", 0, found)

    def _find(self, at: str | re.Pattern[str], start: int) -> int:
        if isinstance(at, str):
            return self._source.find(at, start) if start else line_with(self._source, at)
        match = at.search(self._source, start)
        return match.start() if match else -1


def shown(value: str) -> str:
    """A value as a message shows it: one line, at most 80 characters."""
    words = " ".join(value.split())
    return words if len(words) <= 80 else words[:79] + "…"
