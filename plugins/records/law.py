"""The law's verdicts on this content: what `check` says of them, and what a page of deadlines kept stands on."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache

from ..memory.store import Memory
from ..model.law.rule import Books, Clock, Fields, Table
from ..model.law.rules import Case, verdicts
from ..model.problems import Problem
from ..model.registry import Registry
from ..model.row import Row
from .places import located
from .session import Session
from .settings import Settings

UNVERIFIED = "не звірено з текстом закону"
TABLE_LIMIT = 16_000_000
"""Bytes of a CSV file that is read; a larger one counts as empty."""


def cases(session: Session) -> Iterator[Case]:
    """Every verdict on every document that may be shown."""
    loaded = session.loaded
    return verdicts(books(session.settings, loaded.registry, session.memory, loaded.attachments))


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


def books(
    settings: Settings, registry: Registry, memory: Memory, attachments: Mapping[str, Mapping[str, str]]
) -> Books:
    """What rules judge by. attachments: document path -> value as written -> path below content/."""

    @lru_cache(maxsize=256)
    def header(path: str) -> Fields:
        found: Fields = json.loads(memory.fields(path))
        return found

    @lru_cache(maxsize=4)
    def table(path: str) -> Table:
        return read_table((settings.content / path).read_bytes())

    def named(row: Row, value: str) -> Table:
        path = attachments.get(row.path, {}).get(value)
        return table(path) if path else ()

    return Books(
        registry=registry,
        figures=settings.figures,
        clock=Clock(settings.today),
        official=settings.official,
        commissions=frozenset(settings.commissions),
        contact=settings.email or "",
        header=lambda row: header(row.path),
        table=named,
    )


def read_table(data: bytes) -> Table:
    """Rows of a CSV file with a line of names; where it cannot be read as one, what came before that."""
    rows: list[dict[str, str]] = []
    if len(data) <= TABLE_LIMIT:
        lines = data.decode("utf-8-sig", "replace").replace("\0", "").splitlines()
        with suppress(csv.Error):
            rows.extend({name: value or "" for name, value in row.items() if name} for row in csv.DictReader(lines))
    return rows
