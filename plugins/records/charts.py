"""Charts of counts as horizontal bars, drawn at build time as SVG that text size, colours and print follow.

Here is only the geometry; `components/chart.html` draws it. Widths are shares of the page's width, heights are in em,
so nothing shrinks on a phone. A chart stands beside a table of the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ROW = 3.25
"""Height of a bar with the words above it, in em."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar. x, width: per cent of the chart's width; look: number of its series, from 1."""

    x: str
    width: str
    look: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar under its words: what it counts at one end, how much at the other. y: its top in em."""

    y: float
    label: str
    note: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its title and, for those who do not see it, what it shows in words.

    id: unique in the page. series: words of each look, in order. height: in em.
    """

    id: str
    title: str
    description: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    height: float


def bar_chart(
    id: str, title: str, description: str, series: Sequence[str], rows: Sequence[tuple[str, str, Sequence[int]]]
) -> Chart:
    """Bars of counts, the longest as wide as the page. rows: (words, the total in words, a count for each series).

    At most four series: more of them are no longer told apart without colour.
    """
    assert len(series) <= 4
    most = max((sum(counts) for _, _, counts in rows), default=0) or 1
    bars = tuple(
        Bar(number * ROW, label, note, tuple(_pieces(counts, most)))
        for number, (label, note, counts) in enumerate(rows)
    )
    return Chart(id, title, description, tuple(series), bars, len(rows) * ROW)


def _pieces(counts: Sequence[int], most: int) -> list[Piece]:
    pieces, before = [], 0
    for look, count in enumerate(counts, 1):
        if count:
            pieces.append(Piece(_share(before, most), _share(count, most), look))
        before += count
    return pieces


def _share(count: int, most: int) -> str:
    """«12.5%»; trailing zeros would only make the page longer."""
    return f"{count * 100 / most:.2f}".rstrip("0").rstrip(".") + "%"
