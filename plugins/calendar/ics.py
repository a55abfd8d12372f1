"""/calendar.ics (RFC 5545, by icalendar). Every time in it is a record's own: none of it is the clock's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ..model.row import Row
from ..records.atom import moment
from ..records.whole import Whole
from .happenings import Happening, Hours
from .reception import Reception

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

FIRST_DAY = "2020-01-01"
"""Stands for days that no record tells: when a sitting was announced, when a deputy's powers began."""


def calendar_maker(whole: Whole, found: Sequence[Happening], receptions: Sequence[Hours]) -> Callable[[], bytes]:
    """Makes the file. receptions: those that could be read."""

    def make() -> bytes:
        from icalendar import Calendar

        zone = ZoneInfo(whole.settings.timezone)
        calendar = Calendar()
        calendar.add("prodid", "-//Vidkryta rada//calendar//UK")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", whole.settings.council)
        calendar.add("x-wr-timezone", zone.key)
        calendar.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", "PT12H")
        calendar.add_component(_timezone(zone))
        for happening in found:
            calendar.add_component(_happening(whole, happening, zone))
        for own in receptions:
            assert own.reception is not None
            calendar.add_component(_reception(whole, own, own.reception, zone))
        return _written(calendar)

    return make


def _written(calendar: Calendar) -> bytes:
    return bytes(calendar.to_ical())


def _timezone(zone: ZoneInfo) -> Timezone:
    """Kyiv's, by the rule in force since 1996 (КМУ № 509 of 13.05.1996); another one as icalendar knows it."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    if zone.key != "Europe/Kyiv":
        return Timezone.from_tzid(zone.key)
    found = Timezone()
    found.add("tzid", zone.key)
    winter, summer = timedelta(hours=2), timedelta(hours=3)
    for part, name, start, before, after in (
        (TimezoneDaylight(), "EEST", datetime(1996, 3, 31, 3), winter, summer),  # noqa: DTZ001 - local by definition
        (TimezoneStandard(), "EET", datetime(1996, 10, 27, 4), summer, winter),  # noqa: DTZ001
    ):
        part.add("tzname", name)
        part.add("dtstart", start)
        part.add("rrule", {"freq": "yearly", "bymonth": start.month, "byday": "-1SU"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        found.add_component(part)
    return found


def _happening(whole: Whole, happening: Happening, zone: ZoneInfo) -> Event:
    row, what, told, start, end, place, last_day = happening
    event = _event(whole, row, "ostannii-den" if last_day else "podiia", told, zone)
    event.add("summary", f"{what}: {row.title}" if last_day else row.title)
    event.add("dtstart", _at(start, zone))
    if len(start) == 10:
        last = end[:10] or start
        event.add("dtend", date.fromisoformat(last) + timedelta(1))  # the end of an all-day event is not in it
    elif end:
        event.add("dtend", moment(end if len(end) > 10 else f"{end} 23:59", zone))
    if place:
        event.add("location", place)
    if last_day:
        event.add("transp", "TRANSPARENT")
    event.add("categories", [what])
    return event


def _reception(whole: Whole, own: Hours, reception: Reception, zone: ZoneInfo) -> Event:
    row = own.row
    day = reception.first(date.fromisoformat((own.since or FIRST_DAY)[:10]))
    event = _event(whole, row, "pryiom", own.since, zone)
    event.add("summary", f"Прийом: {row.title}")
    event.add("dtstart", datetime.combine(day, reception.begins, zone))
    event.add("dtend", datetime.combine(day, reception.ends, zone))
    rule: dict[str, object] = dict(reception.rule)
    if own.until:
        rule["UNTIL"] = datetime.combine(date.fromisoformat(own.until[:10]), time(23, 59), zone).astimezone(UTC)
    event.add("rrule", rule)
    if reception.place:
        event.add("location", reception.place)
    event.add("transp", "TRANSPARENT")
    event.add("categories", ["Прийом"])
    return event


def _event(whole: Whole, row: Row, name: str, told: str, zone: ZoneInfo) -> Event:
    """What all events have. The stamp is a time of the record's own, so that the file changes with it alone."""
    from icalendar import Event

    settings = whole.settings
    event = Event()
    event.add("uid", f"{row.id}/{name}@{settings.site_url.partition('://')[2]}")
    event.add("dtstamp", moment(told or FIRST_DAY, zone).astimezone(UTC))
    event.add("url", settings.site_url + row.url)
    lead = whole.lead(row)
    event.add("description", f"{lead}\n{settings.site_url}{row.url}" if lead else settings.site_url + row.url)
    return event


def _at(iso: str, zone: ZoneInfo) -> datetime | date:
    return moment(iso, zone) if len(iso) > 10 else date.fromisoformat(iso)
