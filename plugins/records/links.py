"""Links of a text that only the whole site can resolve: records, files, pictures, citations of acts, videos."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping

from ..memory.store import FileRecord
from ..model.problems import Problem, nearest
from ..model.registry import Registry
from ..model.row import Row
from .attached import published_at
from .embeds import embed_key, find_video, text_embed, unknown_video
from .pictures import drawn, is_picture, published
from .video_source import Providers, parse_source
from .whole import Whole

GUESSES = 3
"""Dead links of one document that get a guess: each is compared with every file there is."""


def replacements(whole: Whole, row: Row) -> list[str]:
    """The HTML for every placeholder of the row's text, in order; "" leaves the words alone."""
    own = whole.attachments.get(row.path, {})
    first = next((n for n, (kind, *_) in enumerate(row.targets) if kind == "picture"), -1) if not row.picture else -1
    return [_replacement(whole, row, own, *target, seen=n == first) for n, target in enumerate(row.targets)]


def links_key(whole: Whole, row: Row) -> Iterator[str]:
    """What the resolved links show, for the key. Files are in the key already, by their digests."""
    for kind, value, _ in row.targets:
        other = find(whole.registry, row, kind, value)
        if other is not None and kind == "video":
            yield embed_key(whole, other)
        else:
            yield f"{other.url}\t{other.title}" if other else ""


def find(registry: Registry, row: Row, kind: str, value: str) -> Row | None:
    """The record that a link to a page, a citation or a video means."""
    if kind == "page":
        return registry.by_path(page_source(row.path, value))
    if kind == "act":
        number, date, act_kind = value.split("|")
        found = registry.cited(number, date, act_kind)
        return found if found is not row else None
    if kind == "video":
        return find_video(registry, value)
    return None


def page_source(document: str, value: str) -> str:
    """The source path below content/ that a link to a page names."""
    name = value.split("#", 1)[0]
    base = "" if name.startswith("/") else posixpath.dirname(document)
    return posixpath.normpath(posixpath.join(base, name.lstrip("/")))


def dead_links(
    registry: Registry, row: Row, sources: Collection[str], providers: Providers
) -> Iterator[tuple[str, Problem]]:
    """Links to sources that are not there, and videos that nothing plays: the value as written, the problem.

    sources: paths of all source files; a link to one that is hidden for now is no fault.
    """
    guesses = GUESSES
    for kind, value, _ in row.targets:
        if kind == "page" and page_source(row.path, value) not in sources:
            guesses -= 1
            others = (source for source in sources if source != row.path)
            near = nearest(page_source(row.path, value), others) if guesses >= 0 else ""
            guess = f"можливо, «{posixpath.relpath(near, posixpath.dirname(row.path))}»? " if near else ""
            message = f"посилання веде до файла, якого немає: «{value}»"
            yield value, Problem(row.path, None, None, message, f"{guess}виправте шлях або приберіть посилання")
        if kind == "video" and find(registry, row, kind, value) is None and parse_source(value, providers) is None:
            yield value, Problem(row.path, None, None, *unknown_video(registry, value, providers))


def _replacement(
    whole: Whole, row: Row, own: Mapping[str, str], kind: str, value: str, label: str, *, seen: bool
) -> str:
    from .text import link_start

    if kind in ("page", "act"):
        other = find(whole.registry, row, kind, value)
        if other is None:
            return ""
        fragment = _fragment(value) if kind == "page" else ""
        title = other.title if kind == "act" else ""
        return link_start(other.url.split("#")[0] + fragment if fragment else other.url, title)
    if kind == "file":
        path = own.get(value)
        return link_start(published_at(path, row.url) + _fragment(value)) if path else ""
    if kind == "picture":
        path = own.get(value)
        return picture(path, row.url, label, whole.hashes[path], seen=seen) if path else ""
    return text_embed(whole, row, own, value)


def _fragment(value: str) -> str:
    return value[value.index("#") :] if "#" in value else ""


def picture(path: str, page_url: str, alt: str, state: FileRecord, *, seen: bool) -> str:
    """A picture in a text. seen: on opening the page."""
    return drawn(published(path, page_url, state, alt), lazy=not seen) if is_picture(path, state) else ""
