"""What comes out of a picture's file: its size and nature, smaller copies, a full-size copy that tells nothing else.

No copy has EXIF, a position, XMP, comments or a colour profile: only pixels are kept, turned as the camera was held and
in sRGB (IEC 61966-2-1), which browsers take where no profile stands. Pillow is imported where it is used.
"""

from __future__ import annotations

import io
import math
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
"""Pillow's decoders for the suffixes of attached.PICTURES; the others have no business with our files."""

PIXELS = 64_000_000
"""More than a telephone's camera makes; what claims more would take a quarter of a gigabyte to open."""
MOVING = 256_000_000
"""Pixels of all frames of an animation: its whole copy, which has them all, takes a second for each 16 million."""
COLOURS = 4096
"""A picture with fewer is drawn, not photographed: it stays sharp and mostly smaller without loss."""
TALLEST = 16_000
"""WebP holds 16,383 pixels a side (RFC 9649, 2.6)."""
WIDTHS = (480, 960, 1600)
QUALITY = 72
WEBP = {"quality": QUALITY, "method": 2}
"""WebP, not AVIF: on a 12-megapixel photograph the three widths cost 0.10 s and 220 kB; AVIF at its quickest 0.16 s and
195 kB, at its usual speed 1.3 s and 185 kB, and telephones of before 2022 cannot show it. Method 4 would take 0.25 s
for 5 % fewer bytes."""
FULL_QUALITY = 92

PHOTO, CUTOUT, DRAWING = "photo", "cutout", "drawing"
"""JPEG beside WebP; PNG beside WebP with loss (a photograph with transparent parts); both without loss."""
EMPTY, TORN, HUGE, TALL, LONG, DAMAGED = "empty", "torn", "huge", "tall", "long", "damaged"


class Seen(NamedTuple):
    """width, height: as shown, in pixels; 0 of what cannot be published, but the height of TALL. nature: PHOTO, CUTOUT,
    DRAWING, else the fault (EMPTY, TORN, HUGE, TALL, LONG, DAMAGED). format: Pillow's name of it, "" of a fault.
    animated: its first frame is shown.
    """

    width: int
    height: int
    nature: str
    format: str = ""
    animated: bool = False


def look(file: Path | BinaryIO) -> Seen:
    """Open a picture and decode it once, as small as its format allows, so that a torn file is known before a build."""
    from PIL import Image

    try:
        with only_bombs(), Image.open(file, formats=FORMATS) as picture:
            width, height = picture.size
            if width * height > PIXELS:
                return Seen(0, 0, HUGE)
            if _turn(picture) >= 5:
                width, height = height, width
            if height > TALLEST * width:
                return Seen(0, height, TALL)
            picture.draft(None, (1, 1))
            picture.load()
            frames = getattr(picture, "n_frames", 1)
            if frames * width * height > MOVING:
                return Seen(0, 0, LONG)
            return Seen(width, height, _nature(picture), str(picture.format), frames > 1)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Seen(0, 0, HUGE)
    except Exception as error:  # noqa: BLE001 - hostile files make Pillow raise whatever its decoders raise
        if _is_empty(file):
            return Seen(0, 0, EMPTY)
        torn = isinstance(error, (OSError, EOFError)) and "truncated" in str(error).lower()
        return Seen(0, 0, TORN if torn else DAMAGED)


@contextmanager
def only_bombs() -> Iterator[None]:
    """Of Pillow's warnings, those of a decompression bomb are errors; the others are of what is not kept anyway."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def _turn(picture: Image.Image) -> int:
    """How the camera was held (Exif 2.32, tag 274); 1, upright, where the EXIF is damaged: the pixels may be sound."""
    try:
        turn = picture.getexif().get(0x0112, 1)
    except Exception:  # noqa: BLE001 - its parsers raise whatever they meet
        return 1
    return turn if turn in range(1, 9) else 1


def _is_empty(file: Path | BinaryIO) -> bool:
    if isinstance(file, Path):
        return not file.stat().st_size
    return not file.seek(0, io.SEEK_END)


def _nature(picture: Image.Image) -> str:
    if picture.format == "JPEG":
        return PHOTO
    clear = picture.has_transparency_data and picture.convert("RGBA").getchannel("A").getextrema()[0] != 255
    few = _eight_bits(picture).convert("RGB").getcolors(COLOURS) is not None
    return DRAWING if few else CUTOUT if clear else PHOTO


def widths(width: int, height: int) -> tuple[int, ...]:
    """The widths in which a picture of this size comes out, ascending; at most three, none wider than itself."""
    most = max(1, min(WIDTHS[-1], width, width * TALLEST // height))
    return (*(each for each in WIDTHS if each * 1.2 < most), most)


def suffixes(nature: str) -> tuple[str, str]:
    """The modern format's suffix and that of the one which everything can show."""
    return "webp", "jpg" if nature == PHOTO else "png"


