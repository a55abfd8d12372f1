"""The page of a video."""

from __future__ import annotations

from ..model.clock import seconds
from ..model.ukrainian import capital
from ..records.document import Document
from ..records.embeds import embed_of
from ..records.recordings import broadcaster_url, recorded_body, recordings_url
from ..records.video_source import parse_source
from ..records.view import VideoView
from ..records.view_parts import Fact, Link
from .moments import life, moments
from .speech import speeches


def document(video: Document) -> VideoView:
    """The view of a clip; the player's address is only data until a click."""
    row, whole = video.row, video.whole
    common = video.common(crumbs=(Link(f"/video/{row.year}/", row.year),), facts=tuple(_facts(video)))
    common["picture"] = None  # the figure shows it
    embed = embed_of(whole, row)
    source = parse_source(row.own("source"), whole.settings.video_providers)

    def at(second: int) -> str:
        return source.at(second) if source and source.provider else f"{embed.url}#t={second}"

    chapters = moments(video, at)
    return VideoView(
        **common,
        steps=life(whole, row),
        embed=embed,
        chapters=chapters,
        transcript=tuple(speeches(video, chapters, at)),
        seconds=seconds(row.own("duration")),
    )


def _facts(video: Document) -> list[Fact]:
    row, whole = video.row, video.whole
    facts = []
    if url := broadcaster_url(row):
        facts.append(Fact("Мовник", links=(Link(url, capital(row.own("broadcaster"))),)))
    if body := recorded_body(whole, row):
        facts.append(Fact("Інші записи", links=(Link(recordings_url(body), whole.body_title(body)),)))
    return facts
