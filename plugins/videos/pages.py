"""The page of a video and the archive by year."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..records.attached import published_at
from ..records.document import Document
from ..records.lists import List, Part, around, by_year, list_output, year_links
from ..records.output import Output
from ..records.video_source import parse_source
from ..records.view import VideoView
from ..records.view_parts import Embed, Link
from ..records.whole import Whole
from .moments import life, moments

VIDEOS = Link("/video/", "Відео")
LATEST = 20


def document(video: Document) -> VideoView:
    """The view of a clip; the player's address is only data until a click."""
    row = video.row
    common = video.common(crumbs=(Link(f"/video/{row.year}/", row.year),))
    poster, common["picture"] = common["picture"], None
    source = parse_source(video.get("source"))
    path = video.whole.attachments.get(row.path, {}).get(video.get("source"), "")
    file = published_at(path, row.url) if path else ""
    url = source.url if source and source.id else file or video.get("source")
    whole = source._replace(start=0).url if source and source.id else url
    embed = Embed(
        title=row.title,
        url=url,
        player=source.player if source else "",
        file=file,
        poster=poster,
        duration=video.get("duration"),
        source=video.get("broadcaster"),
    )
    return VideoView(
        **common,
        steps=life(video.whole, row),
        embed=embed,
        chapters=tuple(moments(video, whole)),
        transcript=Markup(""),
    )


def outputs(whole: Whole) -> Iterator[Output]:
    """/video/ with the newest, and a page for each year."""
    rows = whole.registry.of("videos")
    years = by_year(rows)
    keys = list(years)
    latest = (Part("Останні відео", rows[::-1][:LATEST], "ostanni"),)
    intro = "Сюжети місцевого телебачення та записи засідань. Відео завантажується лише після натискання."
    filters = (year_links(keys, _url),) if keys else ()
    yield list_output(whole, "videos", List("/video/", "Відео", latest, intro=intro, filters=filters))
    for year, same in years.items():
        newer, older = around(keys, year, lambda other: Link(_url(other), other))
        filters = (year_links(keys, _url, year),)
        page = List(
            _url(year),
            f"Відео, {year} рік",
            (Part("", same),),
            crumbs=(VIDEOS,),
            filters=filters,
            newer=newer,
            older=older,
            by_month=True,
        )
        yield list_output(whole, "videos", page)


def _url(year: str) -> str:
    return f"/video/{year}/"