def develop(source: Path | BinaryIO, folder: Path, seen: Seen) -> None:
    """All smaller copies of a picture into a folder, named `960.webp`; each is whole or not there."""
    sizes = [(width, max(1, round(seen.height * width / seen.width))) for width in widths(seen.width, seen.height)]
    picture = _upright(source, *sizes[-1], seen)
    for size in reversed(sizes):
        if picture.size != size:
            from PIL import Image

            picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        for suffix in suffixes(seen.nature):
            _save(picture, folder / f"{size[0]}.{suffix}", _options(suffix, seen.nature))


def full(source: Path | BinaryIO, target: Path, seen: Seen) -> None:
    """The whole picture in its own format, for a link or a newspaper; of an animation all frames."""
    from PIL import Image

    with only_bombs(), Image.open(source, formats=FORMATS) as opened:
        kept = opened.format == "JPEG" and opened.mode in ("RGB", "L") and not _has_to_change(opened)
        if kept:  # the same tables of quantisation: what decoding gave goes back nearly as it was
            opened.load()
            _save(opened, target, {"format": "JPEG", "quality": "keep", "optimize": True})
            return
        if seen.animated and opened.format in ("GIF", "WEBP"):
            _save(opened, target, {"format": opened.format, "save_all": True})
            return
    options = {"JPEG": {"quality": FULL_QUALITY}, "WEBP": {"quality": FULL_QUALITY, "lossless": seen.nature == DRAWING}}
    _save(
        _upright(source, seen.width, seen.height, seen),
        target,
        {"format": seen.format, **options.get(seen.format, {})},
    )


def _has_to_change(picture: Image.Image) -> bool:
    return _turn(picture) != 1 or bool(_profile(picture))


def _options(suffix: str, nature: str) -> dict[str, object]:
    if suffix == "webp":
        lossless = {"lossless": True, "quality": 50, "method": 2}
        return {"format": "WEBP", **(lossless if nature == DRAWING else WEBP)}
    if suffix == "jpg":
        return {"format": "JPEG", "quality": QUALITY, "progressive": True}
    return {"format": "PNG"}


def _save(picture: Image.Image, target: Path, options: dict[str, object]) -> None:
    picture.info = {}  # Pillow writes what a file said of itself into the next one
    picture.getexif().clear()
    made = target.with_name(f".{os.getpid()}-{target.name}")  # two workers may want the same copy at once
    picture.save(made, exif=b"", **options)  # type: ignore[arg-type]
    made.replace(target)


def _upright(source: Path | BinaryIO, width: int, height: int, seen: Seen) -> Image.Image:
    """Decoded not much larger than asked (JPEG can do that cheaply), turned, in sRGB, RGB or RGBA."""
    from PIL import Image, ImageOps

    if not isinstance(source, Path):
        source.seek(0)
    with only_bombs(), Image.open(source, formats=FORMATS) as opened:
        scale = max(width / seen.width, height / seen.height)
        opened.draft(None, (math.ceil(opened.width * scale), math.ceil(opened.height * scale)))
        opened.load()
        picture = _in_srgb(_eight_bits(opened)).convert("RGB" if seen.nature == PHOTO else "RGBA")
        picture.info = {}
        picture.getexif()[0x0112] = _turn(opened)
        turned = ImageOps.exif_transpose(picture)
    if turned.size != (width, height):
        turned = turned.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return turned


def _eight_bits(picture: Image.Image) -> Image.Image:
    """16-bit grey, which `convert` would only cut off, as 8-bit; clear colours of a palette as clear pixels."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode == "P" and "transparency" in picture.info:
        return picture.convert("RGBA")
    return picture


def _profile(picture: Image.Image) -> bytes:
    """A colour profile that is not sRGB's own."""
    profile = picture.info.get("icc_profile") or b""
    return b"" if b"sRGB" in profile or b"s\0R\0G\0B" in profile else profile


def _in_srgb(picture: Image.Image) -> Image.Image:
    profile = _profile(picture)
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return picture
    from PIL import ImageCms

    try:
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        own, screen = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, own, screen, outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile that nothing can read says nothing
        return picture
