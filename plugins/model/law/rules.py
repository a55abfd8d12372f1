"""Every rule of law that records can show, and what all of them say of all records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..row import Row
from . import acts, data, drafts, petitions, sittings, votes
from .rule import Books, Rule, Verdict, own_day

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            found
            for module in (acts, drafts, sittings, votes, petitions, data)
            for found in vars(module).values()
            if isinstance(found, Rule)
        ),
        key=lambda found: found.id,
    )
)
"""All rules by id."""

PUBLIC = tuple(rule for rule in RULES if rule.duty)
"""Those that speak to citizens: a source of the law was read, and a dated document keeps the duty or does not."""


class Case(NamedTuple):
    """One verdict: by which rule, of which document (None: of the site as a whole)."""

    rule: Rule
    row: Row | None
    verdict: Verdict


def verdicts(books: Books) -> Iterator[Case]:
    """What each rule says of each document by the law of the document's day; documents oldest first."""
    for rule in RULES:
        if not rule.folder and rule.holds(books.today, books.figures):
            yield from (Case(rule, None, verdict) for verdict in rule.judge(books))
    for row in books.registry.rows:
        if rules := concerned(row):
            yield from judged(row, books, rules)


def judged(row: Row, books: Books, rules: tuple[Rule, ...]) -> Iterator[Case]:
    """What these rules say of one document."""
    on = own_day(row, books)
    for rule in rules:
        if rule.holds(on, books.figures):
            yield from (Case(rule, row, verdict) for verdict in rule.judge(row, books))


def concerned(row: Row, *, public: bool = False) -> tuple[Rule, ...]:
    """The rules that may say something of a document. public: those alone that speak to citizens."""
    return tuple(rule for rule in _rules_of(row.folder, row.kind, public) if rule.concerns(row))


@cache
def _rules_of(folder: str, kind: str, public: bool) -> tuple[Rule, ...]:
    of_folder = (rule for rule in (PUBLIC if public else RULES) if rule.folder == folder)
    return tuple(rule for rule in of_folder if not rule.kinds or kind in rule.kinds)
