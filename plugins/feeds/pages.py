"""Atom feeds with leads, not full texts (RFC 4287, by feedgenerator). Times are those of the records."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from importlib.metadata import version
from itertools import islice
from zoneinfo import ZoneInfo

from ..memory import fingerprint
from ..model.addresses import topic_slug
from ..model.row import Row
from ..model.vocabulary import ACT_KINDS, ACT_KINDS_MANY
from ..records.output import Output
from ..records.whole import Whole

DATED = ("acts", "consultations", "mentions", "news", "petitions", "videos")
"""Kinds of records whose date is that of their publication."""


def outputs(whole: Whole) -> Iterator[Output]:
    """/feeds/all, novyny, akty, akty-<kind>, tema-<topic>."""
    registry = whole.registry
    length = whole.settings.feed_length
    yield _feed(whole, "all", "Усе нове", _newest(registry.rows, length))
    yield _feed(whole, "novyny", "Новини", registry.of("news"))
    yield _feed(whole, "akty", "Нові акти", registry.of("acts"))
    for kind in ACT_KINDS:
        yield _feed(whole, f"akty-{kind}", ACT_KINDS_MANY[kind].capitalize(), registry.kinds.get(kind, ()))
    for topic, rows in sorted(registry.topics.items()):
        yield _feed(whole, f"tema-{topic_slug(topic)}", f"Тема: {topic}", _newest(rows, length))


def _newest(rows: Sequence[Row], count: int) -> list[Row]:
    """The last `count` rows that have a moment at which they were published, oldest first."""
    return list(islice((row for row in reversed(rows) if row.date and row.folder in DATED), count))[::-1]


def _feed(whole: Whole, name: str, title: str, rows: Sequence[Row]) -> Output:
    newest = rows[-whole.settings.feed_length :][::-1]
    facts = [(row.url, _title(whole, row), row.lead, _times(row), row.topics) for row in newest]
    key = fingerprint.digest([whole.layer("feeds", ""), version("feedgenerator"), name, title, facts])
    return Output(f"feeds/{name}.atom.xml", key, _maker(whole, name, title, newest))


def _maker(whole: Whole, name: str, title: str, rows: Sequence[Row]) -> Callable[[], bytes]:
    def make() -> bytes:
        from feedgenerator import Atom1Feed

        settings = whole.settings
        zone = ZoneInfo(settings.timezone)
        url = f"{settings.site_url}/feeds/{name}.atom.xml"
        feed = Atom1Feed(
            title=f"{title} — {settings.council}",
            link=f"{settings.site_url}/",
            feed_url=url,
            feed_guid=url,
            description="",
            language="uk",
            author_name=settings.council,
        )
        for row in rows:
            published, updated = (moment(iso, zone) for iso in _times(row))
            feed.add_item(
                title=_title(whole, row),
                link=settings.site_url + row.url,
                description=whole.lead(row),
                unique_id=settings.site_url + row.url,
                pubdate=published,
                updateddate=updated,
                categories=row.topics,
            )
        if not rows:
            feed.latest_post_date = lambda: datetime(2000, 1, 1, tzinfo=zone)
        text = io.StringIO()
        feed.write(text, "utf-8")
        return text.getvalue().encode("utf-8")

    return make


def _title(whole: Whole, row: Row) -> str:
    return f"{whole.label(row)}: {row.title}" if row.number else row.title


def _times(row: Row) -> tuple[str, str]:
    """When the record was published and last changed, by its own words (ISO)."""
    published = row.published or row.date
    return published, max(published, row.updated or row.date)


def moment(iso: str, zone: ZoneInfo) -> datetime:
    """An ISO date, with or without minutes, as a moment in the council's zone."""
    return datetime.fromisoformat(iso if len(iso) > 10 else f"{iso} 00:00").replace(tzinfo=zone)
