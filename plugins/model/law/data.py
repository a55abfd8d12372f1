"""Duties about data sets and about the site as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from ..row import Row
from ..vocabulary import TITLE_LIMIT
from .acts import is_data
from .rule import Books, Verdict, day, rule
from .terms import Words, done_by, lacking

DESCRIPTION_LIMIT = 4000
"""Longest description of a data set in characters (КМУ 835)."""

STATUTE_BY = "2027-01-01"
"""The day by which every community has its statute (3703-IX)."""

_PASSPORT = {
    "description": "опису (description)",
    "frequency": "частоти оновлення (frequency)",
    "keywords": "ключових слів (keywords)",
}
_STATUTE = re.compile(r"\bстатут\w* .*\bгромади\b", re.IGNORECASE)


@rule("R23", "datasets", "КМУ № 835", "S")
def passport_full(row: Row, books: Books) -> Iterator[Verdict]:
    """A data set has a full passport and machine-readable files (КМУ № 835).

    A document gives description (4000 characters at most), frequency and keywords; for publisher and contact the
    council stands, and what the settings lack is told once, not with each set. Files are judged where the set is not
    made of the site's own records. The title is the schema's matter.
    """
    fields = books.header(row)
    absent = [name for name in _PASSPORT if not fields.get(name)]
    if absent:
        message = f"у паспорті набору немає {', '.join(map(_PASSPORT.__getitem__, absent))}"
        yield lacking(absent[0], message, f"допишіть {'це поле' if len(absent) == 1 else 'ці поля'}")
    length = len(fields.get("description", ""))
    if length > DESCRIPTION_LIMIT:
        message = f"опис набору довший за {DESCRIPTION_LIMIT} знаків: {length}"
        yield lacking("description", message, "перенесіть подробиці в текст")
    paths = [path for path, _, _ in row.files]
    if not fields.get("source") and not any(is_data(path) for path in paths):
        message = f"набір має лише «{paths[0]}»" if paths else "набір не має файлів"
        yield lacking("resources", message, "додайте файл CSV, JSON, XML, XLSX або ODS")


@rule("R28", "", "3703-IX", "S")
def statute_there(books: Books) -> Iterator[Verdict]:
    """Every community has its statute by 2027-01-01 (3703-IX).

    On an official site (OFFICIAL) a council's decision or a page names the statute of the community in its title.
    """
    if not books.official:
        return
    due = day(STATUTE_BY) - timedelta(1)
    named = (
        row
        for row in (*books.registry.of("acts"), *books.registry.of("pages"))
        if _STATUTE.search(row.title[:TITLE_LIMIT])
    )
    if any(row.kind in ("", "rishennia-rady") for row in named):
        yield Verdict("kept", due=due.isoformat())
    else:
        words = Words(None, "статут громади", "оприлюднено", "додайте рішення про статут або сторінку з ним")
        yield from done_by(books, due, "", "cd", words)
