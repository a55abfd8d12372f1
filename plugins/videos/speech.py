"""The transcript as a page shows it: paragraphs with their moments, under the chapters to which they belong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..model.clock import clock
from ..records.attached import suffix
from ..records.document import Document
from ..records.embeds import CAPTIONS
from ..records.output import Output
from ..records.transcripts import reading_of
from ..records.video_source import is_film
from ..records.view_parts import Link, Moment, Speech
from ..records.whole import Whole

if TYPE_CHECKING:
    from ..model.transcript import Reading


def speeches(video: Document, chapters: Sequence[Moment], at: Callable[[int], str]) -> Iterator[Speech]:
    """Paragraphs in order; none where the video has no transcript. at: where the video plays from a second."""
    path = video.whole.attachments.get(video.row.path, {}).get(video.row.own("transcript"), "")
    if not path:
        return
    from ..model.transcript import paragraphs

    titles = {moment.start: moment.title for moment in chapters if moment.id}
    waiting = sorted(titles)
    last = ""
    for found in paragraphs(_read(video.whole, path).cues, waiting):
        begun = [second for second in waiting if second <= found.start]
        waiting = waiting[len(begun) :]
        title = titles[begun[-1]] if begun else ""
        speaker = found.speaker if title or found.speaker != last else ""
        last = found.speaker
        yield Speech(Link(at(found.start), clock(found.start)), found.start, speaker, found.text, title)


def captions(whole: Whole) -> Iterator[Output]:
    """Transcripts in SubRip of the site's own films, as WebVTT, which browsers read."""
    layer = whole.layer("videos", "")
    for row in whole.registry.of("videos"):
        path = whole.attachments.get(row.path, {}).get(row.own("transcript"), "")
        if path and is_film(row.own("source")) and suffix(path) != "vtt":
            key = f"{layer}{whole.hashes[path].sha256}"
            yield Output(f"{row.url[1:]}{CAPTIONS}", key, partial(_webvtt, whole, path), row.path)


def _webvtt(whole: Whole, path: str) -> bytes:
    from ..model.transcript import webvtt

    return webvtt(_read(whole, path).cues)


def _read(whole: Whole, path: str) -> Reading:
    return reading_of(whole.settings.content, path)
