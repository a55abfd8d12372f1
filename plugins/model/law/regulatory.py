"""Duties about the plan of regulatory work and about reports on the effect of regulatory acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from ..registry import Registry
from ..row import Row
from ..vocabulary import ACT_KINDS, DECISIONS, TITLE_LIMIT
from .rule import Books, Verdict, day, rule
from .terms import Words, done_by, lacking

_PLAN = re.compile(r"план\w* діяльності.*регуляторних актів.* (?P<year>20\d\d)", re.IGNORECASE)
_REPORT = re.compile(r"відстежен\w+ результативності", re.IGNORECASE)


@rule("R19", "acts", "1160-IV ст. 7", "S")
def draft_in_plan(row: Row, books: Books) -> Iterator[Verdict]:
    """A regulatory draft stands in the plan, or in its change, by the day of its publication (1160-IV ст. 7).

    Judges drafts with `regulatory: так` by `relations` to a decision whose title says «план діяльності …
    регуляторних актів на … рік», or to its change. On a site that has the plan of the draft's year, a draft that names
    none is a finding. When work on a draft began, from which 10 working days are counted, documents do not say.
    """
    if row.kind != "proiekt" or not books.header(row).get("regulatory"):
        return
    named = [books.registry.by_id[id] for _, id, _ in row.relations if id in books.registry.by_id]
    planned = min((act.date[:10] for act in named if plan_year(act)), default="")
    if planned and planned <= row.day:
        yield Verdict("kept", "relations", row.day, planned)
    elif planned:
        message = f"проєкт оприлюднено {row.day}, а план, у якому він є, ухвалено пізніше: {planned}"
        yield Verdict("missed", "relations", row.day, planned, message, "перевірте дати проєкту й плану")
    elif plan := _plans(books.registry).get(row.day[:4]):
        message = f"не сказано, чи є регуляторний проєкт у плані на {row.day[:4]} рік (№ {plan.number or plan.id})"
        hint = "додайте до relations зв'язок із планом або з його зміною, яка внесла цей проєкт"
        yield lacking("relations", message, hint)


@rule("R22", "acts", "1160-IV ст. 10", "K")
def effect_tracked(row: Row, books: Books) -> Iterator[Verdict]:
    """The effect of a regulatory act is reported on every 3 years, each report published in 10 days (1160-IV ст. 10).

    Judges decisions in force with `regulatory: так` that a document called «… відстеження результативності …» names:
    the next report is due TRACKING_YEARS after the newest. Such a report among the acts is `published` within
    TRACKING_REPORT_DAYS of its date. Decisions of whose tracking the site says nothing are not judged.
    """
    if _REPORT.search(row.title[:TITLE_LIMIT]):
        due = day(row.date) + timedelta(books.figures.tracking_report_days)
        words = Words("published", f"{ACT_KINDS[row.kind]} від {row.date[:10]}", "оприлюднено", "перевірте дати")
        yield from done_by(books, due, row.published, "cd", words, overdue=False)
    if row.kind not in DECISIONS or not books.header(row).get("regulatory"):
        return
    near = [books.registry.by_id.get(id) for _, id, _ in books.registry.inverse(row)]
    near += books.registry.referring(row)
    last = max((each.date[:10] for each in near if each and _REPORT.search(each.title[:TITLE_LIMIT])), default="")
    if last and books.registry.status(row) != "vtratyv-chynnist":
        due = day(f"{int(last[:4]) + books.figures.tracking_years}-{last[5:].replace('02-29', '02-28')}")
        hint = "додайте звіт і пов'яжіть його з цим рішенням"
        words = Words(
            "regulatory", f"наступний після {last} звіт про відстеження результативності", "оприлюднено", hint
        )
        yield from done_by(books, due, "", "cd", words)


def plan_year(act: Row) -> str:
    """The year of a plan of regulatory work, or of its change; "" for other acts."""
    found = _PLAN.search(act.title[:TITLE_LIMIT]) if act.kind in DECISIONS else None
    return found["year"] if found else ""


@lru_cache(maxsize=1)
def _plans(registry: Registry) -> dict[str, Row]:
    """Year -> the first act about its plan."""
    found: dict[str, Row] = {}
    for act in registry.of("acts"):
        if year := plan_year(act):
            found.setdefault(year, act)
    return found
