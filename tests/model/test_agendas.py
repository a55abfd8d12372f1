"""What sittings considered, seen from acts, drafts and recordings."""

from __future__ import annotations

from typing import Any

from plugins.model.agendas import Agendas
from plugins.model.row import Row

from .records import act, registry, row

DRAFT = "proiekt/2019/5"
DECISION = "rishennia-rady/2019/1-65-2019"


def sitting(**fields: Any) -> Row:
    agenda = [{"title": "Про порядок"}, {"title": "Про бюджет", "draft": DRAFT, "act": f"/{DECISION}/"}]
    return row("sessions", **{"agenda": agenda, **fields})


def test_an_act_and_its_draft_know_their_item() -> None:
    council, later = sitting(), sitting(date="2020-01-23", number="66")
    agendas = Agendas(registry(later, council))
    for id in (DRAFT, DECISION):
        assert [(item.sitting, item.number) for item in agendas.considered(id)] == [(council, "2"), (later, "2")]
    assert agendas.considered("proiekt/2019/6") == ()


def test_an_item_has_the_number_that_the_agenda_gives_it() -> None:
    items = Agendas(registry()).items(
        sitting(agenda=[{"title": "А", "n": "1.1"}, {"title": "Б"}, {"title": "В", "n": "2"}])
    )
    assert [item.number for item in items] == ["1.1", "2", "2"]
    assert [item.anchor for item in items] == ["pytannia-1-1", "pytannia-2", "pytannia-2-3"]
    assert items[0].url == "/zasidannia/rada/2019-12-24-65/#pytannia-1-1"
    assert Agendas(registry()).items(row("sessions")) == ()


def test_a_recording_is_named_by_the_sitting_or_names_it() -> None:
    chapters = [{"t": "0:00", "title": "Початок"}, {"t": "6:10", "title": "Бюджет", "item": "2"}]
    own = row("videos", "own", chapters=chapters)
    other = row("videos", "other", session="zasidannia/rada/2019-12-24-65")
    council = sitting(video=own.id)
    agendas = Agendas(registry(council, own, other))
    assert [video.id for video in agendas.recordings(council)] == [own.id, other.id]
    first, second = agendas.items(council)
    assert agendas.moment(first) is None
    assert agendas.moment(second) == (own, "6:10")


def test_an_act_that_only_names_the_sitting_is_on_no_agenda() -> None:
    council = sitting(agenda=[])
    decision = act("7-65/2019", sitting=council.id)
    assert Agendas(registry(council, decision)).considered(decision.id) == ()
