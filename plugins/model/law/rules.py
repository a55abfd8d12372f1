"""Every rule of law that records can show, and what all of them say of all records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..row import Row
from . import acts, data, drafts, petitions, regulatory, site, sittings, votes
from .rule import Books, Rule, Verdict, own_day

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            found
            for module in (acts, drafts, regulatory, sittings, votes, petitions, data, site)
            for found in vars(module).values()
            if isinstance(found, Rule)
        ),
        key=lambda found: found.id,
    )
)
"""All rules by id."""


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
        on = own_day(row, books.today)
        for rule in RULES:
            if rule.folder == row.folder and rule.holds(on, books.figures):
                yield from (Case(rule, row, verdict) for verdict in rule.judge(row, books))
