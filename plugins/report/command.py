"""`report`: the month's figures on a terminal, as JSON, or as a document for signature."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap

from ..model.fields import not_a_month
from ..model.law.calendar import Calendar
from ..model.ukrainian import date_words
from ..records.blocks import Block, blocks, plain_line
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
from .pages import own_words
from .story import OTHERS, figures, month_name, sections, title
from .words import PART

LEAST = 24
"""Signs of a column of words, at least, however narrow the terminal."""


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
        found = as_json(month, told.now, told.before, told.duties or {})
        found["texts"] = [{"title": row.title, "path": row.path} for row in told.texts]
        print(json.dumps(found, ensure_ascii=False))
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
    for section in sections(whole, told, narrow=True):
        yield ""
        yield section.title
        yield from section.words
        for table in section.tables:
            yield from _columns(table)
    if told.texts:
        yield ""
        yield OTHERS
    for row in told.texts:
        yield from _own_words(blocks(str(own_words(whole, row)), whole.settings.site_url, addresses=True))


def _own_words(found: Sequence[Block]) -> Iterator[str]:
    """Paragraphs, lists and tables with an empty line between them."""
    for number, block in enumerate(found):
        if not (number and block.mark and found[number - 1].mark):
            yield ""
        if block.rows:
            head, *others = (tuple(row) for row in block.rows)
            yield from _columns(Table("", head, tuple(others)))
        else:
            yield plain_line(block)


def _columns(table: Table) -> Iterator[str]:
    """A table in columns as wide as what they hold, numbers to the right; the widest words give way to the terminal."""
    cells = [list(table.columns), *([_words(cell) for cell in row] for row in table.rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(table.columns))]
    words = [place for place in range(len(widths)) if place not in table.numeric]
    over = sum(widths) + 2 * len(widths) - get_terminal_size().columns
    if over > 0 and words:
        widest = max(words, key=lambda place: widths[place])
        widths[widest] = max(widths[widest] - over, min(widths[widest], LEAST))
    for row in cells:
        wrapped = [wrap(cell, max(width, 1)) or [""] for cell, width in zip(row, widths, strict=True)]
        for line in zip_longest(*wrapped, fillvalue=""):
            parts = [
                part.rjust(width) if place in table.numeric else part.ljust(width)
                for place, (part, width) in enumerate(zip(line, widths, strict=True))
            ]
            yield f"  {'  '.join(parts).rstrip()}"


def _words(cell: object) -> str:
    words = cell.text if isinstance(cell, Link) else str(cell)
    return f"  {words}" if words.startswith(PART) else words
