"""How the cost grows with the number of documents: two plots with logarithmic axes, from nothing and after an edit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from .chart import by_size, machine, sheet
from .figures import Results, medians
from .table import DOCUMENTS, NAMES, number

SIDE, LEFT, TOP, WIDTH, HEIGHT = 540, 56, 48, 250, 260
"""Pixels: of one plot with its words, and of its field inside."""
DASHES = {
    "ours": "",
    "ours-pages": "9 4",
    "hugo": "2 4",
    "pagefind": "2 4 9 4",
    "pelican": "14 4",
    "pelican-linear": "14 4 2 4",
}
"""Lines differ by their strokes, not by colours alone."""
SHADES = {"ours": 3.0, "ours-pages": 2.0}
"""Our lines are the thicker ones."""


class Line(NamedTuple):
    """label: what stands at its end. points: (documents, seconds)."""

    key: str
    label: str
    points: Sequence[tuple[float, float]]


def plot(results: Results) -> str:
    """Processor seconds by documents, of all who were measured at more than one size."""
    titles = {"clean": "З нуля", "edit": "Після правки одного документа"}
    parts: list[str] = []
    for place, (step, title) in enumerate(titles.items()):
        parts += field(lines(results, step), f"{title}, с процесора", place * SIDE)
    notes = ["Унизу — документів. Обидві шкали логарифмічні; рівний крок угору — удесятеро довше."]
    notes += dict.fromkeys(machine(part) for _, part in by_size(results["build"]))
    return sheet("growth", 2 * SIDE, TOP + HEIGHT + 56, parts, notes)


def lines(results: Results, step: str) -> list[Line]:
    """The medians of CPU seconds in one step by contender, those of one size left out."""
    found: dict[str, list[tuple[float, float]]] = {}
    for months, part in by_size(results["build"]):
        for (taken, key), figures in medians(part["samples"]).items():
            if taken == step:
                found.setdefault(key, []).append((months * DOCUMENTS, figures["cpu"]))
    return [Line(key, NAMES[key], points) for key, points in found.items() if len(points) > 1]


def field(drawn: Sequence[Line], title: str, x: float) -> list[str]:
    """One plot with its left edge at x."""
    parts = [f'<text class="head" x="{x + 12}" y="24">{escape(title)}</text>']
    points = [point for line in drawn for point in line.points]
    if not points:
        return parts
    across, up = (_decades([point[axis] for point in points]) for axis in (0, 1))

    def put(point: tuple[float, float]) -> tuple[float, float]:
        right, above = (_share(value, *ends) for value, ends in zip(point, (across, up), strict=True))
        return x + LEFT + WIDTH * right, TOP + HEIGHT * (1 - above)

    def rule(x1: float, y1: float, x2: float, y2: float) -> str:
        return f'<line class="line" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" opacity=".4"/>'

    for power in range(up[0], up[1] + 1):
        _, y = put((10 ** across[0], 10**power))
        parts.append(rule(x + LEFT, y, x + LEFT + WIDTH, y))
        words = number(10**power, max(0, -power))
        parts.append(f'<text x="{x + LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{words}</text>')
    for documents in sorted({point[0] for point in points}):
        place, _ = put((documents, 10 ** up[0]))
        parts.append(rule(place, TOP, place, TOP + HEIGHT))
        parts.append(f'<text x="{place:.1f}" y="{TOP + HEIGHT + 20}" text-anchor="middle">{number(documents)}</text>')
    ends = {line.key: put(line.points[-1]) for line in drawn}
    labels = _apart({key: y for key, (_, y) in ends.items()})
    for line in drawn:
        way = " ".join(f"{right:.1f},{y:.1f}" for right, y in map(put, line.points))
        stroke = f'stroke-width="{SHADES.get(line.key, 1.5)}" stroke-dasharray="{DASHES[line.key]}"'
        parts.append(f'<polyline class="curve" {stroke} points="{way}"/>')
        words = f"{line.label}: {number(line.points[-1][1], 1 if line.points[-1][1] >= 10 else 2)}"
        parts.append(f'<text x="{ends[line.key][0] + 8:.1f}" y="{labels[line.key] + 4:.1f}">{escape(words)}</text>')
    return parts


def _share(value: float, low: int, high: int) -> float:
    """Where it stands between two powers of ten, 0 to 1."""
    return (math.log10(value) - low) / (high - low)


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """Powers of ten below and above all the values."""
    return math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)) + 1e-9) or 1


def _apart(wanted: Mapping[str, float]) -> dict[str, float]:
    """Heights of labels near those wanted, none nearer than a line of text to the next."""
    found: dict[str, float] = {}
    last = -math.inf
    for key, y in sorted(wanted.items(), key=lambda item: item[1]):
        last = found[key] = max(y, last + 16)
    return found
