"""List pages: months of news, years of acts, topics. The key is made of the rows' faces; entries only when written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ..memory import fingerprint
from ..model.dataclass import dataclass
from ..model.row import Row
from ..model.ukrainian import month_words
from .output import Output
from .view import ListView
from .view_parts import Filter, Link, Section
from .whole import Show, Whole

DATA_WORDS = "Ці відомості як відкриті дані"


@dataclass(frozen=True)
class Part:
    """Rows under one heading; `more` leads to the whole of which they are the beginning."""

    title: str
    rows: Sequence[Row]
    id: str = ""
    more: Link | None = None


@dataclass(frozen=True)
class List:
    """A list page. show: what its entries show beside title and date. data: id of the data set of the same records.

    by_month: the parts' rows, oldest first, stand under their months, newest first; they are parted only when written.
    """

    url: str
    title: str
    parts: tuple[Part, ...]
    heading: str = ""
    intro: str = ""
    crumbs: tuple[Link, ...] = ()
    filters: tuple[Filter, ...] = ()
    newer: Link | None = None
    older: Link | None = None
    feed: Link | None = None
    empty: str = "Тут поки що нічого немає."
    show: Show = "title"
    by_month: bool = False
    data: str = ""


def list_output(whole: Whole, feature: str, page: List) -> Output:
    """The page of a list. Its key holds the words and links around the rows, and the face of every row."""
    parts = [(part.title, part.id, part.more, len(part.rows)) for part in page.parts]
    fixed = replace(page, parts=())
    rows = "".join([whole.entries_key(part.rows, page.show) for part in page.parts])
    facts = fingerprint.of_text(f"{fixed!r}\n{parts!r}\n{rows}")
    return whole.page(feature, ListView, page.url, facts, lambda: _view(whole, page))


def _view(whole: Whole, page: List) -> ListView:
    feeds = (page.feed,) if page.feed else ()
    table = f"/dani/{page.data}/data.csv"
    forms = ((table, "text/csv", f"{page.title}: таблиця CSV"),) if page.data else ()
    description = page.intro or f"{page.title}. {whole.settings.council}"
    return ListView(
        site=whole.site,
        head=whole.head(page.url, page.title, description, page.crumbs, feeds=feeds, forms=forms),
        title=page.heading or page.title,
        intro=page.intro,
        filters=page.filters,
        sections=tuple(
            Section(
                part.title,
                tuple(whole.entry(row, page.show) for row in part.rows),
                part.id,
                part.more,
            )
            for part in _parted(page)
            if part.rows
        ),
        newer=page.newer,
        older=page.older,
        feed=page.feed,
        data=Link(f"/dani/{page.data}/", DATA_WORDS) if page.data else None,
        empty=page.empty,
    )


def _parted(page: List) -> Iterator[Part]:
    for part in page.parts:
        if page.by_month and not part.title:
            yield from months(part.rows)
        else:
            yield part


def by_year(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Dated rows by the year of their date, years ascending, rows as they came."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.date[:4]].append(row)
    groups.pop("", None)
    return dict(sorted(groups.items()))


def months(rows: Sequence[Row]) -> tuple[Part, ...]:
    """Rows (oldest first) as parts by month, the newest month and the newest row first."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in reversed(rows):
        groups[row.date[:7]].append(row)
    return tuple(
        Part(month_words(int(month[:4]), int(month[5:])).capitalize(), same, f"m{month}")
        for month, same in groups.items()
    )


def year_links(years: Iterable[str], url: Callable[[str], str], current: str = "") -> Filter:
    """Links to years, newest first, without counts: a count would rewrite every year's page with each new document."""
    return Filter("Рік", tuple(Link(url(year), year, current=year == current) for year in sorted(years, reverse=True)))


def around(keys: Sequence[str], key: str, link: Callable[[str], Link]) -> tuple[Link | None, Link | None]:
    """(newer, older) neighbours of a key in ascending keys."""
    place = keys.index(key)
    newer = link(keys[place + 1]) if place + 1 < len(keys) else None
    older = link(keys[place - 1]) if place else None
    return newer, older
