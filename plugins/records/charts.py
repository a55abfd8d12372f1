"""Charts as inline SVG, drawn at build time: bars, stacked bars, and columns of years.

A chart stretches with its column while its words keep their size, so phones need no smaller version: places along a bar
are shares of its width, all other lengths are ems. Every bar has its words beside it, parts of one bar differ by
pattern too, and colours are those of the style sheet (`components/chart.css`): the chart can be read without colour, in
both schemes and on paper. Its description holds every number; a table beside it is still the page's duty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from ..model.ukrainian import number_words

TONES = 5
"""Looks of a bar, 1 to 5: full, hatched, grey, light, hollow."""
FULL, HATCHED = 1, 2
SHORT = 14
"""Characters of a label that fits beside its bar on a phone; where one is longer, all stand above."""
ROOM = 12
"""Per cent of a bar that a number within its part needs."""
LINE = 1.75
"""Height of a line of words or of a bar, in ems."""


SLOTS = 5
"""Columns of a chart that fills its width; fewer leave room at its right."""
PLOT = 9.0
"""Height of the columns, in ems."""
SHORTEST = 4
"""Characters of a number that fits within a column on a phone, where there are no more than SLOTS."""
SMALL = 0.875
"""Size of the words at columns, in ems."""


class Bar(NamedTuple):
    """One value; text: what stands at the bar's end, the number itself where empty."""

    label: str
    value: float
    text: str = ""
    tone: int = 1

    @property
    def words(self) -> str:
        """The value as people read it."""
        return self.text or number_words(self.value)


class Column(NamedTuple):
    """One column of a year. values: one for each name of the legend; what is below zero goes down.

    text: above the column; told: its words in the description; inside: what stands in each part that has room.
    """

    label: str
    values: Sequence[float]
    text: str
    told: str
    inside: Sequence[str] = ()


class Row(NamedTuple):
    """One stacked bar: a value, 0 or more, for each name of the legend."""

    label: str
    values: Sequence[float]


def bars(id: str, title: str, rows: Sequence[Bar], most: float = 0) -> Markup:
    """Bars from one edge, each with its label and its value; from a line for zero where any is below it.

    id: unique in the page, no other may begin with it. most: the value of a full bar, the greatest one where 0.
    """
    below = -min((bar.value for bar in rows if bar.value < 0), default=0)
    most = below + (most or max((bar.value for bar in rows if bar.value > 0), default=0)) or 1
    beside = all(len(bar.label) <= SHORT for bar in rows)
    step = LINE if beside else 2 * LINE
    told = "; ".join(f"{bar.label}: {bar.words}" for bar in rows)
    root = _chart(id, "beside" if beside else "above", title, told, step * len(rows))
    if any(_tone(bar) == HATCHED for bar in rows):
        _hatching(root, id)
    zero = round(below / most * 100, 1)  # a page of a sitting has fifty of these, and nobody sees the second digit
    for place, bar in enumerate(rows):
        top = step * place + (0 if beside else LINE)
        _text(root, bar.label, "-8.5em" if beside else "0", step * place)
        share = round(abs(bar.value) / most * 100, 1)
        _part(root, id, _tone(bar), top, zero - share if bar.value < 0 else zero, _share(share))
        _text(root, bar.words, _share(zero + share if bar.value > 0 else zero), top, dx=".5em")
        if below:
            _line(root, x=_share(zero), y=_em(top), width="1", height=_em(LINE))
    return _drawn(root)


def _tone(bar: Bar) -> int:
    return HATCHED if bar.value < 0 else bar.tone


def columns(id: str, title: str, legend: Sequence[str], found: Sequence[Column]) -> Markup:
    """Columns side by side on a line for zero, each with its number above and its year below, at most 8.

    legend: names of the parts of a column, at most two; one alone needs no legend. A column of one part that goes down
    is hatched.
    """
    head = LINE * len(legend) if len(legend) > 1 else 0
    up = [sum(value for value in column.values if value > 0) for column in found]
    down = [-sum(value for value in column.values if value < 0) for column in found]
    scale = PLOT / (max(up, default=0) + max(down, default=0) or 1)
    zero = head + LINE + max(up, default=0) * scale
    low = zero + max(down, default=0) * scale + (LINE if any(down) else 0)
    told = "; ".join(f"{column.label}: {column.told}" for column in found)
    root = _chart(id, "columns", title, told, low + LINE)
    _hatching(root, id)
    for place, name in enumerate(legend if head else ()):
        _part(root, id, place + 1, place * LINE, 0, "1.5em")
        _text(root, name, "0", place * LINE, dx="2em")
    slot = 100 / max(len(found), SLOTS)
    for place, column in enumerate(found):
        left, middle = slot * (place + 0.18), slot * (place + 0.5)
        top = bottom = zero
        for tone, value in enumerate(column.values, 1):
            height = abs(value) * scale
            top, at = (top - height, top - height) if value > 0 else (top, bottom)
            bottom += height if value < 0 else 0
            if value:
                _block(root, id, HATCHED if value < 0 else tone, left, slot * 0.64, at, height)
            if column.inside and height >= LINE and len(found) <= SLOTS and len(column.inside[tone - 1]) <= SHORTEST:
                _inside(root, column.inside[tone - 1], middle, at + (height - LINE) / 2, HATCHED if value < 0 else tone)
        _under(root, column.text, middle, top - LINE if top < zero or bottom == zero else bottom)
        _under(root, column.label, middle, low)
    _line(root, x="0", y=_em(zero), width=_share(slot * len(found)), height="1")
    return _drawn(root)


