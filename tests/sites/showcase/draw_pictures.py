"""Draw the showcase's illustrations: flat scenes of an invented town, 1600x1067 JPEG.

Run by hand (`python tests/sites/showcase/draw_pictures.py`) after a change here; the pictures stand in the
repository. The same code gives the same picture: nothing depends on chance or on the machine's fonts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1067
SCALE = 2
"""Drawn twice as large and reduced, so that edges are smooth."""
QUALITY = 82

Colour = str
Point = tuple[float, float]

NIGHT, BLUE, SKY_BLUE, PALE = "#16325c", "#2f5d9b", "#8fb8de", "#dceaf6"
CREAM, PAPER, SAND, STONE = "#fdf3dc", "#fbf8f1", "#ead9b8", "#cfc6b4"
YELLOW, OCHRE, BRICK = "#f4b930", "#dd9a3c", "#c8704a"
LEAF, GREEN, FOREST, MEADOW = "#8dbb78", "#5a9460", "#2f6549", "#b9d4a1"
BROWN, SKIN, SHADE, BLUSH, GREY = "#7a5a41", "#e9bd94", "#dba981", "#e3a587", "#a9a7ab"


class Canvas:
    """A picture whose coordinates are those of the finished one (0..1600, 0..1067)."""

    def __init__(self, top: Colour, bottom: Colour, horizon: float = HEIGHT) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), bottom)
        strip = Image.new("RGB", (1, 256))
        first, last = Image.new("RGB", (1, 1), top), Image.new("RGB", (1, 1), bottom)
        for y in range(256):
            strip.paste(Image.blend(first, last, y / 255), (0, y))
        self.image.paste(strip.resize((WIDTH * SCALE, round(horizon * SCALE)), Image.Resampling.BICUBIC))
        self.draw = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, w: float, h: float, fill: Colour, radius: float = 0) -> None:
        corners = (x * SCALE, y * SCALE, (x + w) * SCALE, (y + h) * SCALE)
        self.draw.rounded_rectangle(corners, radius * SCALE, fill)

    def shape(self, points: Iterable[Point], fill: Colour) -> None:
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill)

    def disc(self, x: float, y: float, r: float, fill: Colour, ry: float | None = None) -> None:
        ry = r if ry is None else ry
        self.draw.ellipse(((x - r) * SCALE, (y - ry) * SCALE, (x + r) * SCALE, (y + ry) * SCALE), fill)

    def line(self, points: Iterable[Point], fill: Colour, width: float) -> None:
        self.draw.line([(x * SCALE, y * SCALE) for x, y in points], fill, round(width * SCALE), joint="curve")

    def glow(self, x: float, y: float, r: float, fill: Colour, strength: float) -> None:
        """A soft light around a point."""
        mask = Image.new("L", (WIDTH // 4, HEIGHT // 4), 0)
        ImageDraw.Draw(mask).ellipse(((x - r) / 4, (y - r) / 4, (x + r) / 4, (y + r) / 4), round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(r / 9)).resize(self.image.size, Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", self.image.size, fill), (0, 0), mask)

    def save(self, path: Path, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
        picture = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        if size != (WIDTH, HEIGHT):
            scale = min(WIDTH / size[0], HEIGHT / size[1])
            width, height = round(size[0] * scale), round(size[1] * scale)
            left, top = (WIDTH - width) // 2, (HEIGHT - height) // 2
            picture = picture.crop((left, top, left + width, top + height)).resize(size, Image.Resampling.LANCZOS)
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path, "JPEG", quality=QUALITY, optimize=True, progressive=True)


def hills(c: Canvas, base: float, height: float, length: float, shift: float, fill: Colour) -> None:
    crest = [
        (x, base - height * (0.6 * math.sin((x + shift) / length) + 0.4 * math.sin((x - shift) / length * 1.7)))
        for x in range(0, WIDTH + 20, 20)
    ]
    c.shape([(0, HEIGHT), *crest, (WIDTH, HEIGHT)], fill)


def cloud(c: Canvas, x: float, y: float, s: float, fill: Colour = PAPER) -> None:
    for dx, dy, r in ((-62, 4, 30), (-24, -16, 42), (28, -10, 38), (66, 6, 26)):
        c.disc(x + dx * s, y + dy * s, r * s, fill)
    c.box(x - 92 * s, y + 2 * s, 184 * s, 32 * s, fill, 16 * s)


def tree(c: Canvas, x: float, ground: float, s: float, crown: Colour = GREEN, light: Colour = LEAF) -> None:
    c.box(x - 8 * s, ground - 90 * s, 16 * s, 92 * s, BROWN, 4 * s)
    for dx, dy, r in ((-38, -120, 48), (36, -124, 46), (0, -172, 60), (0, -112, 46)):
        c.disc(x + dx * s, ground + dy * s, r * s, crown)
    for dx, dy, r in ((-24, -168, 28), (14, -196, 26), (-40, -128, 18)):
        c.disc(x + dx * s, ground + dy * s, r * s, light)


def poplar(c: Canvas, x: float, ground: float, s: float, crown: Colour = FOREST) -> None:
    c.box(x - 5 * s, ground - 50 * s, 10 * s, 52 * s, BROWN)
    c.disc(x, ground - 150 * s, 34 * s, crown, 120 * s)


def person(
    c: Canvas, x: float, ground: float, s: float, coat: Colour, hair: Colour = BROWN, legs: Colour = NIGHT
) -> None:
    c.box(x - 15 * s, ground - 48 * s, 12 * s, 48 * s, legs, 5 * s)
    c.box(x + 3 * s, ground - 48 * s, 12 * s, 48 * s, legs, 5 * s)
    c.box(x - 23 * s, ground - 120 * s, 46 * s, 80 * s, coat, 20 * s)
    c.box(x - 7 * s, ground - 128 * s, 14 * s, 20 * s, SKIN)
    c.disc(x, ground - 144 * s, 20 * s, SKIN)
    c.draw.pieslice(
        ((x - 22 * s) * SCALE, (ground - 168 * s) * SCALE, (x + 22 * s) * SCALE, (ground - 124 * s) * SCALE),
        180,
        360,
        hair,
    )


def windows(
    c: Canvas,
    x: float,
    y: float,
    columns: int,
    rows: int,
    w: float,
    h: float,
    dx: float,
    dy: float,
    lit: frozenset[tuple[int, int]] = frozenset(),
    glass: Colour = SKY_BLUE,
) -> None:
    for row in range(rows):
        for column in range(columns):
            left, top = x + column * dx, y + row * dy
            c.box(left - 5, top - 5, w + 10, h + 10, PAPER, 4)
            c.box(left, top, w, h, YELLOW if (column, row) in lit else glass, 2)
            c.line([(left + w / 2, top), (left + w / 2, top + h)], PAPER, 3)
            c.line([(left, top + h * 0.4), (left + w, top + h * 0.4)], PAPER, 3)


def house(
    c: Canvas,
    x: float,
    ground: float,
    w: float,
    h: float,
    wall: Colour,
    roof: Colour,
    columns: int,
    rows: int,
    lit: frozenset[tuple[int, int]] = frozenset(),
) -> None:
    c.box(x, ground - h, w, h, wall)
    c.shape([(x - 16, ground - h), (x + w / 2, ground - h - w * 0.36), (x + w + 16, ground - h)], roof)
    step = w / columns
    windows(c, x + step / 2 - 19, ground - h + 34, columns, rows, 38, 54, step, 92, lit)


def lamp(c: Canvas, x: float, ground: float, h: float) -> None:
    c.box(x - 4, ground - h, 8, h, NIGHT)
    c.box(x - 12, ground - 14, 24, 14, NIGHT, 4)
    c.shape([(x - 15, ground - h - 30), (x + 15, ground - h - 30), (x + 9, ground - h), (x - 9, ground - h)], YELLOW)
    c.shape([(x - 20, ground - h - 28), (x, ground - h - 46), (x + 20, ground - h - 28)], NIGHT)


def square() -> Canvas:
    """The town hall and the square before it."""
    c = Canvas(SKY_BLUE, CREAM, 760)
    c.glow(1290, 250, 190, "#fff4cf", 0.9)
    c.disc(1290, 250, 74, YELLOW)
    cloud(c, 300, 190, 1.25)
    cloud(c, 1060, 140, 0.8)
    hills(c, 640, 50, 260, 90, "#bcd3c8")
    ground = 770
    house(c, 40, ground, 250, 300, SAND, BRICK, 3, 3, frozenset({(1, 0)}))
    house(c, 290, ground, 210, 250, PALE, NIGHT, 2, 2, frozenset({(0, 1)}))
    house(c, 1100, ground, 220, 270, "#f1dfc4", GREEN, 3, 2)
    house(c, 1320, ground, 250, 320, SAND, BRICK, 3, 3, frozenset({(0, 2), (2, 0)}))
    c.box(500, ground - 350, 600, 350, PAPER)
    c.box(486, ground - 366, 628, 26, STONE, 4)
    windows(c, 538, ground - 310, 3, 2, 46, 78, 74, 150)
    windows(c, 868, ground - 310, 3, 2, 46, 78, 74, 150)
    c.box(738, ground - 560, 124, 560, "#f3ead7")
    c.shape([(722, ground - 560), (800, ground - 690), (878, ground - 560)], BLUE)
    c.line([(800, ground - 690), (800, ground - 760)], NIGHT, 5)
    c.box(802, ground - 758, 66, 20, BLUE)
    c.box(802, ground - 738, 66, 20, YELLOW)
    c.disc(800, ground - 480, 44, NIGHT)
    c.disc(800, ground - 480, 37, PAPER)
    c.line([(800, ground - 480), (800, ground - 508)], NIGHT, 5)
    c.line([(800, ground - 480), (820, ground - 470)], NIGHT, 5)
    windows(c, 776, ground - 380, 1, 1, 48, 80, 1, 1, frozenset({(0, 0)}))
    for x in (704, 746, 838, 880):
        c.box(x, ground - 200, 16, 200, STONE)
    c.shape([(684, ground - 200), (800, ground - 262), (916, ground - 200)], STONE)
    c.shape([(716, ground - 207), (800, ground - 252), (884, ground - 207)], PAPER)
    c.box(772, ground - 130, 56, 130, BROWN, 6)
    c.box(0, ground, WIDTH, HEIGHT - ground, "#e6dac3")
    for row, y in enumerate((ground + 44, ground + 110, ground + 196)):
        c.line([(0, y), (WIDTH, y)], "#d8caae", 3 + row)
    for n in range(-6, 7):
        c.line([(800 + n * 90, ground), (800 + n * 260, HEIGHT)], "#d8caae", 4)
    for x, s in ((120, 1.0), (440, 0.85), (1165, 0.85), (1480, 1.0)):
        tree(c, x, ground + 26, s)
    for x in (330, 1270):
        lamp(c, x, ground + 60, 210)
    c.disc(800, ground + 178, 190, STONE, 50)
    c.disc(800, ground + 168, 168, SKY_BLUE, 38)
    c.disc(800, ground + 168, 120, PALE, 24)
    c.box(788, ground + 70, 24, 100, STONE, 8)
    c.disc(800, ground + 76, 54, STONE, 14)
    for dx in (-74, -40, 40, 74):
        arc = [(800 + dx * t, ground + 66 - 70 * t * (1.7 - t * 1.9)) for t in (0, 0.2, 0.4, 0.6, 0.8, 1.0)]
        c.line(arc, PAPER, 5)
    for x, y, s, coat, hair in (
        (500, 186, 1.0, YELLOW, BROWN),
        (562, 192, 0.95, GREEN, NIGHT),
        (1090, 178, 1.0, BLUE, BROWN),
        (1150, 206, 0.72, BRICK, "#b98a4a"),
        (250, 236, 1.08, NIGHT, "#c9c2b6"),
    ):
        person(c, x, ground + y, s, coat, hair)
    return c


def roadway(x: float) -> float:
    """Height of the bridge's roadway at x."""
    return 600 - 78 * math.sin(math.pi * x / WIDTH)


