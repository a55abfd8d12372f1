"""/kalendar/: what is ahead, soonest first, then what was, by month."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from ..model.row import Row
from ..records.lists import List, Part, list_output, months
from ..records.output import Output
from ..records.view import Link
from ..records.whole import Whole

PAST = 60
"""Past events shown; all of them stay in the news and among the sittings."""


def outputs(whole: Whole) -> Iterator[Output]:
    """The calendar's page; it reads the clock, as the home page does."""
    today = whole.settings.today
    events = sorted(dated(whole), key=lambda row: (row.span[0], row.sort))
    ahead = [row for row in events if row.span[1][:10] >= today]
    past = sorted((row for row in events if row.span[1][:10] < today), key=attrgetter("sort"))[-PAST:]
    parts = (Part("Попереду", ahead, "poperedu"), *months(past))
    intro = "Засідання, прийоми й події, про які оголошено."
    more = Link("/zasidannia/", "Усі засідання")
    empty = "Найближчим часом подій не оголошено."
    page = List("/kalendar/", "Календар", parts, intro=intro, empty=empty, older=more, show="event")
    yield list_output(whole, "calendar", page)


def dated(whole: Whole) -> Iterator[Row]:
    """Sittings and news with an event."""
    yield from whole.registry.of("sessions")
    yield from (row for row in whole.registry.of("news") if row.span[0])
