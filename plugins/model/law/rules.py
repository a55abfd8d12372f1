"""Every rule of law that records can show, and what all of them say of all records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..registry import Registry
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
        yield from judged(row, books, rules_of(RULES, row.folder, row.kind))


def judged(row: Row, books: Books, rules: Sequence[Rule]) -> Iterator[Case]:
    """What these rules say of one document."""
    on = own_day(row, books)
    for rule in rules:
        if (rule.concerns is None or rule.concerns(row)) and rule.holds(on, books.figures):
            yield from (Case(rule, row, verdict) for verdict in rule.judge(row, books))


def concerned(registry: Registry, rules: tuple[Rule, ...]) -> Iterator[tuple[Row, Sequence[Rule]]]:
    """Documents of which these rules may say something, kind by kind, with those of the rules that may."""
    for folder in dict.fromkeys(rule.folder for rule in rules):
        groups = sorted(registry.kinds.items()) if folder == "acts" else [("", registry.of(folder))]
        for kind, rows in groups:
            own = rules_of(rules, folder, kind)
            for row in rows if own else ():
                if may := [rule for rule in own if rule.concerns is None or rule.concerns(row)]:
                    yield row, may


@cache
def rules_of(rules: tuple[Rule, ...], folder: str, kind: str) -> tuple[Rule, ...]:
    """Those of the rules that judge documents of a folder and a kind of act."""
    of_folder = (rule for rule in rules if rule.folder == folder)
    return tuple(rule for rule in of_folder if not rule.kinds or kind in rule.kinds)