def railing(c: Canvas) -> None:
    c.line([(x, roadway(x) - 50) for x in range(0, WIDTH + 1, 20)], NIGHT, 7)
    for x in range(10, WIDTH, 52):
        c.line([(x, roadway(x) - 50), (x, roadway(x) - 6)], NIGHT, 5)


def river() -> Canvas:
    """The bridge over the river in the evening."""
    c = Canvas("#8fb3d9", "#fde4b0", 640)
    c.glow(1120, 430, 300, "#fff0bd", 0.85)
    c.disc(1120, 430, 92, YELLOW)
    cloud(c, 360, 210, 1.2, "#fff7e6")
    cloud(c, 760, 140, 0.75, "#fff7e6")
    hills(c, 560, 70, 300, 220, "#9fbfc0")
    hills(c, 610, 46, 210, 40, "#7fae8b")
    for x, s in ((90, 1.0), (140, 1.15), (196, 0.95), (1400, 1.05), (1456, 1.2), (1520, 1.0)):
        poplar(c, x, 640, s)
    house(c, 250, 636, 120, 96, PAPER, BRICK, 2, 1, frozenset({(0, 0)}))
    house(c, 1250, 636, 116, 90, PAPER, BLUE, 2, 1)
    c.box(0, 630, WIDTH, HEIGHT - 630, "#4f83b8")
    for n, (y, fill) in enumerate(
        ((630, "#c6d3cf"), (668, "#9dbdd2"), (722, "#77a3ca"), (800, "#5b8dc0"), (900, "#487bb3"))
    ):
        c.shape([(0, y), (WIDTH, y), (WIDTH, HEIGHT), (0, HEIGHT)], fill)
        for k in range(7):
            x = (k * 263 + n * 141) % 1700 - 60
            c.box(x, y + 20 + (k % 3) * 9, 120 + 26 * n, 5 + n, "#e8eee6" if k % 2 else "#fbe3a6", 4)
    for n in range(9):
        width = 150 - n * 6 + (n % 3) * 34
        c.box(1120 - width / 2, 664 + n * 44, width, 10 + n, "#fbd982", 7)
    deck = [(x, roadway(x)) for x in range(0, WIDTH + 1, 20)]
    c.shape([*deck, (WIDTH, 740), (0, 740)], "#d9cbb1")
    for centre, half, top in ((250, 140, 640), (800, 236, 588), (1350, 140, 640)):
        arch = [
            (centre - half * math.cos(math.pi * t / 40), 760 - (760 - top) * math.sin(math.pi * t / 40))
            for t in range(41)
        ]
        c.shape(arch, "#86aecd")
        c.shape([(x, max(y, 722)) for x, y in arch], "#6d9cc6")
    c.line([(x, y - 3) for x, y in deck], "#b8a888", 20)
    railing(c)
    for x in (270, 800, 1330):
        lamp(c, x, roadway(x), 122)
    for x, coat in ((560, YELLOW), (606, GREEN), (1010, BRICK)):
        person(c, x, roadway(x) - 6, 0.62, coat)
    railing(c)
    c.shape([(520, 872), (760, 872), (712, 918), (566, 918)], BRICK)
    c.shape([(520, 872), (760, 872), (752, 882), (530, 882)], PAPER)
    person(c, 640, 892, 0.7, BLUE)
    c.line([(596, 806), (700, 930)], BROWN, 8)
    hills(c, 1030, 26, 330, 500, FOREST)
    for k in range(64):
        root = 14 + k * 25.3
        if 420 < root < 1090:
            continue
        h = 70 + (k * 37) % 90
        tip = root + ((k * 13) % 9 - 4) * 5
        c.line([(root, HEIGHT), (tip, 1010 - h)], GREEN if k % 2 else FOREST, 6)
        if k % 3 == 0:
            c.box(tip - 7, 1002 - h - 46, 14, 56, BROWN, 7)
    return c


