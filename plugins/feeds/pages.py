"""The feeds of everything, of news, of acts, of each kind of act and each topic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ..memory import fingerprint
from ..model.row import Row
from ..model.sections import topic_slug
from ..model.vocabulary import ACT_KINDS, ACT_KINDS_MANY
from ..records.atom import Entry, feed_output
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

    def entries() -> Iterator[Entry]:
        for row in newest:
            yield Entry(_title(whole, row), row.url, whole.lead(row), *_times(row), row.topics)

    return feed_output(whole, "feeds", name, title, fingerprint.digest(facts), entries)


def _title(whole: Whole, row: Row) -> str:
    return f"{whole.label(row)}: {row.title}" if row.number else row.title


def _times(row: Row) -> tuple[str, str]:
    """When the record was published and last changed, by its own words (ISO)."""
    published = row.published or row.date
    return published, max(published, row.updated or row.date)
