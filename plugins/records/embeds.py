"""Videos as pages show them: what is known of one before a click, on its own page and inside the text of another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from ..model.clock import seconds
from ..model.problems import Problem, maybe
from ..model.registry import Registry
from ..model.row import Row, is_file
from ..model.wrong import shown
from .attached import ALLOWED, published_at, suffix
from .player import figure
from .video_source import Providers, VideoSource, is_film, parse_source, unknown
from .view_parts import Embed
from .whole import Whole

CAPTIONS = "subtytry.vtt"
"""Beside the page of a film, where its transcript is not WebVTT itself."""


def find_video(registry: Registry, value: str) -> Row | None:
    """A video by its id, its id without the section, or its slug where one video alone has it."""
    value = value.partition("#")[0].strip("/")
    exact = registry.by_id.get(value) or registry.by_id.get(f"video/{value}")
    same = [row for row in registry.of("videos") if row.id.endswith(f"/{value}")] if exact is None else []
    return same[0] if len(same) == 1 else exact


def embed_of(whole: Whole, row: Row) -> Embed:
    """A video of the site. The player's address is only data until a click."""
    source = _source(whole, row)
    own = whole.attachments.get(row.path, {})
    path = own.get(row.own("source"), "")
    embed = Embed(
        title=row.title,
        url=row.url,
        poster=whole.picture(row),
        duration=row.own("duration"),
        source=row.own("broadcaster"),
        captions=_captions(row, own),
    )
    if source is not None and source.provider:
        return _played(embed, source)
    file = published_at(path, row.url) if path else ""
    return replace(embed, url=file or row.url, file=file)


def embed_key(whole: Whole, row: Row) -> str:
    """What an embed shows, for the key of a page that has it."""
    own = whole.attachments.get(row.path, {})
    picture = own.get(row.picture[0], "") if row.picture else ""
    shown_of = [f"{row.own(name)}" for name in ("source", "duration", "broadcaster", "transcript")]
    return "\t".join([row.url, row.title, *shown_of, whole.hashes[picture].sha256 if picture else ""])


def text_embed(whole: Whole, row: Row, own: Mapping[str, str], value: str) -> Markup:
    """A video in the text of `row`: of this site, of a provider, or a film beside the document; else nothing.

    own: the document's files: value as written -> path below content/.
    """
    record = find_video(whole.registry, value)
    if record is not None:
        if record.withdrawn:
            return Markup('<p class="video-link"><a href="{}">Відео: {}</a></p>').format(record.url, record.title)
        start = seconds(value.partition("#t=")[2])
        embed = replace(embed_of(whole, record), page=record.url, start=start)
        source = _source(whole, record)
        return figure(replace(embed, url=source.at(start)) if source and source.provider and start else embed)
    source = parse_source(value, whole.settings.video_providers)
    if source is None:
        return Markup("")
    if source.provider:
        return figure(_played(Embed(f"Відео на {source.provider.name}", ""), source))
    path = own.get(value)
    address = published_at(path, row.url) if path else ""
    return figure(Embed("Відео", address, file=address)) if address else Markup("")


def source_faults(row: Row, providers: Providers) -> Iterator[Problem]:
    """A video whose source nothing plays."""
    value = row.own("source")
    if row.folder != "videos" or row.withdrawn or not value or parse_source(value, providers) is not None:
        return
    if not is_file(value):
        yield Problem(row.path, None, "source", *unknown(value, providers))
    elif suffix(value) in ALLOWED:  # of the others it is said already that they are not published
        hint = "збережіть відео як MP4 або WebM"
        yield Problem(row.path, None, "source", f"«{shown(value)}» — не відео, яке покаже браузер", hint)


def unknown_video(registry: Registry, value: str, providers: Providers) -> tuple[str, str]:
    """(message, remedy) for a video in a text that nothing plays."""
    message = f"невідоме відео «{shown(value)}»"
    if "://" in value or "." in value.partition("/")[0]:
        words, hint = unknown(value, providers)
        return words if words.startswith("в адресі") else message, hint
    slug = value.strip("/").rpartition("/")[2]
    guess = maybe(slug, [row.id.rpartition("/")[2] for row in registry.of("videos")])
    hint = f"{guess} запишіть адресу відео або slug відео цього сайту".strip()
    return message, hint


def _source(whole: Whole, row: Row) -> VideoSource | None:
    return parse_source(row.own("source"), whole.settings.video_providers)


def _played(embed: Embed, source: VideoSource) -> Embed:
    assert source.provider is not None
    return replace(
        embed,
        url=source.url,
        player=source.player,
        template=source.template,
        start=source.start,
        on=source.provider.name,
    )


def _captions(row: Row, own: Mapping[str, str]) -> str:
    path = own.get(row.own("transcript"), "")
    if not path or not is_film(row.own("source")):
        return ""
    return published_at(path, row.url) if suffix(path) == "vtt" else f"{row.url}{CAPTIONS}"
