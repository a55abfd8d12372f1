"""What the template of a month's report may read; see `view`."""

from __future__ import annotations

from typing import ClassVar

from markupsafe import Markup

from ..model.dataclass import dataclass
from .view import View
from .view_parts import Link, Table


@dataclass(frozen=True)
class ReportPart:
    """A part of a month's report: sentences, a chart of the first table, tables."""

    title: str
    words: tuple[str, ...]
    chart: Markup
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class ReportView(View):
    """The report of one month. figures: all of them beside the month before; body: the editors' own words.

    until: the day to which the records of a month that may still run reach, else "".
    """

    template: ClassVar[str] = "report"
    title: str
    lead: str
    until: str
    figures: Table
    parts: tuple[ReportPart, ...]
    body: Markup
    newer: Link | None = None
    older: Link | None = None