def _under(root: Element, words: str, middle: float, top: float) -> None:
    """Words of a column, smaller than others; ems are then those of the words themselves."""
    small = {"text-anchor": "middle", "font-size": f"{SMALL}em"}
    SubElement(root, "text", {"x": _share(middle), "y": _em((top + 1.2) / SMALL), **small}).text = words


def _block(root: Element, id: str, tone: int, left: float, width: float, top: float, height: float) -> None:
    fill = {"fill": f"url(#{id}-h)"} if tone == HATCHED else {}
    place = {"x": _share(left), "y": _em(top), "width": _share(width), "height": _em(height)}
    SubElement(root, "rect", {"class": f"tone{tone}", **place, **fill})


def _line(root: Element, **place: str) -> None:
    SubElement(root, "rect", place)


def stacked(id: str, title: str, legend: Sequence[str], rows: Sequence[Row]) -> Markup:
    """Bars of equal length parted by share, with a legend of at most TONES names above. A row of zeros has no bar."""
    head = (len(legend) + 1) // 2 * LINE
    told = "; ".join(f"{row.label}: {_values(legend, row)}" for row in rows)
    root = _chart(id, "stacked", title, told, head + 2 * LINE * len(rows))
    _hatching(root, id)
    for place, name in enumerate(legend):
        column, top = place % 2 * 50, place // 2 * LINE
        _part(root, id, place + 1, top, column, "1.5em")
        _text(root, name, _share(column), top, dx="2em")
    for place, row in enumerate(rows):
        top = head + 2 * LINE * place
        _text(root, row.label, "0", top)
        whole, left = sum(row.values) or 1, 0.0
        for tone, value in enumerate(row.values, 1):
            share = value / whole * 100
            if value:
                _part(root, id, tone, top + LINE, left, _share(share))
            if share >= ROOM:
                _inside(root, number_words(value), left + share / 2, top + LINE, tone)
            left += share
    return _drawn(root)


def _values(legend: Sequence[str], row: Row) -> str:
    named = zip(legend, row.values, strict=True)
    return ", ".join(f"{name} {number_words(value)}" for name, value in named if value) or "0"


def _chart(id: str, kind: str, title: str, told: str, height: float) -> Element:
    named = {"role": "img", "aria-labelledby": f"{id}-t", "aria-describedby": f"{id}-d"}
    root = Element("svg", {"class": f"chart {kind}", "height": _em(height), **named})
    SubElement(root, "title", id=f"{id}-t").text = title
    SubElement(root, "desc", id=f"{id}-d").text = told
    return root


def _hatching(root: Element, id: str) -> None:
    """The pattern of a hatched part; its id is the chart's own, for a page may hold several."""
    size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    pattern = SubElement(SubElement(root, "defs"), "pattern", {"id": f"{id}-h", **size})
    SubElement(pattern, "rect", {"class": "hatch", "width": "3", "height": "6"})


def _part(root: Element, id: str, tone: int, top: float, left: float, width: str) -> None:
    place = {"x": _share(left), "y": _em(top + 0.25), "width": width, "height": "1.25em"}
    fill = {"fill": f"url(#{id}-h)"} if tone == HATCHED else {}
    SubElement(root, "rect", {"class": f"tone{tone}", **place, **fill})


def _inside(root: Element, words: str, middle: float, top: float, tone: int) -> None:
    """A number in the middle of its part; on anything but a full bar it has a ground of its own."""
    place = SubElement(root, "svg", {"x": _share(middle), "class": "in"})
    if tone != FULL:
        half = len(words) * 0.3 + 0.2
        ground = {"x": _em(-half), "y": _em(top + 0.3), "width": _em(2 * half), "height": "1.15em"}
        SubElement(place, "rect", {"class": "ground", **ground})
    on_full = {"class": "full"} if tone == FULL else {}
    _text(place, words, "0", top, **{"text-anchor": "middle", **on_full})


def _text(root: Element, words: str, left: str, top: float, **more: str) -> None:
    SubElement(root, "text", {"x": left, "y": _em(top + 1.2), **more}).text = words


def _drawn(root: Element) -> Markup:
    """The chart as HTML takes it, which needs no space before the end of an empty element."""
    return Markup(tostring(root, "unicode").replace(" />", "/>"))


def _share(value: float) -> str:
    return f"{_short(value)}%"


def _em(value: float) -> str:
    return f"{_short(value)}em"


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
