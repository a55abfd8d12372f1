"""Pictures of `demo --media`: a sky, a ground, houses and the word «ЗРАЗОК», each different, cheap to make."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import ImageDraw

SIZE = (1280, 854)
LETTERS = {
    "З": ("01110", "10001", "00001", "00110", "00001", "10001", "01110"),
    "Р": ("11110", "10001", "10001", "11110", "10000", "10000", "10000"),
    "А": ("00100", "01010", "10001", "10001", "11111", "10001", "10001"),
    "О": ("01110", "10001", "10001", "10001", "10001", "10001", "01110"),
    "К": ("10001", "10010", "10100", "11000", "10100", "10010", "10001"),
}
"""Five points by seven: no font is needed, and every machine draws the same."""
WORD = "ЗРАЗОК"
POINT = 9


def picture(rng: random.Random) -> bytes:
    """A JPEG of 1280 by 854 points. The same rng gives the same bytes with the same Pillow."""
    from PIL import Image, ImageDraw

    width, height = SIZE
    ground = height * rng.randrange(55, 75) // 100
    sky = Image.linear_gradient("L").resize((width, ground))
    dark, light = _colour(rng, 60, 130), _colour(rng, 170, 240)
    made = Image.new("RGB", SIZE, _colour(rng, 60, 140))
    made.paste(Image.composite(Image.new("RGB", sky.size, light), Image.new("RGB", sky.size, dark), sky))
    draw = ImageDraw.Draw(made)
    left = 0
    while left < width:
        wide, tall = rng.randrange(60, 220), rng.randrange(80, ground - 40)
        draw.rectangle((left, ground - tall, left + wide, ground), fill=_colour(rng, 50, 210))
        for window in range(left + 12, left + wide - 24, 40):
            for floor in range(ground - tall + 16, ground - 24, 48):
                draw.rectangle((window, floor, window + 16, floor + 22), fill=_colour(rng, 90, 250))
        left += wide + rng.randrange(0, 60)
    noise = Image.frombytes("L", (width // 8, height // 8), rng.randbytes((width // 8) * (height // 8)))
    made = Image.blend(made, Image.merge("RGB", [noise.resize(SIZE)] * 3), 0.06)
    _write(ImageDraw.Draw(made))
    data = io.BytesIO()
    made.save(data, "JPEG", quality=80)
    return data.getvalue()


def _colour(rng: random.Random, low: int, high: int) -> tuple[int, int, int]:
    return (rng.randrange(low, high), rng.randrange(low, high), rng.randrange(low, high))


def _write(draw: ImageDraw.ImageDraw) -> None:
    left, top = 40, SIZE[1] - 7 * POINT - 40
    draw.rectangle((left - 16, top - 16, left + len(WORD) * 6 * POINT + 7, top + 7 * POINT + 16), fill="white")
    for place, letter in enumerate(WORD):
        for row, points in enumerate(LETTERS[letter]):
            for column, point in enumerate(points):
                x, y = left + (place * 6 + column) * POINT, top + row * POINT
                if point == "1":
                    draw.rectangle((x, y, x + POINT - 1, y + POINT - 1), fill="black")
