"""Atom feeds with leads, not full texts (RFC 4287, by feedgenerator). Times are those of the records."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..memory import fingerprint
from .output import Output
from .whole import Whole


class Entry(NamedTuple):
    """An entry. url: root-relative. published, updated: ISO.

    about: what the entry is about where its page has several, part of a tag URI (RFC 4151); "": the page is its id.
    """

    title: str
    url: str
    lead: str
    published: str
    updated: str
    topics: tuple[str, ...] = ()
    about: str = ""


def feed_output(
    whole: Whole, feature: str, name: str, title: str, facts: str, entries: Callable[[], Iterable[Entry]]
) -> Output:
    """/feeds/<name>.atom.xml. facts: digest of all that the entries show; entries: the newest first."""

    def make() -> bytes:
        from feedgenerator import Atom1Feed

        settings = whole.settings
        zone = ZoneInfo(settings.timezone)
        url = f"{settings.site_url}/feeds/{name}.atom.xml"
        feed = Atom1Feed(  # type: ignore[no-untyped-call]
            title=f"{title} — {settings.council}",
            link=f"{settings.site_url}/",
            feed_url=url,
            feed_guid=url,
            description="",
            language="uk",
            author_name=settings.council,
        )
        empty = True
        for entry in entries():
            empty = False
            feed.add_item(  # type: ignore[no-untyped-call]
                title=entry.title,
                link=settings.site_url + entry.url,
                description=entry.lead,
                unique_id=_id(settings.site_url, entry),
                pubdate=moment(entry.published, zone),
                updateddate=moment(entry.updated, zone),
                categories=entry.topics,
            )
        if empty:
            feed.latest_post_date = lambda: datetime(2000, 1, 1, tzinfo=zone)  # type: ignore[method-assign]
        text = io.StringIO()
        feed.write(text, "utf-8")  # type: ignore[no-untyped-call]
        return text.getvalue().encode("utf-8")

    key = fingerprint.digest([whole.layer(feature, ""), fingerprint.of_library("feedgenerator"), name, title, facts])
    return Output(f"feeds/{name}.atom.xml", key, make)


def _id(site: str, entry: Entry) -> str:
    host = site.partition("://")[2].partition(":")[0]
    return f"tag:{host},{entry.published[:10]}:{entry.url}{entry.about}" if entry.about else site + entry.url


def moment(iso: str, zone: ZoneInfo) -> datetime:
    """An ISO date, with or without minutes, as a moment in the council's zone."""
    return datetime.fromisoformat(iso if len(iso) > 10 else f"{iso} 00:00").replace(tzinfo=zone)
