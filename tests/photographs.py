"""Photographs as a camera makes them: noise in every size of detail, EXIF with a position, many pixels."""

from __future__ import annotations

import io
import random
from functools import cache
from typing import Any

from PIL import Image

SECRET = b"KAMERA-DEPUTATA"
"""The camera's owner, in every photograph that `photograph` makes."""


@cache
def scene(width: int, height: int, seed: int = 1) -> Image.Image:
    """Something that is as hard to pack as a street on a cloudy day."""
    rng = random.Random(seed)
    made = Image.new("RGB", (width, height), "#778899")
    for side, weight in ((6, 0.8), (40, 0.35), (300, 0.18), (1800, 0.06)):
        rows = max(1, side * height // width)
        noise = Image.frombytes("RGB", (side, rows), rng.randbytes(side * rows * 3))
        made = Image.blend(made, noise.resize((width, height), Image.Resampling.BICUBIC), weight)
    return made


def exif(orientation: int = 1) -> Image.Exif:
    """EXIF with the camera's owner, a time and a position."""
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010F] = SECRET.decode()
    told[0x0132] = "2025:02:03 10:00:00"
    told.get_ifd(0x8825).update({1: "N", 2: (51.0, 2.0, 52.8), 3: "E", 4: (31.0, 52.0, 58.8)})
    return told


def photograph(width: int = 1200, height: int = 900, *, seed: int = 1, form: str = "JPEG", **options: Any) -> bytes:
    """A photograph's file with all that a camera adds. options: Pillow's, and `orientation`."""
    orientation = options.pop("orientation", 1)
    return saved(scene(width, height, seed), form, exif=exif(orientation), **{"quality": 90, **options})


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    """A picture's file."""
    data = io.BytesIO()
    picture.save(data, form, **options)
    return data.getvalue()
