"""Enterprises beside each other in one year: a table of the main figures and a chart for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..model.row import Row
from ..model.statement_forms import FIGURES, Figure
from ..records.charts import Bar, bars
from ..records.statements import Yearly
from ..records.view_parts import ChartView, Link, Table
from .money import THOUSANDS, column, unit_for

Own = tuple[Row, Yearly | None]
"""An enterprise and its statements of the year, if they are known."""


def comparison_table(own: Sequence[Own], year: str) -> Table:
    """A row for each enterprise, those without statements of the year too."""
    figures = (column([_amount(each, figure) for _, each in own]) for figure in FIGURES)
    rows = tuple(zip((Link(row.url, row.title) for row, _ in own), *figures, strict=True))
    columns = ("Підприємство", *(figure.name for figure in FIGURES))
    caption = f"Головні показники, {year} рік, {THOUSANDS}"
    return Table(caption, columns, rows, tuple(range(1, len(columns))), named=True)


def comparison_charts(own: Sequence[Own]) -> Iterator[ChartView]:
    """Bars of the enterprises that report a figure, the greatest first."""
    for figure in FIGURES:
        amounts = [(row.title, amount) for row, each in own if (amount := _amount(each, figure)) is not None]
        if len(amounts) < 2:
            continue
        unit = unit_for(amount for _, amount in amounts)
        rows = [
            Bar(title, float(amount), unit.short(amount))
            for title, amount in sorted(amounts, key=lambda pair: (-pair[1], pair[0]))
        ]
        drawn = bars(figure.code, f"{figure.name}, {unit.name}", rows)
        yield ChartView(f"{figure.code}-pidpryiemstv", figure.name, when(figure, unit.name), drawn)


def when(figure: Figure, unit: str) -> str:
    """«тис. грн на кінець року»."""
    return f"{unit} на кінець року" if figure.balance else f"{unit} за рік"


def _amount(each: Yearly | None, figure: Figure) -> Decimal | None:
    return each.figures.get(figure.code, (None, None))[0] if each else None
