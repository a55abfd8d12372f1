"""/video/ and the archives: by year, by broadcaster and year, of the sittings of each body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ..model.row import Row
from ..model.ukrainian import sort_key
from ..records.bodies import body_link
from ..records.lists import List, Part, around, by_year, list_output, year_links
from ..records.output import Output
from ..records.recordings import broadcaster_url, recorded, recordings_url
from ..records.view_parts import Filter, Link
from ..records.whole import Whole
from .speech import captions

VIDEOS = Link("/video/", "Відео")
LATEST = 20


def outputs(whole: Whole) -> Iterator[Output]:
    """All lists of videos, and captions of films."""
    rows = whole.registry.of("videos")
    broadcasters, recordings = _broadcasters(rows), _recordings(whole)
    ways = []
    if broadcasters:
        ways.append(Filter("Мовник", tuple(Link(url, name) for url, (name, _) in broadcasters.items())))
    if recordings:
        ways.append(
            Filter("Записи засідань", tuple(Link(recordings_url(code), _name(whole, code)) for code in recordings))
        )
    yield from _by_year(whole, rows, "/video/", "Відео", tuple(ways))
    for url, (name, own) in broadcasters.items():
        yield from _by_year(whole, own, url, f"Відео: {name}")
    for code, own in recordings.items():
        yield list_output(whole, "videos", _sittings(whole, code, own))
    yield from captions(whole)


def _by_year(
    whole: Whole, rows: Sequence[Row], root: str, title: str, ways: tuple[Filter, ...] = ()
) -> Iterator[Output]:
    """A page with the newest, and one for each year."""
    years = by_year(rows)
    keys = list(years)
    crumbs = () if root == VIDEOS.url else (VIDEOS,)

    def url(year: str) -> str:
        return f"{root}{year}/"

    latest = (Part("Останні відео", rows[::-1][:LATEST], "ostanni"),)
    intro = "Сюжети місцевого телебачення та записи засідань. Відео завантажується лише після натискання."
    filters = (year_links(keys, url),) if keys else ()
    page = List(root, title, latest, intro="" if crumbs else intro, crumbs=crumbs, filters=(*filters, *ways))
    yield list_output(whole, "videos", page)
    for year, same in years.items():
        newer, older = around(keys, year, lambda other: Link(url(other), other))
        page = List(
            url(year),
            f"{title}, {year} рік",
            (Part("", same),),
            crumbs=(*crumbs, Link(root, title)),
            filters=(year_links(keys, url, year),),
            newer=newer,
            older=older,
            by_month=True,
        )
        yield list_output(whole, "videos", page)


def _sittings(whole: Whole, code: str, rows: Sequence[Row]) -> List:
    """Recordings of one body, a part for each year, the newest first."""
    parts = [Part(f"{year} рік", same[::-1], f"rik-{year}") for year, same in by_year(rows).items()]
    body = body_link(whole, code)
    return List(
        recordings_url(code),
        f"Записи засідань: {_name(whole, code)}",
        tuple(reversed(parts)),
        crumbs=(VIDEOS,),
        filters=(Filter("Цей орган", (Link(body.url, "Склад і засідання"),)),),
    )


def _name(whole: Whole, code: str) -> str:
    return whole.body_title(code)


def _broadcasters(rows: Sequence[Row]) -> Mapping[str, tuple[str, Sequence[Row]]]:
    """Address -> (name as the newest video writes it, videos), by name."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if url := broadcaster_url(row):
            found[url].append(row)
    named = {url: (own[-1].own("broadcaster"), own) for url, own in found.items()}
    return dict(sorted(named.items(), key=lambda item: (sort_key(item[1][0]), item[0])))


def _recordings(whole: Whole) -> Mapping[str, Sequence[Row]]:
    """Code of a body -> recordings of its sittings, in the order of the settings."""
    order = [*whole.settings.bodies, *whole.settings.commissions]
    places = {code: place for place, code in enumerate(order)}
    return dict(sorted(recorded(whole).items(), key=lambda item: (places.get(item[0], len(places)), item[0])))
