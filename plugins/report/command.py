"""`report`: the month's figures on a terminal, as JSON, or as a document for signature."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from ..model.fields import not_a_month
from ..model.law.calendar import Calendar
from ..model.ukrainian import date_words
from ..records.judged import fresh_verdicts
from ..records.nothing import refuse_nothing
from ..records.report import report
from ..records.session import Refused, Session, opened
from ..records.settings import SettingsError
from ..records.undrawn import undrawn
from ..records.view_parts import Link, Table
from ..records.whole import Whole
from .figures import as_json
from .month import Month, Months
from .story import figures, month_name, sections, title


def main(
    month: str,
    content: Path,
    memory: Path | None,
    *,
    json_wanted: bool,
    docx: Path | None,
    settings: Path | None = None,
) -> int:
    """Tell of one month (`2019-03`). 0: told, of an empty month too; 1: refused, or the content has errors."""
    try:
        if not re.fullmatch(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", month, re.ASCII):
            wrong = not_a_month(month)
            raise Refused(f"{wrong.message} — {wrong.hint}")
        if docx is not None:
            _refuse_file(docx)
        refuse_nothing(content)
        with opened(content, memory, settings) as session:
            if session.loaded.broken:
                report(problem for problem in session.loaded.problems if problem.level == "error")
                raise Refused("звіту не складено: спершу виправте помилки")
            return _tell(session, month, json_wanted, docx)
    except (Refused, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1


def _refuse_file(docx: Path) -> None:
    if docx.suffix.lower() != ".docx":
        raise Refused(f"«{docx.name}» — назва документа має закінчуватися на .docx")
    if docx.exists():
        raise Refused(f"файл {docx} уже є — назвіть інший або приберіть його")


def _tell(session: Session, month: str, json_wanted: bool, docx: Path | None) -> int:
    whole = undrawn(session)
    if month > whole.settings.today[:7]:
        raise Refused(f"{month_name(month)} {month[:4]} року ще не настав — назвіть місяць, що вже почався")
    verdicts = fresh_verdicts(whole.settings, whole.registry, whole.memory, lambda: whole.roll_calls)
    months = Months(whole.registry, Calendar(whole.settings.figures.martial_law), verdicts)
    told = months.month(month)
    if month not in months.known:
        last = f"; останній місяць із записами — {months.known[-1]}" if months.known else ""
        print(f"За {month_name(month)} {month[:4]} року на сайті немає записів{last}.", file=sys.stderr)
    if docx is not None:
        from .word import document

        docx.write_bytes(document(whole, told))
        print(f"Записано {docx}", file=sys.stderr)
    if json_wanted:
        print(json.dumps(as_json(month, told.now, told.before, told.duties or {}), ensure_ascii=False))
    elif docx is None:
        print("\n".join(_lines(whole, told)))
    return 0


def _lines(whole: Whole, told: Month) -> Iterator[str]:
    """The report for people at a terminal."""
    yield title(told.month, whole.settings.department_genitive or whole.settings.council_genitive)
    if told.until:
        yield f"За записами по {date_words(told.until)}."
    yield ""
    yield from _columns(figures(told))
    for section in sections(whole, told):
        yield ""
        yield section.title
        yield from section.words
        for table in section.tables:
            yield from _columns(table)
    for row in told.texts:
        yield ""
        yield row.title
        yield whole.memory.text(row.path).plain


def _columns(table: Table) -> Iterator[str]:
    """A table in columns as wide as what they hold, numbers to the right."""
    cells = [table.columns, *([_words(cell) for cell in row] for row in table.rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(table.columns))]
    for row in cells:
        parts = [
            words.rjust(width) if place in table.numeric else words.ljust(width)
            for place, (words, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield f"  {'  '.join(parts).rstrip()}"


def _words(cell: object) -> str:
    return cell.text if isinstance(cell, Link) else str(cell)
