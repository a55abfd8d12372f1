"""The page of a news item, the news of a month, the front page of news."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.ukrainian import month_words
from ..records.document import Document
from ..records.lists import List, Part, around, list_output, months
from ..records.output import Output
from ..records.view import NewsView
from ..records.view_parts import Fact, Filter, Happening, Link
from ..records.whole import Whole
from .press import press_link

NEWS = Link("/novyny/", "Новини")
FEED = Link("/feeds/novyny.atom.xml", "Новини")
LATEST = 20


def document(item: Document) -> NewsView:
    """The view of a news item."""
    month = item.row.date[:7]
    event = item.fields.get("event") or {}
    facts = []
    if event:
        facts.append(Fact("Початок", date=event["start"]))
        if event.get("end"):
            facts.append(Fact("Завершення", date=event["end"]))
        if event.get("place"):
            facts.append(Fact("Місце", event["place"]))
    happening = Happening(event["start"], event.get("end", ""), event.get("place", "")) if event else None
    return NewsView(
        **item.common(crumbs=(_month_link(month),)),
        event=tuple(facts),
        happening=happening,
        credit=item.get("image_credit"),
        press=press_link(item),
    )


def outputs(whole: Whole) -> Iterator[Output]:
    """/novyny/ with the newest items and the archive, and a page for each month."""
    rows = whole.registry.of("news")
    parts = {part.id[1:]: part for part in months(rows)}
    keys = sorted(parts)
    archive = tuple(
        Filter(year, tuple(_month_link(month, len(parts[month].rows)) for month in reversed(keys) if month[:4] == year))
        for year in sorted({key[:4] for key in keys}, reverse=True)
    )
    latest = (Part("Останні новини", rows[::-1][:LATEST], "ostanni"),)
    intro = "Що робить рада: новини, анонси, оголошення й звіти."
    front = List("/novyny/", "Новини", latest, intro=intro, filters=archive, feed=FEED, show="lead", data="novyny")
    yield list_output(whole, "news", front)
    for month, part in parts.items():
        newer, older = around(keys, month, _month_link)
        title = f"Новини: {month_words(int(month[:4]), int(month[5:]))}"
        own = (Part("", part.rows, part.id),)
        page = List(
            _month_link(month).url, title, own, crumbs=(NEWS,), newer=newer, older=older, feed=FEED, show="lead"
        )
        yield list_output(whole, "news", page)


def _month_link(month: str, count: int | None = None) -> Link:
    year, number = month.split("-")
    return Link(f"/novyny/{year}/{number}/", month_words(int(year), int(number)).capitalize(), count)
