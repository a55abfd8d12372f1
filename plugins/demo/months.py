"""The months of the corpus, and what the calendar says of them: sessions, convocations."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from .days import on_or_after, working

LAST_YEAR, LAST_MONTH = 2019, 3
LONGEST = 240
"""Months, at most: from April 1999."""

CONVOCATIONS = (((1998, 4), "III"), ((2002, 4), "IV"), ((2006, 4), "V"), ((2010, 11), "VI"), ((2015, 11), "VII"))
"""First month of each convocation of local councils in Ukraine."""


@dataclass(frozen=True)
class Month:
    """A month of the corpus; index counts from April 1999 and never depends on the corpus."""

    index: int

    @property
    def year(self) -> int:
        return 1999 + (self.index + 3) // 12

    @property
    def month(self) -> int:
        return (self.index + 3) % 12 + 1

    @property
    def folder(self) -> str:
        """`2019/03`, as in the content's folders."""
        return f"{self.year}/{self.month:02}"

    @property
    def before(self) -> Month:
        return Month(self.index - 1)

    @property
    def after(self) -> Month:
        return Month(self.index + 1)

    def day(self, number: int) -> date:
        return date(self.year, self.month, number)

    @cached_property
    def days(self) -> tuple[date, ...]:
        first = self.day(1)
        following = (self.after).day(1)
        return tuple(first + timedelta(n) for n in range((following - first).days))

    @cached_property
    def working_days(self) -> tuple[date, ...]:
        return tuple(day for day in self.days if working(day))

    @cached_property
    def session_day(self) -> date:
        """The plenary sitting of the council: the first working day from the 24th."""
        return on_or_after(self.day(24))

    @cached_property
    def sitting_days(self) -> tuple[date, ...]:
        """Four sittings of the executive committee."""
        return tuple(on_or_after(self.day(nominal)) for nominal in (4, 11, 18, 25))

    @property
    def convocation(self) -> str:
        return self._convocation[1]

    @property
    def session(self) -> int:
        """Number of the month's session within the convocation: one a month."""
        (year, month), _ = self._convocation
        return (self.year - year) * 12 + self.month - month + 1

    @property
    def _convocation(self) -> tuple[tuple[int, int], str]:
        return max(start for start in CONVOCATIONS if start[0] <= (self.year, self.month))


def dice(seed: int, month: Month, purpose: str) -> random.Random:
    """Chance that depends on the seed, the month and what it is for, and on nothing else."""
    return random.Random(f"{seed}:{month.year}-{month.month}:{purpose}")  # noqa: S311 - invented texts


def corpus(months: int) -> Iterator[Month]:
    """The months that end with March 2019, oldest first."""
    last = (LAST_YEAR - 1999) * 12 + LAST_MONTH - 4
    return (Month(index) for index in range(last - months + 1, last + 1))
