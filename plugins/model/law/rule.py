"""What a rule of law is, what it sees, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Literal, NamedTuple

from ..dataclass import dataclass
from ..registry import Registry
from ..roll_call import RollCall
from ..row import Row
from .calendar import Calendar
from .figures import Figures

State = Literal["kept", "waived", "coming", "missed"]
Status = Literal["S", "P", "K"]
"""How far the rule's source was read: S a source was read, P partly, K known but unread."""

Fields = Mapping[str, Any]

NEVER = "9999-12-31"
"""The first day of a law whose day is not known yet."""


class Verdict(NamedTuple):
    """What a rule says of one duty.

    field: header key, or None. due, done: ISO days, "" where the duty has no term or is not done. message, hint:
    Ukrainian, without the article; empty for what is kept or waived. note: what a citizen is told beside the state: by
    how much it was late («на 2 робочі дні»), why it was waived; "" where there is nothing to add.
    """

    state: State
    field: str | None = None
    due: str = ""
    done: str = ""
    message: str = ""
    hint: str = ""
    note: str = ""


class Clock:
    """An ISO day that stands for today. asked: has anybody read it? What nobody asked it for holds on any day."""

    def __init__(self, day: str) -> None:
        self.day = day
        self.asked = False


@dataclass(frozen=True)
class Books:
    """Everything rules judge by, beside the document itself.

    clock: today. official: is this the council's own site? commissions: their codes. header: a document's fields
    without defaults. text: its words without markup. roll_call: the one whose files a sitting or act names.
    """

    registry: Registry
    figures: Figures
    clock: Clock
    official: bool
    commissions: frozenset[str]
    header: Callable[[Row], Fields]
    text: Callable[[Row], str]
    roll_call: Callable[[Row], RollCall | None]

    @property
    def today(self) -> str:
        """ISO day."""
        self.clock.asked = True
        return self.clock.day

    @cached_property
    def calendar(self) -> Calendar:
        """Working days under this martial law."""
        return Calendar(self.figures.martial_law)

    def referring(self, row: Row, folder: str, kind: str = "") -> list[Row]:
        """Documents of a folder (and kind of act) whose headers name this one."""
        found = self.registry.referring(row)
        return [other for other in found if other.folder == folder and kind in ("", other.kind)]


Judge = Callable[..., Iterator[Verdict]]
"""A rule's function: of (Row, Books), or of Books alone where the rule is about the site as a whole."""
Day = str | Callable[[Figures], str]


@dataclass(frozen=True)
class Rule:
    """One rule: whose documents it judges, by what law, and from when to when that law holds.

    id: as in reports (R01, …). folder: kind of record, "" for the site as a whole; kinds: those of acts, empty for any.
    law: act and article, as editors cite it. since, until: first and last ISO day, "" for open ends, or how the
    settings give them. duty: what it asks, in Ukrainian for citizens; "" for rules that speak to editors alone.
    judge: its docstring is the rule. Where the rule has a duty, it sees the document and those that name it or that it
    names, no others. concerns: the quick «no» of a rule that speaks of few documents.
    """

    id: str
    folder: str
    law: str
    status: Status
    since: Day
    until: Day
    judge: Judge
    kinds: frozenset[str] = frozenset()
    duty: str = ""
    concerns: Callable[[Row], bool] | None = None

    def days(self, figures: Figures) -> tuple[str, str]:
        """First and last day, ISO or ""."""
        return _day(self.since, figures), _day(self.until, figures)

    def holds(self, day: str, figures: Figures) -> bool:
        """Is it the law of this day?"""
        since, until = self.days(figures)
        return since <= day and (not until or day <= until)


def _day(given: Day, figures: Figures) -> str:
    return given if isinstance(given, str) else given(figures)


def rule(
    id: str, folder: str, law: str, status: Status, *, since: Day = "", until: Day = "", **more: Any
) -> Callable[[Judge], Rule]:
    """Make a rule of a function. more: further fields of Rule."""
    return lambda judge: Rule(id, folder, law, status, since, until, judge, **more)


def own_day(row: Row, books: Books) -> str:
    """The day whose law judges a document: of adoption, for a draft of publication; today where it has none."""
    return (row.day if row.kind == "proiekt" else row.date[:10]) or books.today


def day(iso: str) -> date:
    """The day of an ISO date, with or without a time."""
    return date.fromisoformat(iso[:10])