def school() -> Canvas:
    """A school with a ramp, in September."""
    c = Canvas("#a9cbea", "#fdf1d6", 700)
    cloud(c, 260, 170, 1.1)
    cloud(c, 1330, 210, 1.3)
    hills(c, 660, 44, 240, 10, "#c3d9b4")
    ground = 800
    for x, s in ((70, 1.15), (1540, 1.2)):
        tree(c, x, ground - 20, s, OCHRE, YELLOW)
    c.box(190, ground - 400, 1220, 400, "#f5e4bf")
    c.box(170, ground - 424, 1260, 34, BLUE, 4)
    c.box(190, ground - 30, 1220, 30, STONE)
    lit = frozenset({(1, 0), (3, 1)})
    windows(c, 240, ground - 350, 5, 2, 62, 104, 84, 170, lit)
    windows(c, 964, ground - 350, 5, 2, 62, 104, 84, 170, frozenset({(2, 0), (4, 1)}))
    c.box(670, ground - 470, 260, 470, PAPER)
    c.shape([(650, ground - 470), (800, ground - 560), (950, ground - 470)], BLUE)
    c.disc(800, ground - 498, 24, YELLOW)
    c.box(714, ground - 418, 172, 96, SKY_BLUE, 4)
    c.line([(800, ground - 418), (800, ground - 322)], PAPER, 5)
    c.box(700, ground - 286, 200, 46, NIGHT, 8)
    for n in range(5):
        c.box(722 + n * 34, ground - 270, 22, 14, PALE, 3)
    c.box(724, ground - 210, 72, 200, BLUE, 6)
    c.box(804, ground - 210, 72, 200, BLUE, 6)
    c.box(738, ground - 190, 44, 90, SKY_BLUE, 4)
    c.box(818, ground - 190, 44, 90, SKY_BLUE, 4)
    c.box(0, ground, WIDTH, HEIGHT - ground, "#a8cb8c")
    c.shape([(690, ground), (910, ground), (1150, HEIGHT), (450, HEIGHT)], "#e9dcc2")
    c.box(660, ground - 14, 280, 30, STONE, 3)
    c.box(640, ground + 10, 320, 26, "#bdb39e", 3)
    c.shape([(940, ground - 14), (1330, ground + 44), (1330, ground + 60), (940, ground + 60)], "#bdb39e")
    c.line([(944, ground - 96), (1326, ground - 38)], YELLOW, 10)
    for x in range(950, 1330, 62):
        y = ground - 96 + (x - 944) * 58 / 382
        c.line([(x, y), (x, y + 84)], YELLOW, 8)
    for x, y, s, coat, hair in (
        (560, 130, 0.8, BLUE, BROWN),
        (616, 150, 0.74, BRICK, NIGHT),
        (700, 196, 0.86, YELLOW, "#b98a4a"),
        (930, 170, 0.8, GREEN, BROWN),
        (1000, 210, 1.15, NIGHT, "#8d6a4a"),
    ):
        person(c, x, ground + y, s, coat, hair)
        if s < 0.9:
            c.box(x + 12 * s, ground + y - 108 * s, 26 * s, 46 * s, OCHRE if coat != OCHRE else BLUE, 8 * s)
    for x in (170, 260, 350, 1240, 1330, 1420):
        c.disc(x, ground + 116, 52, GREEN, 40)
        for dx, dy in ((-24, -6), (6, -18), (26, 4)):
            c.disc(x + dx, ground + 112 + dy, 9, YELLOW if x % 4 else "#e6846a")
    return c


