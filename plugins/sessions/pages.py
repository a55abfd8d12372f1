"""The list of sittings and what the page of a sitting shows of other records."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.row import Row
from ..model.ukrainian import sort_key
from ..records.bodies import bodies, body_url
from ..records.life import sitting_life
from ..records.lists import List, Part, list_output
from ..records.output import Output
from ..records.recordings import recorded
from ..records.view_parts import Filter, Link
from ..records.whole import Whole
from .bodies import body_outputs

LATEST = 20


def beside(whole: Whole, row: Row) -> str:
    """Deputies behind names, moments of recordings, moments and votes that acts name, the sitting's life.

    See `Feature.beside`.
    """
    calls = whole.roll_calls
    parts = [repr(sitting_life(whole, row, row))]
    parts += [f"{video.url}{video.all_own('chapter')}" for video in calls.agendas.recordings(row)]
    parts += [deputy.url if deputy else "" for deputy, _ in whole.attendance.listed(row)]
    if call := calls.of(row):
        parts += [call.row.id, calls.members_key(call)]
    for act in acts_of(whole, row):
        vote = calls.vote(act)
        parts.append(f"{act.own('moment')}\t{vote.motion.uid if vote and vote.call is call else ''}")
    return "\n".join(parts)


def acts_of(whole: Whole, sitting: Row) -> list[Row]:
    """Acts and drafts that the agenda names, then acts that name the sitting."""
    registry = whole.registry
    named = (registry.by_id.get(id) for _, id in whole.roll_calls.agendas.named(sitting))
    found = {row.id: row for row in named if row is not None}
    found |= {row.id: row for row in registry.referring(sitting) if row.folder == "acts" and row.id not in found}
    return list(found.values())


def outputs(whole: Whole) -> Iterator[Output]:
    """/zasidannia/ with the newest sittings and the ways to each body, then the pages of the bodies."""
    found = bodies(whole)
    rows = whole.registry.registered("sessions")
    order = [*whole.settings.bodies, *whole.settings.commissions]
    codes = sorted(found, key=lambda code: (order.index(code) if code in order else len(order), sort_key(code)))
    filters = (Filter("Орган", tuple(Link(body_url(code), whole.body_title(code)) for code in codes)),)
    intro = "Засідання ради, виконавчого комітету й комісій: порядок денний, голосування, протоколи, записи."
    parts = (Part("Останні засідання", rows[::-1][:LATEST], "ostanni"),)
    page = List("/zasidannia/", "Засідання", parts, intro=intro, filters=filters if codes else (), data="zasidannia")
    yield list_output(whole, "sessions", page)
    with_video = recorded(whole)
    for code in codes:
        yield from body_outputs(whole, found[code], filmed=code in with_video)
