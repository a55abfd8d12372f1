"""The life of a decision, and of the sitting that makes it, as one line of steps with dates and links.

Draft, commission, sitting, vote, publication, changes: the same line stands on the pages of the draft and of the act;
the sitting's own line on its page and on those of its recordings. Nothing here asks the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model.agendas import Item
from ..model.row import Row
from ..model.vocabulary import CHANGES, DECISIONS
from .view_parts import Link, Step
from .whole import Whole

MOST_CHANGES = 3
"""Changes shown one by one: the newest; the page lists all of them below."""


class _Pair(NamedTuple):
    """A decision and the draft it was made of; one of them may be missing."""

    draft: Row | None
    act: Row | None

    @property
    def rows(self) -> list[Row]:
        return [row for row in self if row is not None]


def decision_life(whole: Whole, row: Row) -> tuple[Step, ...]:
    """The steps of a decision or draft; of other acts none."""
    if row.kind not in DECISIONS and row.kind != "proiekt":
        return ()
    pair = _pair(whole, row)
    return tuple(_decision(whole, row, pair))


def sitting_life(whole: Whole, sitting: Row, page: Row) -> tuple[Step, ...]:
    """The steps of a sitting. page: on whose page they stand: the sitting itself or a recording."""
    return tuple(_sitting(whole, sitting, page))


def _pair(whole: Whole, row: Row) -> _Pair:
    registry = whole.registry
    if row.kind == "proiekt":
        acts = (registry.by_id[id] for type, id, _ in registry.inverse(row) if type == "adopts-draft")
        return _Pair(row, next(acts, None))
    drafts = (registry.by_id.get(id) for type, id, _ in row.relations if type == "adopts-draft")
    return _Pair(next((draft for draft in drafts if draft is not None), None), row)


def _decision(whole: Whole, row: Row, pair: _Pair) -> Iterator[Step]:
    draft, act = pair
    if draft is not None:
        yield _step("Проєкт", draft.date, draft, row, "Проєкт рішення")
    yield from _commissions(whole, pair, row)
    items = [item for one in pair.rows for item in whole.roll_calls.agendas.considered(one.id)]
    deciding = [item for item in items if item.sitting.body not in whole.settings.commissions]
    if act is None and draft is not None:
        yield from _undecided(draft, deciding)
        return
    assert act is not None
    for item in dict.fromkeys(deciding):
        yield Step("Засідання", item.sitting.date[:10], "done", "", Link(item.url, f"Питання {item.number}"))
    if not deciding and (named := _named_sitting(whole, act)):
        yield _step("Засідання", named.date, named, row, whole.body(named.body))
    if vote := whole.roll_calls.vote(act):
        address = f"#{vote.motion.anchor}" if act is row else f"{act.url}#{vote.motion.anchor}"
        yield Step("Голосування", act.date[:10], "done", "", Link(address, "Хто як голосував"))
    yield _step("Прийнято", act.date, act, row, whole.label(act))
    if act.published:
        yield Step("Оприлюднено", act.published[:10], "done")
    yield from _changes(whole, act, row)


def _undecided(draft: Row, deciding: list[Item]) -> Iterator[Step]:
    """What is ahead of a draft that is no act yet."""
    for item in deciding:
        yield Step("Засідання", item.sitting.date[:10], "current", "", Link(item.url, f"Питання {item.number}"))
    if not deciding and draft.span[1]:
        yield Step("Обговорення і розгляд", "", "current", until=draft.span[1][:10])


def _commissions(whole: Whole, pair: _Pair, page: Row) -> Iterator[Step]:
    """The commissions' conclusions on the draft or act; without one, their sittings that had it on the agenda."""
    registry, commissions = whole.registry, whole.settings.commissions
    found: dict[str, Row] = {}
    for one in pair.rows:
        related = (registry.by_id.get(id) for _, id, _ in (*registry.inverse(one), *one.relations))
        for other in (*registry.referring(one), *related):
            if other is not None and other.kind == "vysnovok":
                found[other.id] = other
    for other in sorted(found.values(), key=lambda other: other.sort):
        yield _step("Комісія", other.date, other, page, "Висновок")
    seen = {other.commission for other in found.values()}
    for one in pair.rows:
        for item in whole.roll_calls.agendas.considered(one.id):
            if item.sitting.body in commissions and item.sitting.body not in seen:
                seen.add(item.sitting.body)
                yield Step("Комісія", item.sitting.date[:10], "done", "", Link(item.url, f"Питання {item.number}"))


def _named_sitting(whole: Whole, act: Row) -> Row | None:
    return next((whole.registry.by_id.get(id.strip("/")) for field, id in act.refs if field == "sitting"), None)


def _changes(whole: Whole, act: Row, page: Row) -> Iterator[Step]:
    found = [
        ("Скасовано частково" if type == "repeals" and clause else CHANGES[type], whole.registry.by_id[id])
        for type, id, clause in whole.registry.inverse(act)
        if type in CHANGES
    ]
    if len(found) > MOST_CHANGES:
        earlier = len(found) - MOST_CHANGES
        yield Step(
            "Змінено раніше", "", "done", "", Link(f"{'' if act is page else act.url}#zviazky", f"Ще актів: {earlier}")
        )
    for words, other in found[-MOST_CHANGES:]:
        yield _step(words, other.date, other, page, whole.label(other))


def _sitting(whole: Whole, sitting: Row, page: Row) -> Iterator[Step]:
    registry = whole.registry
    if announced := sitting.own("announced"):
        yield Step("Оголошено", announced[:10], "done")
    papers = [row for row in registry.referring(sitting) if row.folder == "acts"]
    for paper in papers:
        if paper.kind == "poriadok-dennyi":
            yield _step("Порядок денний", paper.day, paper, page, "Усі питання")
    yield _step("Засідання", sitting.date, sitting, page, whole.body(sitting.body))
    if whole.roll_calls.of(sitting) is not None:
        address = "#holosuvannia" if sitting is page else f"{sitting.url}#holosuvannia"
        yield Step("Голосування", sitting.date[:10], "done", "", Link(address, "Хто як голосував"))
    for video in dict.fromkeys(whole.roll_calls.agendas.recordings(sitting)):
        yield _step("Запис", video.date, video, page, "Відео")
    minutes = [registry.by_id.get(id.strip("/")) for field, id in sitting.refs if field == "minutes"]
    minutes += [paper for paper in papers if paper.kind == "protokol"]
    for found in dict.fromkeys(minutes):
        if found is not None:
            yield _step("Протокол", found.day, found, page, whole.label(found))


def _step(title: str, date: str, row: Row, page: Row, words: str) -> Step:
    """A step that happened, with a link to its record unless that is the page itself."""
    return Step(title, date[:10], "done", "", None if row is page else Link(row.url, words))
