"""The picture of a clip, out of what its provider shows of it: found, looked at, drawn anew."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..records.darkroom import only_bombs
from ..records.video_source import YOUTUBE, VideoSource, filled
from .fetching import Answer, NotThere, Unfetched

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""Pillow's decoders for what providers show; the others have no business with an answer from the net."""
WIDEST = 1280
"""Pixels of a picture's width, at most: what a player is wide on a large screen."""
NARROWEST = 200
"""Narrower ones are signs for «no picture»."""
PIXELS = 50_000_000
QUALITY = 82
_YOUTUBE_SIZES = ("maxresdefault", "sddefault", "hqdefault")
"""The best first; the first is not made of every clip, the others have 4 to 3 with black above and below."""


class Still(NamedTuple):
    """A JPEG without metadata, and its size in pixels."""

    data: bytes
    width: int
    height: int


def addresses(source: VideoSource) -> Iterator[str]:
    """Where a clip's picture may stand, the best first; none where the provider shows none."""
    if source.provider is None or not source.provider.poster:
        return
    if source.provider == YOUTUBE:
        largest = filled(YOUTUBE.poster, source.id, 0)
        yield from (largest.replace(_YOUTUBE_SIZES[0], size) for size in _YOUTUBE_SIZES)
    else:
        yield filled(source.provider.poster, source.id, 0)


def still_of(source: VideoSource, fetch: Callable[[str], Answer]) -> Still:
    """The best picture there is. Raises Unfetched."""
    missing: Unfetched = NotThere("постачальник не має кадру")
    for address in addresses(source):
        try:
            answer = fetch(address)
            if answer.kind == "application/json":
                answer = fetch(_described(answer.data))
            return redrawn(answer.data, wide=source.provider == YOUTUBE)
        except NotThere as error:
            missing = error
    raise missing


def redrawn(data: bytes, *, wide: bool) -> Still:
    """The picture anew, with nothing but its pixels. wide: without the black that fills 16 to 9 up to 4 to 3.

    Raises Unfetched where it is no picture.
    """
    from PIL import Image

    try:
        with only_bombs(), Image.open(io.BytesIO(data), formats=FORMATS) as found:
            if found.width * found.height > PIXELS:
                raise Unfetched(f"зображення завелике: {found.width}×{found.height}")
            picture = Image.new("RGB", found.size, "white")
            clear = found.convert("RGBA") if found.has_transparency_data else None
            picture.paste(clear or found.convert("RGB"), mask=clear)
    except Unfetched:
        raise
    except Exception as error:  # whatever Pillow's decoders raise
        raise Unfetched("відповідь — не зображення") from error
    if picture.width < NARROWEST:
        raise NotThere(f"зображення замале: {picture.width}×{picture.height}")
    if wide and picture.width * 3 == picture.height * 4:
        edge = (picture.height - picture.width * 9 // 16) // 2
        picture = picture.crop((0, edge, picture.width, picture.height - edge))
    picture.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return Still(out.getvalue(), *picture.size)


def _described(data: bytes) -> str:
    """The address of the picture in a description by oEmbed (oembed.com, 2.3.4)."""
    try:
        found = json.loads(data)["thumbnail_url"]
    except (ValueError, LookupError, TypeError, RecursionError):
        found = ""
    if not isinstance(found, str) or not found:
        raise Unfetched("в описі відео (oEmbed) немає thumbnail_url")
    return found
