"""Which videos are recordings of sittings, whose clips there are, and where the archives of both stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from ..model.row import Row
from ..model.ukrainian import slugify
from .whole import Whole


def recordings_url(body: str) -> str:
    """The archive of the sittings of a body or commission, by its code."""
    return f"/video/zasidannia/{body}/"


def broadcaster_url(video: Row) -> str:
    """The archive of the broadcaster of a video; "" where it has none that can stand in an address."""
    slug = _slug(video.own("broadcaster"))
    return f"/video/movnyk/{slug}/" if slug else ""


_slug = lru_cache(slugify)
"""Few names stand on many videos."""


def recorded(whole: Whole) -> Mapping[str, list[Row]]:
    """Code of a body -> recordings of its sittings, oldest first."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in whole.registry.of("videos"):
        if code := recorded_body(whole, row):
            found[code].append(row)
    return found


def recorded_body(whole: Whole, video: Row) -> str:
    """Code of the body whose sitting a video recorded; "" where it is no recording. Asked for every video."""
    registry = whole.registry
    for field, id in video.refs:
        sitting = registry.by_id.get(id.strip("/")) if field == "session" else None
        if sitting is not None and not sitting.withdrawn:
            return sitting.body
    return next((row.body for row in registry.referring(video) if row.folder == "sessions" and not row.withdrawn), "")
