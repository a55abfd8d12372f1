"""The law's verdicts on this content: what `check` says of them, and what a page of deadlines kept stands on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from ..model.law.rule import Books, Fields
from ..model.law.rules import Case, verdicts
from ..model.problems import Problem
from ..model.roll_call import RollCall
from ..model.row import Row
from .places import located
from .roll_calls import RollCalls
from .session import Session

UNVERIFIED = "не звірено з текстом закону"


def cases(session: Session) -> Iterator[Case]:
    """Every verdict on every document that may be shown."""
    return verdicts(books(session))


def breaches(session: Session) -> Iterator[Problem]:
    """Duties missed and terms about to end, as warnings with their rule, article and line."""
    found = (problem_of(case) for case in cases(session) if case.verdict.state in ("missed", "coming"))
    return located(session.settings.content, found)


def problem_of(case: Case) -> Problem:
    """A verdict in the words of `check`. What was not read in the law itself says so."""
    rule, row, verdict = case
    source = rule.law if rule.status == "S" else f"{rule.law}, {UNVERIFIED}"
    message = f"{verdict.message} ({source})"
    path = row.path if row else ""
    return Problem(path, None, verdict.field, message, verdict.hint, rule.id, "warning")


def books(session: Session) -> Books:
    """What rules judge by, out of the settings, the records and the memory."""
    settings, loaded = session.settings, session.loaded

    @lru_cache(maxsize=256)
    def header(path: str) -> Fields:
        found: Fields = json.loads(session.memory.text(path).fields)
        return found

    calls = RollCalls(loaded.registry, settings.content, loaded.attachments, loaded.hashes, session.memory)

    def roll_call(row: Row) -> RollCall | None:
        call = calls.of(row)
        return calls.read(call) if call else None

    return Books(
        registry=loaded.registry,
        figures=settings.figures,
        today=settings.today,
        official=settings.official,
        commissions=frozenset(settings.commissions),
        contact=settings.email or "",
        header=lambda row: header(row.path),
        roll_call=roll_call,
    )
