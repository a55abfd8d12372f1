"""Where a video comes from: any form of a YouTube address or id, a provider of the settings, a file of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from ..model.clock import seconds
from ..model.problems import maybe
from ..model.wrong import shown

ID = "[A-Za-z0-9_-]{1,64}"
"""Ids of clips in addresses of providers."""
FILES = frozenset({"mp4", "webm"})
"""Suffixes of films that browsers play."""


class Provider(NamedTuple):
    """A site of videos: addresses with `{id}`, and `{t}` for the second to begin with.

    page: where a clip is watched; also how its addresses are known. player: for a frame. poster: of its picture, or of
    its description by oEmbed, "" where there is none.
    """

    name: str
    page: str
    player: str
    poster: str = ""

    @property
    def frame(self) -> str:
        """Whose frames the page's policy has to let in: scheme and host (CSP 3, frame-src)."""
        parts = urlsplit(self.player)
        return f"{parts.scheme}://{parts.netloc}"


YOUTUBE = Provider(
    "YouTube",
    "https://www.youtube.com/watch?v={id}&t={t}",
    "https://www.youtube-nocookie.com/embed/{id}?autoplay=1&start={t}",
    "https://i.ytimg.com/vi/{id}/maxresdefault.jpg",
)
PLAYLIST = Provider(
    "YouTube",
    "https://www.youtube.com/playlist?list={id}",
    "https://www.youtube-nocookie.com/embed/videoseries?list={id}&autoplay=1",
)
YOUTUBE_ID = "[A-Za-z0-9_-]{11}"
YOUTUBE_HOSTS = frozenset({"youtube.com", "youtu.be", "youtube-nocookie.com"})
YOUTUBE_PATHS = frozenset({"embed", "shorts", "live", "v", "e"})

Providers = Mapping[str, Mapping[str, str]]
"""As in the settings: name -> `page`, `player`, `poster`."""


class VideoSource(NamedTuple):
    """provider: None for a file. id: of the clip, "" for a file. start: second to begin with. file: its name, or ""."""

    provider: Provider | None
    id: str
    start: int
    file: str

    @property
    def url(self) -> str:
        """Where it can be watched by a plain link; "" for a file."""
        return self.at(self.start)

    def at(self, moment: int) -> str:
        """The same, from a moment in seconds."""
        return filled(self.provider.page, self.id, moment) if self.provider else ""

    @property
    def player(self) -> str:
        """The frame's address, loaded only after a click; "" for a file."""
        return filled(self.provider.player, self.id, self.start) if self.provider else ""

    @property
    def template(self) -> str:
        """The frame's address with `{t}` for the second to begin with."""
        return self.provider.player.replace("{id}", self.id) if self.provider else ""


def filled(template: str, id: str, moment: int) -> str:
    """An address of a clip; that of its beginning says nothing of the moment where it can."""
    if not moment:
        template = re.sub(r"[&#]\w+=\{t\}\w*", "", template)
    return template.replace("{id}", id).replace("{t}", str(moment))


def known_providers(given: Providers) -> tuple[Provider, ...]:
    """YouTube, then the settings' own in their order."""
    return YOUTUBE, *(Provider(name, one["page"], one["player"], one.get("poster", "")) for name, one in given.items())


def parse_source(value: str, given: Providers | None = None) -> VideoSource | None:
    """The source that a header or text names, or None when nothing known plays it."""
    if re.fullmatch(YOUTUBE_ID, value):
        return VideoSource(YOUTUBE, value, 0, "")
    if "{" in value:
        return None
    address = value if "//" in value else f"https://{value}"
    try:
        parts = urlsplit(address)
        host = _bare(parts.hostname or "")
        query = {name: found[0] for name, found in parse_qs(f"{parts.query}&{parts.fragment}").items()}
    except ValueError:
        return None
    if parts.scheme in ("http", "https") and not parts.username:
        start = seconds(query.get("t") or query.get("start") or "")
        if host in YOUTUBE_HOSTS:
            return _youtube(host, parts.path.strip("/").split("/"), query, start)
        for provider in known_providers(given or {})[1:]:
            if id := _id(provider, address):
                return VideoSource(provider, id, start, "")
    return VideoSource(None, "", 0, value) if is_film(value) else None


def is_film(value: str) -> bool:
    """Does the value name a file that browsers play, beside the document or below content/ after "/"?"""
    return bool(re.fullmatch(rf"[^\s:?#]+\.({'|'.join(sorted(FILES))})", value, re.IGNORECASE))


def unknown(value: str, given: Providers) -> tuple[str, str]:
    """(message, remedy) for a source that nothing known plays: which providers there are, which was probably meant."""
    providers = known_providers(given)
    names = ", ".join(dict.fromkeys(provider.name for provider in providers))
    try:
        host = _bare(urlsplit(value if "//" in value else f"https://{value}").hostname or "")
    except ValueError:
        host = ""
    hosts = [*sorted(YOUTUBE_HOSTS), *(_bare(urlsplit(one.page).hostname or "") for one in providers[1:])]
    if host in hosts:
        return f"в адресі «{shown(value)}» немає коду відео", "відкрийте саме відео і скопіюйте адресу звідти"
    guess = maybe(host, hosts) if host else ""
    hint = f"{guess} запишіть адресу одного з відомих постачальників ({names}) або ім'я файла MP4 чи WebM поруч".strip()
    return f"невідоме джерело відео «{shown(value)}»", hint


def provider_faults(given: Providers) -> Iterator[str]:
    """What is wrong with providers as the settings give them, in Ukrainian."""
    for name, one in given.items():
        place = f"pelicanconf.py: VIDEO_PROVIDERS: {name}"
        if extra := one.keys() - {"page", "player", "poster"}:
            yield f"{place}: невідомий ключ «{min(extra)}» — дозволено page, player, poster"
        for key in ("page", "player", "poster"):
            address = one.get(key, "")
            if not address and key == "poster":
                continue
            if not re.fullmatch(r"https://[a-z0-9.-]+(:\d+)?/[^\s\"'<>;,\\]*", address) or "{id}" not in address:
                yield f"{place}: {key}: «{address}» — запишіть адресу з {{id}}, як https://video.example/w/{{id}}"


def _bare(host: str) -> str:
    return re.sub(r"^(www|m|music)\.", "", host.lower())


def _youtube(host: str, path: list[str], query: Mapping[str, str], start: int) -> VideoSource | None:
    id = query.get("v", "")
    if not id and host == "youtu.be":
        id = path[0]
    elif not id and len(path) > 1 and path[0] in YOUTUBE_PATHS:
        id = path[1]
    if id == "live_stream":  # whatever a channel shows now
        return None
    series = id == "videoseries"
    if re.fullmatch(YOUTUBE_ID, id) and not series:
        return VideoSource(YOUTUBE, id, start, "")
    playlist = query.get("list", "")
    return VideoSource(PLAYLIST, playlist, 0, "") if (series or not id) and re.fullmatch(ID, playlist) else None


def _id(provider: Provider, address: str) -> str:
    match = _pattern(provider.page).match(re.sub(r"^https?://(www\.)?", "", address))
    return match[1] if match else ""


@lru_cache
def _pattern(page: str) -> re.Pattern[str]:
    """Addresses of a provider's clips, without the scheme."""
    before = re.sub(r"^https://(www\.)?", "", page.partition("{id}")[0])
    return re.compile(rf"{re.escape(before)}({ID})(?=$|[/?&#])")
