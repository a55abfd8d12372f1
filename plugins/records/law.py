"""The law's verdicts on this content: what `check` says of them, and what a page of deadlines kept stands on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache

from ..memory.store import Memory
from ..model.law.rule import Books, Clock, Fields
from ..model.law.rules import Case, verdicts
from ..model.problems import Problem
from ..model.registry import Registry
from ..model.roll_call import RollCall
from ..model.row import Row
from .places import located
from .roll_calls import RollCalls
from .session import Session
from .settings import Settings

UNVERIFIED = "не звірено з текстом закону"


def cases(session: Session) -> Iterator[Case]:
    """Every verdict on every document that may be shown."""
    loaded = session.loaded
    calls = RollCalls(loaded.registry, session.settings.content, loaded.attachments, loaded.hashes, session.memory)
    return verdicts(books(session.settings, loaded.registry, session.memory, lambda: calls))


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


def books(settings: Settings, registry: Registry, memory: Memory, calls: Callable[[], RollCalls]) -> Books:
    """What rules judge by. calls: asked only by rules about votes."""

    @lru_cache(maxsize=256)
    def header(path: str) -> Fields:
        found: Fields = json.loads(memory.fields(path))
        return found

    def roll_call(row: Row) -> RollCall | None:
        call = calls().of(row)
        return calls().read(call) if call else None

    return Books(
        registry=registry,
        figures=settings.figures,
        clock=Clock(settings.today),
        official=settings.official,
        commissions=frozenset(settings.commissions),
        header=lambda row: header(row.path),
        text=lambda row: memory.text(row.path).plain,
        roll_call=roll_call,
    )
