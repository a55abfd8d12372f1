"""Topics: the list of all, and each topic's records by year, the newest year at the topic's own address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.row import Row
from ..model.sections import topic_slug
from ..model.ukrainian import sort_key
from ..records.lists import List, Part, around, by_year, list_output, year_links
from ..records.output import Output
from ..records.view_parts import Filter, Link
from ..records.whole import Whole

TOPICS = Link("/temy/", "Теми")


def outputs(whole: Whole) -> Iterator[Output]:
    """/temy/, /temy/<topic>/ and its years."""
    topics = whole.registry.topics
    names = sorted(topics, key=sort_key)
    links = tuple(Link(f"/temy/{topic_slug(topic)}/", topic, len(topics[topic])) for topic in names)
    filters = (Filter("Усі теми", links),) if links else ()
    intro = "Документи й новини за темами."
    yield list_output(whole, "topics", List("/temy/", "Теми", (), intro=intro, filters=filters, empty=""))
    for topic in names:
        for page in _pages(topic, topics[topic]):
            yield list_output(whole, "topics", page)


def _pages(topic: str, rows: Sequence[Row]) -> Iterator[List]:
    root = f"/temy/{topic_slug(topic)}/"
    years = by_year(rows)
    undated = [row for row in rows if not row.date]
    keys = list(years)
    feed = Link(f"/feeds/tema-{topic_slug(topic)}.atom.xml", f"Тема: {topic}")
    for year, same in years.items():
        newer, older = around(keys, year, lambda other: Link(f"{root}{other}/", other))
        filters = (year_links(keys, lambda other: f"{root}{other}/", year),)
        crumbs = (TOPICS, Link(root, topic))
        title = f"Тема «{topic}», {year} рік"
        yield List(
            f"{root}{year}/",
            title,
            (Part("", same),),
            crumbs=crumbs,
            filters=filters,
            newer=newer,
            older=older,
            by_month=True,
        )
    newest = keys[-1:]
    filters = (year_links(keys, lambda other: f"{root}{other}/"),) if keys else ()
    parts: tuple[Part, ...] = (Part("", years[newest[0]]),) if newest else ()
    if undated:
        parts = (*parts, Part("Без дати", undated, "bez-daty"))
    older = Link(f"{root}{keys[-2]}/", keys[-2]) if len(keys) > 1 else None
    yield List(
        root,
        f"Тема: {topic}",
        parts,
        heading=topic,
        crumbs=(TOPICS,),
        filters=filters,
        older=older,
        feed=feed,
        by_month=True,
    )
