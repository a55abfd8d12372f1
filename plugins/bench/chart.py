"""The ratios as bars: one small SVG that a reader of docs/performance.md sees first; what both its pictures share."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from .figures import Results, ratios
from .table import documents, number

WIDTH, ROW, LABELS, BAR = 860, 24, 440, 320
STYLE = """<style>
text { font: 13px sans-serif; fill: #1b1f27 } .head { font-weight: bold } .note { fill: #4a4f59 }
.sheet { fill: #fff } .bar { fill: #0b3a82 } .line { stroke: #8a8f99 } .curve { stroke: #0b3a82; fill: none }
@media (prefers-color-scheme: dark) {
text { fill: #e8eaee } .note { fill: #b3b8c2 } .sheet { fill: #14171c }
.bar { fill: #7fb0ff } .line { stroke: #7c828d } .curve { stroke: #7fb0ff }
}
</style>"""
"""Colours of a picture in a page of either scheme; each has its own ground, for the page may not follow the system."""


class Group(NamedTuple):
    """Bars under one heading: (label, ratio)."""

    title: str
    bars: Sequence[tuple[str, float]]


def draw(results: Results) -> str:
    """How many times our processor time others take, for all sizes; the scale is logarithmic, the line stands at 1."""
    found, machines = [], []
    for months, part in by_size(results["build"]):
        bars = [(f"{ratio.what}: {ratio.others}", ratio.ahead) for ratio in ratios(part["samples"])]
        found.append(Group(f"{documents(months)}", bars))
        machines.append(machine(part))
    note = "У скільки разів більше процесорного часу, ніж ми (ліворуч від риски — менше)."
    return svg(found, [note, *dict.fromkeys(machines)])


def by_size(part: Mapping[str, Any]) -> list[tuple[int, Any]]:
    """What was measured of a part, by months, the fewest first."""
    return sorted((int(months), measured) for months, measured in part.items())


def machine(part: Mapping[str, Any]) -> str:
    """On what it was measured, and when."""
    about = part["about"]
    return f"{about['date']}, {about['processor']}, ядер: {about['cores']}."


def svg(groups: Sequence[Group], notes: Sequence[str]) -> str:
    """The picture. notes: lines that stand below. Each bar begins at ratio 1; the longest fills its half."""
    span = max((abs(math.log(value)) for group in groups for _, value in group.bars), default=1) or 1
    middle = LABELS + BAR / 2
    parts: list[str] = []
    y = 0
    for group in groups:
        y += ROW
        parts.append(f'<text class="head" x="12" y="{y + 16}">{escape(group.title)}</text>')
        for label, value in group.bars:
            y += ROW
            length = math.log(value) / span * BAR / 2
            left = min(middle, middle + length)
            parts.append(f'<text x="12" y="{y + 16}">{escape(label)}</text>')
            parts.append(f'<rect class="bar" x="{left:.1f}" y="{y + 4}" width="{abs(length):.1f}" height="{ROW - 8}"/>')
            parts.append(f'<text x="{LABELS + BAR + 12}" y="{y + 16}">{number(value, 2)}</text>')
    y += 2 * ROW
    parts.append(f'<line class="line" x1="{middle}" x2="{middle}" y1="{ROW}" y2="{y - ROW / 2}"/>')
    return sheet("bench", WIDTH, y, parts, notes)


def sheet(title: str, width: int, height: int, parts: Sequence[str], notes: Sequence[str]) -> str:
    """A whole picture: its ground, parts, lines of notes below `height`."""
    told = [
        f'<text class="note" x="12" y="{height + ROW * place + 16}">{escape(note)}</text>'
        for place, note in enumerate(notes)
    ]
    height += ROW * len(notes) + 12
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    body = "\n".join((STYLE, '<rect class="sheet" width="100%" height="100%"/>', *parts, *told))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n<title>{escape(title)}</title>'
    return f"{head}\n{body}\n</svg>\n"