def bus() -> Canvas:
    """A town bus at its stop."""
    c = Canvas("#9cc4e8", "#f8efdc", 640)
    c.glow(250, 200, 150, "#fff4cf", 0.8)
    c.disc(250, 200, 60, YELLOW)
    cloud(c, 620, 180, 1.1)
    cloud(c, 1320, 150, 0.9)
    ground = 720
    for x, w, h, wall, roof, cols, rows in (
        (-30, 260, 330, SAND, BRICK, 3, 3),
        (230, 230, 250, PALE, BLUE, 3, 2),
        (460, 270, 360, "#f1dfc4", GREEN, 3, 3),
        (730, 220, 280, PAPER, BRICK, 3, 2),
        (950, 280, 340, SAND, NIGHT, 3, 3),
        (1230, 220, 260, PALE, OCHRE, 3, 2),
        (1450, 260, 320, "#f1dfc4", BRICK, 3, 3),
    ):
        house(
            c, x, ground, w, h, wall, roof, cols, rows, frozenset({(1, 0), (2, 1)}) if w > 250 else frozenset({(0, 1)})
        )
    c.box(0, ground, WIDTH, 70, "#d9cdb6")
    for x in (60, 1540):
        tree(c, x, ground + 34, 1.1)
    c.box(0, ground + 64, WIDTH, HEIGHT - ground - 64, "#5d6b80")
    c.box(0, ground + 64, WIDTH, 14, STONE)
    for x in range(-40, WIDTH, 230):
        c.box(x, 972, 130, 14, PAPER, 4)
    c.box(1130, ground - 230, 320, 16, NIGHT, 6)
    c.box(1146, ground - 214, 288, 200, PALE, 2)
    c.box(1140, ground - 216, 10, 260, NIGHT)
    c.box(1430, ground - 216, 10, 260, NIGHT)
    c.box(1180, ground - 30, 220, 14, BROWN, 4)
    c.box(1190, ground - 18, 10, 52, NIGHT)
    c.box(1380, ground - 18, 10, 52, NIGHT)
    for x, coat, hair in ((1226, BRICK, BROWN), (1300, GREEN, NIGHT), (1368, YELLOW, "#c9c2b6")):
        person(c, x, ground + 46, 1.0, coat, hair)
    c.disc(620, 948, 560, "#4c596d", 26)
    c.box(110, 500, 960, 420, BLUE, 46)
    c.box(110, 640, 960, 44, YELLOW)
    c.box(140, 476, 880, 40, "#27507f", 16)
    c.box(150, 536, 560, 122, PALE, 14)
    for x in (286, 428, 570):
        c.box(x, 536, 12, 122, BLUE)
    c.box(936, 536, 150, 180, PALE, 20)
    c.box(736, 540, 172, 352, "#27507f", 10)
    for x in (748, 826):
        c.box(x, 552, 70, 330, SKY_BLUE, 8)
        c.box(x + 8, 566, 54, 200, PALE, 6)
    for x, coat, hair in ((226, YELLOW, BROWN), (366, BRICK, NIGHT), (506, GREEN, "#b98a4a"), (646, PAPER, BROWN)):
        c.box(x - 30, 622, 60, 36, coat, 14)
        c.disc(x, 598, 22, SKIN)
        c.draw.pieslice(((x - 24) * SCALE, 570 * SCALE, (x + 24) * SCALE, 618 * SCALE), 180, 360, hair)
    c.box(956, 500, 104, 28, NIGHT, 6)
    for n in range(4):
        c.box(970 + n * 20, 508, 13, 12, YELLOW, 2)
    c.disc(1052, 800, 20, "#fff0bd")
    c.box(1040, 850, 44, 30, NIGHT, 6)
    for x in (300, 990):
        c.disc(x, 914, 72, "#27364f")
        c.disc(x, 914, 38, STONE)
        c.disc(x, 914, 14, "#27364f")
    c.disc(176, 790, 14, BRICK)
    return c


