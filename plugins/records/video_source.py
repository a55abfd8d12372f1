"""Where a video comes from: any form of a YouTube address or id, or a file of the site's own."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from ..model.row import is_file

YOUTUBE_HOSTS = frozenset(
    {"youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com", "youtube-nocookie.com"}
)


class VideoSource(NamedTuple):
    """id: YouTube's 11 characters, or "" for a file. start: second to begin with. file: name of the file, or ""."""

    id: str
    start: int
    file: str

    @property
    def url(self) -> str:
        """Where it can be watched by a plain link; "" for a file."""
        start = f"&t={self.start}" if self.start else ""
        return f"https://www.youtube.com/watch?v={self.id}{start}" if self.id else ""

    @property
    def player(self) -> str:
        """The frame's address, loaded only after a click; "" for a file."""
        start = f"&start={self.start}" if self.start else ""
        return f"https://www.youtube-nocookie.com/embed/{self.id}?autoplay=1{start}" if self.id else ""


def parse_source(value: str) -> VideoSource | None:
    """The source a header or text names, or None when it is neither YouTube nor a file."""
    if re.fullmatch(r"[A-Za-z0-9_-]{11}", value):
        return VideoSource(value, 0, "")
    try:
        parts = urlsplit(value if "//" in value else f"https://{value}")
    except ValueError:
        return None
    if (parts.hostname or "") in YOUTUBE_HOSTS:
        query = parse_qs(parts.query)
        path = parts.path.strip("/").split("/")
        id = query["v"][0] if "v" in query else path[-1]
        start = seconds((query.get("t") or query.get("start") or ["0"])[0])
        return VideoSource(id, start, "") if re.fullmatch(r"[A-Za-z0-9_-]{11}", id) else None
    return VideoSource("", 0, value) if is_file(value) else None


def seconds(text: str) -> int:
    """Seconds of `1:02:30`, `12:05`, `754`, `1h2m30s`; 0 when it is none of them."""
    if re.fullmatch(r"\d{1,6}(:\d\d){0,2}", text):
        total = 0
        for part in text.split(":"):
            total = total * 60 + int(part)
        return total
    match = re.fullmatch(r"(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?", text)
    hours, minutes, rest = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    return hours * 3600 + minutes * 60 + rest
