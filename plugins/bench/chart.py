"""The ratios as bars: one small SVG that a reader of docs/performance.md sees first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from .figures import Results, ratios
from .table import DOCUMENTS, number

WIDTH, ROW, LABELS, BAR = 860, 24, 440, 320
FONT = 'font-family="sans-serif" font-size="13"'


class Group(NamedTuple):
    """Bars under one heading: (label, ratio)."""

    title: str
    bars: Sequence[tuple[str, float]]


def draw(results: Results) -> str:
    """How many times our processor time others take, for all sizes; the scale is logarithmic, the line stands at 1."""
    found = []
    for months, samples in results["build"].items():
        title = f"{number(int(months) * DOCUMENTS)} документів"
        found.append(Group(title, [(f"{ratio.what}: {ratio.others}", ratio.ahead) for ratio in ratios(samples)]))
    machine = f"{results['date']}, {results['processor']}, ядер: {results['cores']}"
    note = f"У скільки разів більше процесорного часу, ніж ми (ліворуч від риски — менше). {machine}"
    return svg(found, note)


def svg(groups: Sequence[Group], note: str) -> str:
    """The picture. note: what stands below. Each bar begins at ratio 1; the longest fills its half."""
    span = max((abs(math.log(value)) for group in groups for _, value in group.bars), default=1) or 1
    middle = LABELS + BAR / 2
    parts: list[str] = []
    y = 0
    for group in groups:
        y += ROW
        parts.append(f'<text x="12" y="{y + 16}" {FONT} font-weight="bold">{escape(group.title)}</text>')
        for label, value in group.bars:
            y += ROW
            length = math.log(value) / span * BAR / 2
            left = min(middle, middle + length)
            parts.append(f'<text x="12" y="{y + 16}" {FONT}>{escape(label)}</text>')
            parts.append(
                f'<rect x="{left:.1f}" y="{y + 4}" width="{abs(length):.1f}" height="{ROW - 8}" fill="#0b3a82"/>'
            )
            parts.append(f'<text x="{LABELS + BAR + 12}" y="{y + 16}" {FONT}>{number(value, 2)}</text>')
    height = y + 3 * ROW
    line = f'<line x1="{middle}" x2="{middle}" y1="{ROW}" y2="{height - 2 * ROW}" stroke="#8a8f99"/>'
    foot = f'<text x="12" y="{height - 12}" {FONT} fill="#4a4f59">{escape(note)}</text>'
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    body = "\n".join(
        (f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>', line, *parts, foot),
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n<title>bench</title>\n{body}\n</svg>\n'
