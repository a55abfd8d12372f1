"""/zvity/ and /zvity/2019-03/ for every month that has records.

A page holds the figures of the records there are and asks no clock: the report of a month that still runs grows with
each new record, and every page says what it counts. Its key is made of counts and of the few rows it names, so the
edit of a text rewrites no report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from ..memory import fingerprint
from ..model.law.calendar import Calendar
from ..model.row import Row
from ..model.ukrainian import capital, number_words
from ..records.charts import Bar, bars
from ..records.days_off import DaysOff
from ..records.document import Document
from ..records.lists import around
from ..records.output import Output
from ..records.report_view import ReportPart, ReportView
from ..records.view import ListView
from ..records.view_parts import Filter, Link, Table
from ..records.whole import Whole
from .month import Month, Months
from .story import Section, figures, month_name, sections, summary, title

ROOT = "/zvity/"
TITLE = "Звіти про роботу"
INTRO = "Що зроблено за кожен місяць. Підсумки складає сам сайт за своїми записами."
LATEST = 12
"""Months that the front page shows in figures."""
SHOWN = {
    "news": "Новини",
    "acts": "Акти",
    "petitions_answered": "Відповіді на петиції",
    "sittings": "Засідання",
    "videos": "Відео",
    "statements": "Звіти підприємств",
}
"""Figures of the front page; the last one where a month has any."""
CHARTED = {"Новини": "novyny", "Акти": "akty"}
"""Sections whose first table is drawn too -> the chart's id."""


def outputs(whole: Whole) -> Iterator[Output]:
    """The list of months and their pages."""
    judged = whole.judged if whole.settings.compliance else None
    months = Months(whole.registry, Calendar(whole.settings.figures.martial_law, DaysOff(whole.memory)), judged)
    known = months.known
    yield _front(whole, months, known)
    for month in known:
        yield _page(whole, months.month(month), known)


def _front(whole: Whole, months: Months, known: Sequence[str]) -> Output:
    numbered = [month for month in known if any(months.counts.get(month, {}).get(name) for name in SHOWN)]
    latest = [(month, months.counts[month]) for month in numbered[-LATEST:][::-1]]
    shown = [name for name in SHOWN if name != "statements" or any(counts.get(name) for _, counts in latest)]
    facts = fingerprint.digest([known, [[month, *(counts.get(name, 0) for name in shown)] for month, counts in latest]])

    def make() -> ListView:
        rows = tuple(
            (Link(_url(month), _name(month)), *(number_words(counts.get(name, 0)) for name in shown))
            for month, counts in latest
        )
        columns = ("Місяць", *(SHOWN[name] for name in shown))
        numeric = tuple(range(1, len(columns)))
        table = Table("Останні місяці", columns, rows, numeric=numeric, named=True)
        return ListView(
            site=whole.site,
            head=whole.head(ROOT, TITLE, INTRO),
            title=TITLE,
            intro=INTRO,
            filters=_archive(known),
            tables=(table,) if rows else (),
            empty="Записів, за якими можна скласти звіт, на сайті ще немає.",
        )

    return whole.page("report", ListView, ROOT, facts, make)


def _archive(known: Sequence[str]) -> tuple[Filter, ...]:
    years = sorted({month[:4] for month in known}, reverse=True)
    return tuple(
        Filter(
            f"{year} рік",
            tuple(Link(_url(month), capital(month_name(month))) for month in reversed(known) if month[:4] == year),
        )
        for year in years
    )


def _page(whole: Whole, told: Month, known: Sequence[str]) -> Output:
    newer, older = around(known, told.month, lambda month: Link(_url(month), _name(month)))

    def make() -> ReportView:
        lead = summary(told)
        return ReportView(
            site=whole.site,
            head=whole.head(_url(told.month), title(told.month), lead, (Link(ROOT, TITLE),)),
            title=title(told.month),
            lead=lead,
            until=told.until,
            figures=figures(told),
            parts=tuple(_part(section) for section in sections(whole, told)),
            body=Markup("\n").join(own_words(whole, row) for row in told.texts),
            newer=newer,
            older=older,
        )

    return whole.page("report", ReportView, _url(told.month), _facts(whole, told, newer, older), make)


def _facts(whole: Whole, told: Month, newer: Link | None, older: Link | None) -> str:
    """Digest of all that the page shows, made of counts and of the few rows it names."""
    before = {name: count for name, count in (told.before or {}).items() if told.now.get(name.partition(".")[0])}
    wholes = {name: count for name, count in (told.before or {}).items() if "." not in name}
    found = [
        *(told.now, told.before is None, before, wholes, told.duties, told.sets, told.until),
        [(_shown(whole, one.row), one.row.date[:10], one.due, one.row.own("answered")[:10]) for one in told.petitions],
        sorted(row.body for row in told.sittings),
        [(_shown(whole, row), [day[:10] for day in row.span]) for row in told.consultations],
        [(row.date[:10], row.own("outlet"), row.source_url, row.title) for row in told.mentions],
        [row.title for row in told.enterprises],
        [own_words(whole, row) for row in told.texts],
        [link and link.url for link in (newer, older)],
    ]
    return fingerprint.of_text(json.dumps(found, ensure_ascii=False, sort_keys=True))


def _shown(whole: Whole, row: Row) -> tuple[str, str]:
    link = whole.link(row)
    return link.url, link.text


def own_words(whole: Whole, row: Row) -> Markup:
    """The text of a page that belongs to the report, with every link in place."""
    return Document(row, whole.memory.text(row.path), whole).body


def _part(section: Section) -> ReportPart:
    chart = Markup("")
    if section.title in CHARTED:
        table = section.tables[0]
        numbers = [(str(row[0]), int(str(row[1]).replace("\u00a0", ""))) for row in table.rows]
        values = [Bar(words, number) for words, number in numbers if number]
        chart = bars(f"d-{CHARTED[section.title]}", table.caption, values) if len(values) > 1 else chart
    return ReportPart(section.title, section.words, chart, section.tables)


def _url(month: str) -> str:
    return f"{ROOT}{month}/"


def _name(month: str) -> str:
    return f"{capital(month_name(month))} {month[:4]} року"