def hall() -> Canvas:
    """The council hall during a sitting."""
    c = Canvas("#f3ead6", "#e8dcc2", HEIGHT)
    for x in (70, 330, 1190, 1450):
        c.box(x, 90, 80, 560, PAPER)
        c.box(x - 14, 70, 108, 34, STONE, 4)
        c.box(x - 14, 630, 108, 34, STONE, 4)
    for x in (178, 1298):
        c.box(x - 6, 160, 122, 360, STONE, 60)
        c.box(x + 4, 170, 102, 340, SKY_BLUE, 51)
        c.box(x + 4, 400, 102, 110, LEAF, 51)
        c.box(x + 4, 400, 102, 50, LEAF)
        c.line([(x + 55, 170), (x + 55, 510)], PAPER, 7)
        c.line([(x + 4, 330), (x + 106, 330)], PAPER, 7)
    c.box(468, 110, 664, 350, NIGHT, 14)
    c.box(484, 126, 632, 318, "#f8fbff", 6)
    for row, (width, fill) in enumerate(((470, BLUE), (380, GREEN), (120, YELLOW), (60, BRICK))):
        y = 170 + row * 64
        c.disc(534, y + 14, 13, fill)
        c.box(566, y, width, 28, fill, 6)
    c.box(0, 660, WIDTH, HEIGHT - 660, "#b98a5b")
    for y in (700, 762, 850, 960):
        c.line([(0, y), (WIDTH, y)], "#a97b4e", 4)
    c.line([(408, 640), (408, 260)], BROWN, 9)
    c.shape([(412, 264), (448, 300), (440, 520), (412, 560)], BLUE)
    c.shape([(412, 410), (444, 410), (440, 520), (412, 560)], YELLOW)
    c.box(520, 596, 560, 120, BROWN, 8)
    c.box(504, 580, 592, 26, "#94704f", 6)
    for x, coat, hair in ((650, NIGHT, BROWN), (800, BLUE, "#c9c2b6"), (950, GREEN, NIGHT)):
        c.box(x - 46, 520, 92, 62, coat, 26)
        c.box(x - 10, 500, 20, 28, SKIN)
        c.disc(x, 476, 34, SKIN)
        c.draw.pieslice(((x - 37) * SCALE, 434 * SCALE, (x + 37) * SCALE, 510 * SCALE), 180, 360, hair)
        c.line([(x + 60, 582), (x + 50, 545)], NIGHT, 5)
        c.disc(x + 50, 543, 7, NIGHT)
    c.disc(800, 656, 32, YELLOW)
    c.disc(800, 656, 23, BROWN)
    for row, (y, s, xs) in enumerate(
        ((800, 0.92, (250, 460, 670, 930, 1140, 1350)), (966, 1.16, (130, 400, 670, 930, 1200, 1470)))
    ):
        for n, x in enumerate(xs):
            coat = (BLUE, BRICK, NIGHT, GREEN, OCHRE, "#6f7f95")[(n + row * 2) % 6]
            hair = (BROWN, NIGHT, "#b98a4a", "#c9c2b6")[(n + row) % 4]
            c.disc(x, y - 86 * s, 36 * s, hair)
            c.box(x - 12 * s, y - 60 * s, 24 * s, 30 * s, SKIN)
            c.box(x - 54 * s, y - 44 * s, 108 * s, 92 * s, coat, 32 * s)
            if (row, n) in {(0, 1), (0, 4), (1, 2), (1, 3)}:
                c.line([(x + 44 * s, y - 10 * s), (x + 62 * s, y - 110 * s)], coat, 22 * s)
                c.disc(x + 64 * s, y - 124 * s, 14 * s, SKIN)
        c.box(40 - row * 60, y + 14, 700 + row * 60, 76 * s + row * 40, "#94704f", 8)
        c.box(860, y + 14, 700 + row * 60, 76 * s + row * 40, "#94704f", 8)
        c.box(40 - row * 60, y + 10, 700 + row * 60, 16, BROWN, 6)
        c.box(860, y + 10, 700 + row * 60, 16, BROWN, 6)
    return c


