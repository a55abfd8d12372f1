"""What happens when, for the calendar's page and its file: sittings, announced events, last days of discussions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..model.row import Row
from ..model.ukrainian import capital
from ..model.vocabulary import NEWS_TYPES
from ..records.whole import Whole
from .reception import Reception, read

SITTING, REMARKS, DISCUSSION = "Засідання", "Останній день зауважень", "Останній день обговорення"


class Happening(NamedTuple):
    """start, end: ISO days or moments, end "" where nothing tells it. what: its kind in words. last_day: of a term.

    told: ISO, when it was announced or last changed, "" where nothing tells it.
    """

    row: Row
    what: str
    told: str
    start: str
    end: str = ""
    place: str = ""
    last_day: bool = False


class Hours(NamedTuple):
    """A deputy's hours of reception: as written, and as read where that is certain. since, until: ISO or ""."""

    row: Row
    words: str
    reception: Reception | None
    since: str
    until: str


def happenings(whole: Whole, since: str) -> list[Happening]:
    """All that ends on this day (ISO) or later, soonest first."""
    found = [*_events(whole, since), *_discussions(whole, since)]
    return sorted(found, key=lambda one: (one.start, one.row.sort))


def _events(whole: Whole, since: str) -> Iterator[Happening]:
    """Sittings, and news with an event unless it is one of these sittings that they announce."""
    sittings: dict[str, str] = {}
    for row in whole.registry.of("sessions"):
        if row.date[:10] >= since:
            fields = _fields(whole, row)
            sittings[row.id] = row.date[:10]
            yield Happening(row, SITTING, fields.get("announced", ""), row.date, "", fields.get("place", ""))
    for row in whole.registry.of("news"):
        if row.span[1][:10] < since or row.span[0][:10] in (sittings.get(id.strip("/")) for _, id in row.refs):
            continue
        event = _fields(whole, row)["event"]
        told = max(row.updated, row.date)
        what = capital(NEWS_TYPES.get(row.kind, "новина"))
        yield Happening(row, what, told, event["start"], event.get("end", ""), event.get("place", ""))


def _discussions(whole: Whole, since: str) -> Iterator[Happening]:
    """Drafts that are not adopted yet, and consultations."""
    for row in whole.registry.kinds.get("proiekt", ()):
        if row.span[1][:10] >= since and whole.registry.status(row) != "pryiniatyi":
            until = _fields(whole, row).get("comments_until", "")
            if until:
                yield Happening(row, REMARKS, max(row.updated, row.published, row.date), until, last_day=True)
    for row in whole.registry.of("consultations"):
        if row.span[1][:10] >= since:
            yield Happening(row, DISCUSSION, row.span[0], row.span[1], last_day=True)


def hours(whole: Whole) -> list[Hours]:
    """Those of the deputies of today's council, by the list's order.

    Today's are the deputies whose powers have not ended and whose convocation is that of the latest beginning; a site
    that tells no beginnings has the deputies of one council only.
    """
    today = whole.settings.today
    rows = [row for row in whole.registry.of("deputies") if row.date[:10] <= today]
    latest = max(rows, key=lambda row: row.date, default=None)
    found = []
    for row in rows:
        if latest and latest.date and _convocation(row) != _convocation(latest):
            continue
        fields = _fields(whole, row)
        until = fields.get("to", fields.get("to_", ""))
        words = fields.get("reception", "")
        if words and (not until or until[:10] >= today):
            found.append(Hours(row, words, read(words), row.date, until))
    return found


def _convocation(row: Row) -> str:
    return row.id.split("/")[1]


def _fields(whole: Whole, row: Row) -> dict[str, Any]:
    fields: dict[str, Any] = json.loads(whole.memory.fields(row.path))
    return fields
