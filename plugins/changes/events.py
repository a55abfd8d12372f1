"""Changes out of the Registry: each act's publication, what it does to other acts, and what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nlargest
from typing import NamedTuple

from ..model.registry import Registry
from ..model.row import Row
from ..model.vocabulary import CHANGES

PUBLISHED, WITHDRAWN = "published", "withdrawn"


class Change(NamedTuple):
    """what: PUBLISHED, WITHDRAWN or a relation's type. day: ISO, of the act that says so. row: whose change it is.

    by: the act that changes it, None for what it is itself. clauses: those concerned, empty for the whole.
    """

    day: str
    row: Row
    what: str
    by: Row | None = None
    clauses: tuple[str, ...] = ()


def newest(registry: Registry, count: int) -> list[Change]:
    """The newest changes, the newest first."""
    acts = nlargest(count, registry.of("acts"), key=lambda row: (row.published or row.date, row.sort))
    found = [change for act in acts for change in _of(registry, act)]
    for row in registry.withdrawn:
        found.append(Change(row.withdrawn[:10], row, WITHDRAWN))
        found += _relations(registry, row)
    found.sort(key=lambda change: (change.day, change.by.sort if change.by else change.row.sort, change.what))
    return found[-count:][::-1]


def _of(registry: Registry, act: Row) -> Iterator[Change]:
    yield Change(act.day, act, PUBLISHED)
    yield from _relations(registry, act)


def _relations(registry: Registry, act: Row) -> Iterator[Change]:
    """What an act does to others, each of them once."""
    clauses: dict[tuple[str, str], list[str]] = {}
    for type, target, clause in act.relations:
        if type in CHANGES and target in registry.by_id:
            clauses.setdefault((type, target), []).append(clause)
    for (type, target), named in clauses.items():
        whole = () if "" in named else tuple(named)
        yield Change(act.day, registry.by_id[target], type, act, whole)