def planting() -> Canvas:
    """People plant young trees on a slope."""
    c = Canvas("#a6cbea", "#fdf0cf", 640)
    c.glow(1330, 220, 190, "#fff4cf", 0.9)
    c.disc(1330, 220, 72, YELLOW)
    cloud(c, 380, 190, 1.3)
    cloud(c, 930, 130, 0.8)
    hills(c, 560, 66, 310, 150, "#bfd8c0")
    hills(c, 620, 52, 220, 420, MEADOW)
    for k, x in enumerate((60, 150, 240, 330, 1230, 1320, 1410, 1500, 1580)):
        tree(c, x, 652 - (k % 3) * 10, 0.62, FOREST if k % 2 else GREEN)
    house(c, 520, 640, 150, 92, PAPER, BRICK, 3, 1, frozenset({(1, 0)}))
    house(c, 720, 630, 120, 84, SAND, BLUE, 2, 1)
    hills(c, 720, 34, 380, 60, LEAF)
    hills(c, 860, 30, 420, 700, GREEN)
    c.shape([(700, HEIGHT), (860, HEIGHT), (1010, 812), (960, 812)], SAND)

    def sapling(x: float, ground: float, s: float) -> None:
        c.disc(x, ground + 4, 46 * s, BROWN, 14 * s)
        c.line([(x + 16 * s, ground), (x + 16 * s, ground - 130 * s)], "#c9a877", 7 * s)
        c.line([(x, ground), (x, ground - 150 * s)], BROWN, 8 * s)
        for dx, dy, r in ((0, -190, 34), (-24, -152, 24), (26, -156, 26), (0, -128, 18)):
            c.disc(x + dx * s, ground + dy * s, r * s, MEADOW)
        for dx, dy, r in ((-8, -198, 16), (18, -164, 10)):
            c.disc(x + dx * s, ground + dy * s, r * s, "#d8e8b8")

    for x, y, s in ((170, 846, 0.72), (420, 836, 0.72), (1130, 838, 0.72), (1420, 850, 0.72)):
        sapling(x, y, s)
    sapling(560, 972, 1.15)
    sapling(1190, 990, 1.15)
    person(c, 436, 986, 1.4, BLUE, "#c9c2b6")
    c.line([(470, 850), (516, 990)], OCHRE, 11)
    c.shape([(500, 968), (532, 958), (540, 1004), (520, 1016)], "#8b97a6")
    c.line([(440, 878), (484, 888)], BLUE, 22)
    person(c, 676, 976, 0.98, YELLOW, BROWN, "#5d6b80")
    c.line([(660, 884), (594, 872)], YELLOW, 17)
    c.disc(590, 871, 10, SKIN)
    person(c, 1066, 1000, 1.36, BRICK, NIGHT)
    c.line([(1070, 890), (1112, 914)], BRICK, 22)
    c.box(1104, 902, 66, 54, BLUE, 8)
    c.line([(1168, 930), (1200, 896)], BLUE, 11)
    for n in range(4):
        c.line([(1202 + n * 5, 902 + n * 3), (1206 + n * 9, 950 + n * 6)], PALE, 4)
    person(c, 1330, 978, 1.0, NIGHT, "#b98a4a", BROWN)
    c.shape([(1362, 930), (1462, 930), (1452, 978), (1372, 978)], OCHRE)
    for x in (1382, 1412, 1442):
        c.line([(x, 932), (x, 884)], BROWN, 5)
        c.disc(x, 874, 15, MEADOW)
    for x, y in ((120, 960), (250, 1010), (320, 930), (900, 1030), (960, 950), (1540, 1000), (60, 1040), (1490, 900)):
        c.disc(x, y, 7, YELLOW)
        c.disc(x + 22, y + 12, 6, PAPER)
    return c


