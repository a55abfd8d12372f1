"""/kalendar/ and /calendar.ics: read back by the icalendar package, stable, and no longer than what is near."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from ..built import Built
from ..site import Site, header, links, tree, words

KYIV = ZoneInfo("Europe/Kyiv")


def sitting(site: Site, name: str, date: str, **fields: Any) -> None:
    values = {
        "title": f"Сесія {name}",
        "body": "rada",
        "number": name,
        "date": date,
        "announced": "2025-02-20",
        **fields,
    }
    site.write(f"sessions/s{name}.md", header(**values))


def events(site: Site) -> dict[str, Event]:
    """Events of the file by UID, without the host."""
    return {str(event["uid"]).partition("@")[0]: event for event in read((site.output / "calendar.ics").read_bytes())}


def read(data: bytes) -> list[Event]:
    """The events; fails on every defect that RFC 5545 or the package knows of."""
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert [component.errors for component in calendar.walk() if component.errors] == []
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    found = calendar.events
    assert len({event["uid"] for event in found}) == len(found)
    for event in found:
        assert event["dtstamp"].dt.utcoffset() == timedelta()
        assert "dtstart" in event
        assert type(event["dtstart"].dt) is type(event.end) or "dtend" not in event
    assert {timezone.tz_name for timezone in calendar.timezones} == {"Europe/Kyiv"}
    return found


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_a_sitting_begins_when_it_says_and_has_a_place(site: Site) -> None:
    sitting(site, "7", "2025-03-27 10:00", place="зала засідань, пл. Ринок, 1")
    site.build()
    (event,) = events(site).values()
    assert event["uid"] == "zasidannia/rada/2025-03-27-7/podiia@rada.example"
    assert event["dtstart"].dt == datetime(2025, 3, 27, 10, tzinfo=KYIV)
    assert (event["summary"], event["location"]) == ("Сесія 7", "зала засідань, пл. Ринок, 1")
    assert event["url"] == "https://rada.example/zasidannia/rada/2025-03-27-7/"
    assert event["dtstamp"].dt == datetime(2025, 2, 19, 22, tzinfo=UTC)


def test_an_announced_event_ends_when_it_says_and_a_day_is_a_whole_one(site: Site) -> None:
    site.news("toloka", event={"start": "2025-03-29 10:00", "end": "2025-03-29 13:00", "place": "берег"})
    site.news("dni", event={"start": "2025-04-01", "end": "2025-04-03"})
    site.build()
    found = events(site)
    assert found["novyny/2025/02/toloka/podiia"].end == datetime(2025, 3, 29, 13, tzinfo=KYIV)
    days = found["novyny/2025/02/dni/podiia"]
    assert (days["dtstart"].dt, days["dtend"].dt) == (date(2025, 4, 1), date(2025, 4, 4))


def test_news_that_announce_a_sitting_are_no_second_event(site: Site) -> None:
    sitting(site, "7", "2025-03-27 10:00")
    named = "zasidannia/rada/2025-03-27-7"
    site.news("n", event={"start": "2025-03-27 10:00"}, related=[named])
    site.news("inshe", event={"start": "2025-03-28 10:00"}, related=[named])
    site.build()
    assert set(events(site)) == {f"{named}/podiia", "novyny/2025/02/inshe/podiia"}


def test_the_last_day_of_a_discussion_takes_nobodys_time(site: Site) -> None:
    site.act(
        "d", "7", kind="proiekt", date="2025-02-20", published="", comments_until="2025-03-20", considered="2025-03-28"
    )
    site.act("e", "8", kind="proiekt", date="2025-02-20", published="", considered="2025-03-28")
    values = {"title": "Про статут", "opens": "2025-02-01", "closes": "2025-03-10"}
    site.write("consultations/k.md", header(**values) + "Що думаєте?\n")
    site.build()
    found = events(site)
    assert set(found) == {"proiekt/2025/7/ostannii-den", "konsultatsii/k/ostannii-den"}
    draft = found["proiekt/2025/7/ostannii-den"]
    assert (draft["dtstart"].dt, draft["transp"]) == (date(2025, 3, 20), "TRANSPARENT")
    assert draft["summary"] == "Останній день зауважень: Про справу 7"


def test_an_adopted_draft_takes_no_remarks(site: Site) -> None:
    site.act("d", "7", kind="proiekt", date="2025-02-01", published="", comments_until="2025-03-20")
    site.act("a", "1-1/2025", date="2025-02-27", published="2025-02-28", draft="proiekt/2025/7")
    site.build()
    assert events(site) == {}


def test_hours_of_reception_repeat_where_they_can_be_read(site: Site) -> None:
    deputies = (
        ("koval", {"from": "2020-11-26", "to": "2025-11-30", "reception": "перша п’ятниця місяця, 15:00–17:00, школа"}),
        ("lypa", {"from": "2020-11-26", "reception": "за попереднім записом"}),
        ("kolyshnii", {"from": "2020-11-26", "to": "2024-01-01", "reception": "щосереди, 9:00–10:00"}),
        ("davnii", {"convocation": "VII", "from": "2015-11-10", "reception": "щосереди, 9:00–10:00"}),
    )
    for name, fields in deputies:
        values = {"title": name.capitalize(), "convocation": "VIII", **fields}
        site.write(f"deputies/{name}.md", header(**values) + "Депутат.\n")
    site.build()
    (event,) = events(site).values()
    assert event["summary"] == "Прийом: Koval"
    assert event["dtstart"].dt == datetime(2020, 12, 4, 15, tzinfo=KYIV)
    assert event["rrule"].to_ical() == b"FREQ=MONTHLY;UNTIL=20251130T215900Z;BYDAY=1FR"
    assert event["location"] == "школа"
    page = words(site.soup("/kalendar/"))
    assert "За попереднім записом" in page
    assert "Kolyshnii" not in page
    assert "Davnii" not in page


def test_what_is_over_for_long_is_not_in_the_file(site: Site) -> None:
    sitting(site, "1", "2024-12-20 10:00")
    sitting(site, "2", "2025-02-20 10:00")
    site.build()
    assert set(events(site)) == {"zasidannia/rada/2025-02-20-2/podiia"}


def test_the_page_shows_what_is_ahead_first_and_how_to_subscribe(site: Site) -> None:
    sitting(site, "1", "2025-02-20 10:00")
    sitting(site, "2", "2025-03-27 10:00")
    site.act("d", "7", kind="proiekt", date="2025-02-20", published="", comments_until="2025-03-20")
    site.build()
    page = site.soup("/kalendar/")
    headings = [words(heading) for heading in page.select("section h2")]
    assert headings == ["Попереду", "Лютий 2025 року"]
    assert links(page.select_one("#poperedu").parent) == [  # type: ignore[union-attr]
        "/akty/proiekt/2025/7/",
        "/zasidannia/rada/2025-03-27-2/",
    ]
    assert {"webcal://rada.example/calendar.ics", "/calendar.ics"} <= set(links(page))


def test_the_file_changes_only_with_what_stands_in_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting(site, "2", "2025-03-27 10:00")
    site.act("a", "1-1/2025")
    site.build()
    before = (site.output / "calendar.ics").read_bytes()
    site.act("a", "1-1/2025", "1. Зробити інакше.\n")
    monkeypatch.setattr("tests.site.DAY", "2025-03-05")
    report = site.build()
    assert (site.output / "calendar.ics").read_bytes() == before
    assert report["code"] == 0
    assert tree(site.output) == tree(site.clean_build())


def test_a_site_without_events_has_an_empty_calendar(site: Site) -> None:
    site.build()
    assert events(site) == {}
    assert "Найближчим часом подій не оголошено." in words(site.soup("/kalendar/"))


def test_the_showcases_calendar_has_no_defect(showcase: Built) -> None:
    found = read((showcase.output / "calendar.ics").read_bytes())
    names = {str(event["uid"]).partition("@")[0].rpartition("/")[2] for event in found}
    assert names == {"podiia", "ostannii-den", "pryiom"}
