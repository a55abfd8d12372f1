"""The page of a sitting with its agenda, and the list of sittings."""

from __future__ import annotations

from collections.abc import Iterator

from ..records.document import Document
from ..records.lists import List, Part, by_year, list_output
from ..records.output import Output
from ..records.view import DocumentView, Fact, Link, Table
from ..records.whole import Whole


def document(sitting: Document) -> DocumentView:
    """The view of a sitting: agenda with links to drafts and acts, who was present."""
    row, whole = sitting.row, sitting.whole
    facts = [Fact("Орган", whole.body(row.body)), Fact("Дата", date=row.date)]
    if row.session in whole.registry.sessions:
        from ..model.ukrainian import slugify

        facts.append(Fact("Акти", links=(Link(f"/akty/sesiia/{slugify(row.session)}/", "Акти цієї сесії"),)))
    common = sitting.common(facts=tuple(facts))
    common["tables"] = tuple(_tables(sitting))
    return DocumentView(**common)


def _tables(sitting: Document) -> Iterator[Table]:
    agenda = sitting.fields.get("agenda", ())
    if agenda:
        rows = tuple(
            (item.get("n") or str(number), item["title"], _decision(sitting.whole, item))
            for number, item in enumerate(agenda, 1)
        )
        yield Table("Порядок денний", ("№", "Питання", "Документ"), rows)
    attendance = sitting.fields.get("attendance", ())
    if attendance:
        present = [
            (item["name"], "так" if item.get("present", True) else "ні", item.get("note", "")) for item in attendance
        ]
        yield Table("Присутність", ("Ім’я", "Присутність", "Примітка"), tuple(present))


def _decision(whole: Whole, item: dict[str, str]) -> Link | str:
    for name in ("act", "draft"):
        row = whole.registry.by_id.get(item.get(name, "").strip("/"))
        if row is not None:
            return Link(row.url, whole.label(row))
    return ""


def outputs(whole: Whole) -> Iterator[Output]:
    """/zasidannia/: all sittings, newest first, by year."""
    years = by_year(whole.registry.registered("sessions"))
    parts = tuple(Part(f"{year} рік", rows[::-1], f"r{year}") for year, rows in reversed(years.items()))
    intro = "Засідання ради, виконавчого комітету й комісій: порядок денний, протоколи, записи."
    yield list_output(whole, "sessions", List("/zasidannia/", "Засідання", parts, intro=intro))
