"""A CSV file from a stranger's hands: text in UTF-8, columns by name, every row with its line.

Commas, semicolons or tabs part the cells, as the Excel of one country or another writes them; the first row names the
columns.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .flaw import Flaw
from .source_text import decode
from .ukrainian import number_words, plural
from .wrong import shown

LONGEST_CELL = 131_072
"""Characters of one cell, at most: a longer one is a quotation mark that nobody closed."""

SIZE_LIMIT = 16_000_000
"""Bytes of one file, at most."""
ROWS = 200_000
"""Rows of one table, at most."""
CELLS = 1_000_000
"""Cells of one table, at most: a cell of two letters takes fifty times their bytes once it is read."""
FLAWS = 10
"""Flaws told one by one in one file; the rest is a count."""

_RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_PLAIN = re.compile(r"[+-]?[\d\s().,%-]*")
_AS_TEXT = "поставте перед нею апостроф або запишіть її без цього знака"


class Line(NamedTuple):
    """A row of the table. number: 1-based line of the file on which it begins. cells: column -> text, trimmed."""

    number: int
    cells: Mapping[str, str]


class Table(NamedTuple):
    """columns: as the first row names them. A table with flaws has no lines."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    flaws: tuple[Flaw, ...] = ()


def read_table(data: bytes, limit: int = SIZE_LIMIT) -> Table:
    """The table, or what keeps it from being read. Rows without any text are passed over. Never raises.

    limit: bytes, at most.
    """
    if len(data) > limit:
        message = f"файл завеликий: {len(data)} байтів, а дозволено {limit}"
        return Table((), (), (Flaw(None, None, message, "поділіть її на кілька файлів, наприклад за роками"),))
    text, flaws = decode(data, limit)
    if flaws:
        return Table((), (), tuple(_for_a_table(flaw) for flaw in flaws))
    rows, broken = ([], 0) if _too_many(text) else _rows(text)
    if len(rows) > ROWS or _too_many(text):
        message = f"таблиця завелика: понад {number_words(ROWS)} рядків чи {number_words(CELLS)} клітинок"
        return Table((), (), (Flaw(None, None, message, "поділіть її за роками й вилучіть порожні рядки"),))
    if broken:
        message = "рядок не читається: лапки не закриті чи стоять не на місці, або клітинка завелика"
        return Table((), (), (Flaw(broken, None, message, "візьміть у лапки всю клітинку, лапки в ній подвойте"),))
    first, names = rows[0] if rows else (1, [])
    columns = tuple(name.strip() for name in names)
    repeated = [name for name, count in Counter(columns).items() if name and count > 1]
    if repeated:
        message = f"стовпчик «{shown(repeated[0])}» названо двічі"
        return Table((), (), (Flaw(first, None, message, "залиште один із них"),))
    long = [row for row in rows if any(cell.strip() for cell in row[1][len(columns) :])]
    if long:
        return Table(columns, (), few([_too_long(*row, columns) for row in long]))
    lines = (Line(number, dict(zip(columns, map(str.strip, cells), strict=False))) for number, cells in rows[1:])
    return Table(columns, tuple(lines))


def delimiter_of(data: bytes) -> str | None:
    """What parts the cells in the bytes of a CSV file; None where they are no text in UTF-8, or too many."""
    text, flaws = decode(data, SIZE_LIMIT)
    return _delimiter(text.split("\n")) if text or not flaws else None


def few(flaws: Sequence[Flaw]) -> tuple[Flaw, ...]:
    """The first of many flaws, and how many more there are."""
    left = len(flaws) - FLAWS
    more = (Flaw(None, None, f"таких вад ще {left}", "виправте їх так само"),) if left > 0 else ()
    return (*flaws[:FLAWS], *more)


def formulas(table: Table) -> tuple[Flaw, ...]:
    """Warnings of cells that a spreadsheet would run (OWASP, CSV Injection); numbers, telephones, dashes are none."""
    found = [
        Flaw(line.number, name or None, f"клітинку «{shown(cell)}» табличний редактор виконає як формулу", _AS_TEXT)
        for line in table.lines
        for name, cell in line.cells.items()
        if cell.startswith(_RUNS) and not _PLAIN.fullmatch(cell)
    ]
    return tuple(flaw._replace(level="warning") for flaw in few(found))


def _rows(text: str) -> tuple[list[tuple[int, list[str]]], int]:
    """(line, cells) of every row with any text; the line at which it cannot be read further, or 0."""
    csv.field_size_limit(LONGEST_CELL)  # of the whole process, and other libraries raise it
    lines = text.split("\n")
    above = _above(lines)
    reader = csv.reader((f"{line}\n" for line in lines[above:]), delimiter=_delimiter(lines), strict=True)
    found = []
    number = above + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((number, cells))
                if len(found) > ROWS:
                    break
            number = above + reader.line_num + 1
    except csv.Error:
        return found, number
    return found, 0


def _too_many(text: str) -> bool:
    """Can the text have more cells than are read? A separator within quotation marks counts as well."""
    return text.count("\n") + text.count(_delimiter(text[:LONGEST_CELL].split("\n"))) > CELLS


def _above(lines: Sequence[str]) -> int:
    """Lines above the table: Excel's own one, or none."""
    return int(lines[0].casefold().startswith("sep="))


def _delimiter(lines: Sequence[str]) -> str:
    """What parts the names of the columns."""
    names = next((line for line in lines[_above(lines) :] if line.strip()), "")
    outside = "".join(names.split('"')[::2])
    return max(",;\t", key=outside.count)


def _too_long(number: int, cells: Sequence[str], columns: Sequence[str]) -> Flaw:
    count = len(cells)
    message = f"у рядку {count} {plural(count, 'клітинка', 'клітинки', 'клітинок')}, а стовпчиків {len(columns)}"
    return Flaw(number, None, message, "візьміть у лапки клітинку, в якій є розділювач")


def _for_a_table(flaw: Flaw) -> Flaw:
    return flaw._replace(hint=f"{flaw.hint}; в Excel це тип «CSV UTF-8»") if "UTF-8" in flaw.hint else flaw
