"""Relations between acts that cannot all be true: circles, acts that change later ones, drafts adopted twice."""

from __future__ import annotations

from collections.abc import Iterator

from .problems import Problem
from .registry import Registry
from .row import Row
from .vocabulary import ACT_KINDS, DECISIONS, RELATION_WORDS, STATUSES
from .wrong import shown

ONE_WAY = frozenset(RELATION_WORDS) - {"related"}
"""Types that only a later act can have to an earlier one."""

ENDS = frozenset({"changes", "restates", "repeals", "suspends"})
"""Types that need an act in force."""

OF_DRAFTS = frozenset({"proiekt", "na-rozghliadi", "pryiniatyi"})
"""Statuses that drafts have, and decisions have not."""

Edge = tuple[str, str]
"""(id of the act that names, id of the act named)."""


def circles(registry: Registry) -> Iterator[Problem]:
    """Relations other than `related` lead from later acts to earlier ones, never round in a circle."""
    for circle in _circles(registry):
        first = min(circle, key=lambda id: registry.by_id[id].sort)
        at = circle.index(first)
        turned = [*circle[at:], *circle[:at]]
        row = registry.by_id[first]
        named = " → ".join(_name(registry.by_id[id]) for id in (*turned, first))
        field = _field(row, turned[1])
        hint = "приберіть зв'язок раніше прийнятого акта з пізнішим"
        yield Problem(row.path, None, field, f"зв'язки замкнулися в коло: {named}", hint)


def doubts(registry: Registry) -> Iterator[Problem]:
    """An act names acts that were adopted before it and are in force; a draft becomes one act.

    Drafts and decisions have statuses of their own.
    """
    turned = {edge for circle in _circles(registry) for edge in zip(circle, [*circle[1:], circle[0]], strict=True)}
    adopted: dict[str, Row] = {}
    for row in registry.of("acts"):
        if row.status and row.kind in (*DECISIONS, "proiekt") and (row.status in OF_DRAFTS) != (row.kind == "proiekt"):
            message = f"стан «{STATUSES[row.status]}» не буває в акта виду «{ACT_KINDS[row.kind]}»"
            yield _contradiction(row, "status", message, "приберіть поле status: стан видно зі зв'язків")
        for place, (type, target, _) in enumerate(row.relations, 1):
            other = registry.by_id.get(target)
            if other is None or other is row or (row.id, target) in turned or type not in ONE_WAY:
                continue
            field = "draft" if type == "adopts-draft" else f"relations.{place}.act"
            yield from _order(row, other, type, field)
            if type == "adopts-draft":
                yield from _adoption(row, other, field, adopted.setdefault(target, row))
            elif type in ENDS:
                yield from _ended(registry, row, other, field)


def _order(row: Row, other: Row, type: str, field: str) -> Iterator[Problem]:
    if row.date[:10] < other.date[:10]:
        message = f"акт від {row.date[:10]} {RELATION_WORDS[type]} пізніший: {_name(other)} від {other.date[:10]}"
        yield _contradiction(row, field, message, "перевірте дати й зв'язок")


def _adoption(row: Row, draft: Row, field: str, first: Row) -> Iterator[Problem]:
    if draft.kind != "proiekt":
        yield _contradiction(
            row, field, f"«{shown(draft.id)}» — {ACT_KINDS[draft.kind]}, а не проєкт", "назвіть проєкт рішення"
        )
    elif first is not row:
        message = f"з проєкту «{shown(draft.id)}» уже прийнято {_name(first)} ({first.path})"
        yield _contradiction(row, field, message, "залиште проєкт в одному з них")


def _ended(registry: Registry, row: Row, other: Row, field: str) -> Iterator[Problem]:
    """Was the act repealed as a whole before this one changed it?"""
    ends = [
        (act.date[:10], act)
        for type, id, clause in registry.inverse(other)
        if type == "repeals" and not clause and (act := registry.by_id[id]) is not row
    ]
    date, by = min(ends, default=("", row), key=lambda end: end[0])
    if date and date < row.date[:10]:
        message = f"{_name(other)} втратив чинність {date}: його скасовує {_name(by)} ({by.path})"
        yield _contradiction(row, field, message, "перевірте, чи той акт названо")


def _circles(registry: Registry) -> list[list[str]]:
    """Every circle found on the way along relations, as ids in their order."""
    edges = {
        row.id: [target for type, target, _ in row.relations if type in ONE_WAY and target != row.id]
        for row in registry.of("acts")
        if row.relations
    }
    found: list[list[str]] = []
    done: set[str] = set()
    for start in edges:
        path: list[str] = []
        on_path: set[str] = set()
        stack = [] if start in done else [(start, iter(edges[start]))]
        while stack:
            id, targets = stack[-1]
            if id not in on_path:
                path.append(id)
                on_path.add(id)
            target = next(targets, None)
            if target is None:
                stack.pop()
                on_path.discard(path.pop())
                done.add(id)
            elif target in on_path:
                found.append(path[path.index(target) :])
            elif target in edges and target not in done:
                stack.append((target, iter(edges[target])))
    return found


def _field(row: Row, target: str) -> str:
    place, type = next((place, type) for place, (type, id, _) in enumerate(row.relations, 1) if id == target)
    return "draft" if type == "adopts-draft" else f"relations.{place}.act"


def _name(row: Row) -> str:
    return f"№ {row.number}" if row.number else row.id


def _contradiction(row: Row, field: str, message: str, hint: str) -> Problem:
    return Problem(row.path, None, field, message, hint, level="warning")
