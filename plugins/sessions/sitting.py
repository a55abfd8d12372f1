"""The page of a sitting: agenda, votes, who was there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..model.agendas import Item
from ..model.row import Row
from ..model.ukrainian import slugify
from ..records.bodies import body_link
from ..records.document import Document
from ..records.life import sitting_life
from ..records.moments import moment_link, moment_of
from ..records.roll_calls import Call
from ..records.view import SittingView
from ..records.view_parts import AgendaItem, Fact, Link, Table, VoteView
from ..records.votes import vote_view
from ..records.whole import Whole
from .pages import acts_of


def document(sitting: Document) -> SittingView:
    """The view of a sitting."""
    row, whole = sitting.row, sitting.whole
    body = body_link(whole, row.body)
    facts = [Fact("Орган", links=(body,)), Fact("Дата", date=row.date)]
    facts += [Fact("Запис", links=(moment_link(video, ""),)) for video in whole.roll_calls.agendas.recordings(row)][:1]
    if row.session in whole.registry.sessions:
        facts.append(Fact("Акти", links=(Link(f"/akty/sesiia/{slugify(row.session)}/", "Акти цієї сесії"),)))
    common = sitting.common(crumbs=(body,), facts=tuple(facts))
    common["tables"] = tuple(_attendance(sitting))
    call = whole.roll_calls.of(row)
    if call is not None and call.row.id != row.id:
        call = None
    about = _about(whole, row, call)
    return SittingView(
        **common,
        organizer=whole.body(row.body),
        place=sitting.get("place"),
        steps=sitting_life(whole, row, row),
        agenda=tuple(_agenda(sitting, about, call)),
        votes=tuple(_votes(whole, about, call)) if call else (),
    )


About = Mapping[str, tuple[Item | None, tuple[Row, ...]]]
"""uid of a motion -> the agenda's item and the acts and drafts on which it was voted."""


def _about(whole: Whole, sitting: Row, call: Call | None) -> About:
    if call is None:
        return {}
    calls = whole.roll_calls
    acts: dict[str, list[Row]] = defaultdict(list)
    for act in acts_of(whole, sitting):
        vote = calls.vote(act)
        if vote is not None and vote.call is call:
            acts[vote.motion.uid].append(act)
    places = {id: place for place, id in calls.agendas.named(sitting)}
    items = calls.agendas.items(sitting)
    found = {}
    for brief in call.motions:
        item = calls.agendas.item(sitting, brief.num) if brief.num else None
        own = tuple(acts[brief.uid])
        if item is None:
            item = next((items[places[act.id]] for act in own if act.id in places), None)
        found[brief.uid] = item, own
    return found


def _agenda(sitting: Document, about: About, call: Call | None) -> Iterator[AgendaItem]:
    whole = sitting.whole
    agendas, registry = whole.roll_calls.agendas, whole.registry
    documents: dict[int, list[str]] = defaultdict(list)
    for place, id in agendas.named(sitting.row):
        documents[place].append(id)
    for item, given in zip(agendas.items(sitting.row), sitting.fields.get("agenda", ()), strict=True):
        acts = [row for id in documents[item.place] if (row := registry.by_id.get(id))]
        links = [Link(row.url, whole.label(row)) for row in acts]
        if moment := moment_of(whole, item, acts):
            links.append(moment_link(*moment))
        if call is not None:
            motions = [brief for brief in call.motions if (other := about[brief.uid][0]) and other.place == item.place]
            links += [
                Link(f"#{brief.anchor}", "Голосування" if place == 1 else f"Голосування {place}")
                for place, brief in enumerate(motions, 1)
            ]
        yield AgendaItem(item.anchor, item.number, given["title"], tuple(links))


def _votes(whole: Whole, about: About, call: Call) -> Iterator[VoteView]:
    for brief in call.motions:
        item, acts = about[brief.uid]
        links = [Link(act.url, whole.label(act)) for act in acts]
        if item is not None:
            links.append(Link(f"#{item.anchor}", f"Питання {item.number} порядку денного"))
            if moment := moment_of(whole, item, acts):
                links.append(moment_link(*moment))
        yield vote_view(whole, call, brief, links)


def _attendance(sitting: Document) -> Iterator[Table]:
    listed = sitting.fields.get("attendance", ())
    if not listed:
        return
    rows = []
    for one in listed:
        deputy = sitting.whole.attendance.deputy(sitting.row, one["name"])
        name = Link(deputy.url, one["name"]) if deputy else one["name"]
        rows.append((name, "так" if one.get("present", True) else "ні", one.get("note", "")))
    yield Table("Присутність", ("Ім’я", "Присутність", "Примітка"), tuple(rows), named=True)