def secretary() -> Canvas:
    """A woman with grey hair in an embroidered blouse, before shelves with books."""
    c = Canvas(PALE, CREAM, HEIGHT)
    for row, y in enumerate((60, 330, 600, 870)):
        x = 400
        for number in range(26):
            width, height = 26 + 7 * ((number * 5 + row) % 4), 150 + 17 * ((number * 3 + row * 2) % 4)
            c.box(x, y + 220 - height, width - 3, height, (SKY_BLUE, SAND, MEADOW, STONE)[(number + row) % 4], 3)
            x += width
        c.box(380, y + 220, 840, 16, SAND)
    c.disc(800, 440, 205, GREY, 225)
    c.disc(800, 245, 85, GREY, 70)
    c.box(740, 560, 120, 180, SHADE, 40)
    c.box(520, 700, 560, 500, NIGHT, 170)
    c.shape([(700, 695), (900, 695), (880, 1067), (720, 1067)], PAPER)
    c.shape([(738, 690), (862, 690), (800, 775)], SHADE)
    for y in range(800, 1060, 44):
        c.shape([(800, y - 20), (820, y), (800, y + 20), (780, y)], BRICK)
        for side in (-1, 1):
            c.disc(800 + side * 42, y, 8, BLUE)
    c.shape([(700, 695), (738, 690), (790, 1067), (640, 1067)], NIGHT)
    c.shape([(900, 695), (862, 690), (810, 1067), (960, 1067)], NIGHT)
    c.disc(800, 470, 160, SKIN, 190)
    c.draw.pieslice((635 * SCALE, 255 * SCALE, 965 * SCALE, 535 * SCALE), 180, 360, GREY)
    c.disc(800, 395, 135, SKIN, 45)
    for side in (-1, 1):
        c.disc(800 + side * 62, 465, 11, NIGHT)
        c.line([(800 + side * 38, 428), (800 + side * 62, 420), (800 + side * 88, 428)], BROWN, 7)
        c.disc(800 + side * 95, 530, 26, BLUSH)
        c.disc(800 + side * 158, 520, 10, YELLOW)
    c.line([(800, 480), (790, 525), (806, 528)], BLUSH, 6)
    c.draw.arc((750 * SCALE, 520 * SCALE, 850 * SCALE, 595 * SCALE), 25, 155, BRICK, 8 * SCALE)
    return c


SCENES: dict[str, Callable[[], Canvas]] = {
    "ploshcha": square,
    "mist-cherez-richku": river,
    "shkola": school,
    "avtobus": bus,
    "zala-zasidan": hall,
    "sadzhannia-derev": planting,
}
POSTERS = {"zala-zasidan": "kadr-zala", "mist-cherez-richku": "kadr-mist"}
POSTER_SIZE = (1280, 720)
PORTRAITS = {"verbova-myroslava": secretary}
PORTRAIT_SIZE = (600, 800)


def main() -> None:
    """Write every picture into the showcase's content."""
    content = Path(__file__).parent / "content"
    for name, scene in SCENES.items():
        canvas = scene()
        canvas.save(content / "news" / "images" / f"{name}.jpg")
        if name in POSTERS:
            canvas.save(content / "videos" / "images" / f"{POSTERS[name]}.jpg", POSTER_SIZE)
    for name, portrait in PORTRAITS.items():
        portrait().save(content / "deputies" / "images" / f"{name}.jpg", PORTRAIT_SIZE)


if __name__ == "__main__":
    main()
