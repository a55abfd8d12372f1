"""/kalendar/: what is ahead, soonest first, hours of reception, then what was, by month; /calendar.ics to subscribe to.

Both read the clock: what is over long since is in the news and among the sittings.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from ..memory import fingerprint
from ..model.ukrainian import capital, month_words, sort_key
from ..records.output import Output
from ..records.view import CalendarView
from ..records.view_parts import Entry, Link, Section
from ..records.whole import Whole
from .happenings import Happening, Hours, happenings, hours
from .ics import calendar_maker

URL, FILE = "/kalendar/", "calendar.ics"
PAST_DAYS = 62
"""How long the page shows what is over; the file holds it half as long."""


def outputs(whole: Whole) -> Iterator[Output]:
    """The page and the file."""
    today = whole.settings.today
    found = happenings(whole, _before(today, PAST_DAYS))
    receptions = hours(whole)
    yield _page(whole, found, receptions, today)
    recent = [one for one in found if _last(one) >= _before(today, PAST_DAYS // 2)]
    certain = [own for own in receptions if own.reception]
    facts = [*map(_plain, recent), *map(_plain, (own._replace(words="") for own in certain))]
    key = fingerprint.digest([whole.layer("calendar", ""), facts])
    yield Output(FILE, key, calendar_maker(whole, recent, certain))


def _plain(one: Happening | Hours) -> list[object]:
    """What the file shows of one of them."""
    row = one.row
    return [row.id, row.url, row.title, row.lead, *(repr(value) for value in one[1:])]


def _page(whole: Whole, found: list[Happening], receptions: list[Hours], today: str) -> Output:
    ahead = [_entry(one) for one in found if _last(one) >= today]
    over = [one for one in found if _last(one) < today and not one.last_day][::-1]
    received = sorted(receptions, key=lambda own: (sort_key(own.row.title), own.row.id))
    sections = [
        Section("Попереду", tuple(ahead), "poperedu"),
        Section(
            "Прийом громадян",
            tuple(Entry(own.row.url, own.row.title, "Прийом", lead=capital(own.words)) for own in received),
            "pryiom",
        ),
        *(
            Section(_month(month), tuple(_entry(one) for one in same), f"m{month}")
            for month, same in groupby(over, key=lambda one: one.start[:7])
        ),
    ]
    shown = tuple(section for section in sections if section.entries)
    intro = "Засідання, події, прийом депутатів і останні дні обговорень."

    def make() -> CalendarView:
        return CalendarView(
            site=whole.site,
            head=whole.head(URL, "Календар", f"{intro} {whole.settings.council}"),
            title="Календар",
            intro=intro,
            sections=shown,
            older=Link("/zasidannia/", "Усі засідання"),
            empty="Найближчим часом подій не оголошено.",
            address=f"{whole.settings.site_url}/{FILE}",
        )

    return whole.page("calendar", CalendarView, URL, fingerprint.of_text(repr(shown)), make)


def _entry(one: Happening) -> Entry:
    return Entry(one.row.url, one.row.title, one.what, one.start, lead=one.place)


def _last(one: Happening) -> str:
    return (one.end or one.start)[:10]


def _before(iso: str, days: int) -> str:
    return (date.fromisoformat(iso) - timedelta(days)).isoformat()


def _month(month: str) -> str:
    return capital(month_words(int(month[:4]), int(month[5:])))
