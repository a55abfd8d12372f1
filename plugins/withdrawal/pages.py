"""The page of each withdrawn document, and the list of their addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..memory import fingerprint
from ..model.row import Row
from ..model.sections import SECTIONS
from ..model.ukrainian import date_words
from ..records.document import SECTION_TITLES, relations_of
from ..records.document_outputs import outside_key
from ..records.output import Output
from ..records.view import WithdrawnView
from ..records.view_parts import Fact, Link
from ..records.whole import Whole
from ..records.withdrawn import LIST, MARK, dump


def outputs(whole: Whole) -> Iterator[Output]:
    """A page and a mark for each; the list where there are any."""
    rows = whole.registry.withdrawn
    for row in rows:
        facts = f"{row.digest}\n{outside_key(whole, row)}"
        yield whole.page("withdrawal", WithdrawnView, row.url, facts, lambda row=row: _view(whole, row), row.path)  # type: ignore[misc]
        yield _file(f"{row.url[1:]}{MARK}", "Текст вилучено.\n".encode())
    if rows:
        yield _file(LIST, dump(row.url for row in rows))


def _file(path: str, data: bytes) -> Output:
    return Output(path, fingerprint.of_bytes(data), lambda: data)


def _view(whole: Whole, row: Row) -> WithdrawnView:
    label = whole.label(row)
    day = f" від {date_words(row.date[:10])}" if row.date else ""
    title = f"{label}{day}: текст вилучено"
    section = SECTIONS.get(row.folder)
    crumbs = (Link(f"/{section}/", SECTION_TITLES[row.folder]),) if section else ()
    basis = json.loads(whole.memory.fields(row.path))["withdrawn"]["basis"]
    return WithdrawnView(
        site=whole.site,
        head=whole.head(row.url, title, f"{label}: текст вилучено", crumbs, index=False),
        title=label,
        day=row.withdrawn,
        basis=basis,
        facts=tuple(_facts(whole, row)),
        relations=tuple(relations_of(whole, row)),
    )


def _facts(whole: Whole, row: Row) -> Iterator[Fact]:
    if row.number:
        yield Fact("Номер", row.number)
    if row.date:
        yield Fact("Дата", date=row.date)
    if row.published:
        yield Fact("Оприлюднено", date=row.published)
    if row.body:
        yield Fact("Орган", whole.body(row.body))
    if row.commission:
        yield Fact("Комісія", whole.body(row.commission))
