"""Yearly statements of enterprises: files read once, remembered by their bytes, and what the site knows of them.

Every build knows the few figures of each year; the lines are fetched for pages and data that are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..memory import fingerprint
from ..memory.packing import loaded, packed
from ..memory.store import FileRecord, Memory
from ..model.problems import Problem
from ..model.registry import Registry
from ..model.row import Row
from ..model.statement import Line, Reading, figure, read_statement
from ..model.statement_forms import FIGURES
from . import attached
from .attached import bytes_of
from .places import line_of

PLUGINS = Path(__file__).parent.parent
CODE = (
    "model/amounts.py",
    "model/csv_table.py",
    "model/source_text.py",
    "model/statement.py",
    "model/statement_forms.py",
    "model/statement_lines.py",
    "model/statement_lines_small.py",
    "records/statements.py",
)
"""Modules on which the reading of a file depends, below plugins/."""
Amounts = tuple[Decimal | None, Decimal | None]
"""The reporting year (its last day) and the year before (the first day), in thousands of hryvnias."""


class Yearly(NamedTuple):
    """An enterprise's statements of one year.

    path: of the file, below content/. key: SHA-256 of its bytes. figures: code of FIGURES -> sums, as far as known.
    """

    enterprise: Row
    year: str
    path: str
    key: str
    figures: Mapping[str, Amounts]


class Entry(NamedTuple):
    """One line of a form as data. line: code. name: as the form calls it. value, previous: see Amounts."""

    enterprise: Row
    year: str
    form: str
    line: str
    name: str
    value: Decimal | None
    previous: Decimal | None


class Statements:
    """The statements that the site shows. For keys: `Yearly.key`, and of the enterprise what is shown of it."""

    def __init__(
        self,
        registry: Registry,
        content: Path,
        attachments: Mapping[str, Mapping[str, str]],
        hashes: Mapping[str, FileRecord],
        memory: Memory,
    ) -> None:
        self._registry, self._content, self._memory = registry, content, memory
        self._attachments, self._hashes = attachments, hashes
        self._briefs = memory.briefs(name())

    def all(self) -> Iterator[Yearly]:
        """By enterprise in the order of ids, years ascending."""
        for row in sorted(self._registry.of("enterprises"), key=lambda row: row.id):
            yield from self.of(row)

    def of(self, row: Row) -> tuple[Yearly, ...]:
        """The years of an enterprise, ascending; the row may be one that an editor is still writing."""
        found: dict[str, Yearly] = {}
        for year, path in files(row, self._attachments.get(row.path, {})):
            key = self._hashes[path].sha256
            brief = self._briefs.get(key)
            lines = () if brief is not None else self._now(path)
            if year and (brief is not None or lines):
                figures = _figures(loaded(brief)) if brief is not None else figures_of(lines)
                found.setdefault(year, Yearly(row, year, path, key, figures))
        return tuple(found[year] for year in sorted(found))

    def lines(self, yearly: Yearly) -> tuple[Line, ...]:
        """Every line of a year, in the order of its file."""
        if yearly.key in self._briefs:
            return remembered(self._memory, yearly.key)
        return self._now(yearly.path)

    def entries(self) -> Iterator[Entry]:
        """Every line of every statement, as `all` orders them."""
        for yearly in self.all():
            for line in self.lines(yearly):
                own = (line.form, line.code, line.name, line.value, line.previous)
                yield Entry(yearly.enterprise, yearly.year, *own)

    def _now(self, path: str) -> tuple[Line, ...]:
        return read_statement(bytes_of(self._content, path, self._hashes.get(path))).lines


def figures_of(lines: Iterable[Line]) -> dict[str, Amounts]:
    """Code of FIGURES -> what lines say of it; figures of which they say nothing are absent."""
    now, before = {}, {}
    for line in lines:
        if line.value is not None:
            now[line.code] = line.value
        if line.previous is not None:
            before[line.code] = line.previous
    found = {one.code: (figure(one.terms, now), figure(one.terms, before)) for one in FIGURES}
    return {code: amounts for code, amounts in found.items() if amounts != (None, None)}


def learn(
    content: Path,
    rows: Iterable[Row],
    attachments: Mapping[str, Mapping[str, str]],
    hashes: Mapping[str, FileRecord],
    memory: Memory,
) -> Iterator[Problem]:
    """Read statements whose bytes are new, remember the sound ones, tell the flaws of the others."""
    wanted: dict[str, str] = {}
    for row in rows:
        if row.folder == "enterprises" and row.extra and row.path in attachments:
            yield from of_years(row, content)
            wanted |= {path: hashes[path].sha256 for _, path in files(row, attachments[row.path])}
    known = memory.briefs(name())
    made = {}
    for path, key in sorted(wanted.items()):
        if key not in known:
            reading = read_statement(bytes_of(content, path, hashes[path]))
            yield from flaws_of(path, reading)
            if not reading.flaws:
                made[key] = _kept(reading)
    gone = known.keys() - wanted.values()
    if made or gone:
        memory.keep_made(name(), made, gone)


def remembered(memory: Memory, key: str) -> tuple[Line, ...]:
    """Every line of a file that `learn` found sound. key: SHA-256 of its bytes."""
    lines = loaded(memory.made(name(), key))
    return tuple(Line(form, code, _amount(now), _amount(before), number) for form, code, now, before, number in lines)


def faults(row: Row, own: Mapping[str, str], content: Path) -> Iterator[Problem]:
    """What keeps the statements of one enterprise from being read, asked while it is written."""
    for _, path in files(row, own):
        yield from flaws_of(path, read_statement(bytes_of(content, path)))


def of_years(row: Row, content: Path | None = None) -> Iterator[Problem]:
    """What is wrong in how an enterprise names its statements. content: to look up the lines; else they are None."""
    first: dict[str, str] = {}
    for year, value in _named(row):
        words: tuple[str, str] | None = None
        if attached.suffix(value) != "csv":
            words = (f"звітність «{value}» не в CSV", "збережіть таблицю як «CSV UTF-8», а інші файли назвіть у files")
        elif not year:
            words = (f"не сказано, за який рік звітність «{value}»", "допишіть «year: 2018» або рік до імені файла")
        elif year in first:
            words = (f"звітність за {year} рік уже є: «{first[year]}»", "залиште один файл на рік або виправте рік")
        first.setdefault(year, value)
        if words:
            line = line_of(content, row.path, value) if content else None
            yield Problem(row.path, line, "statements", *words)


def flaws_of(path: str, reading: Reading) -> Iterator[Problem]:
    """What keeps a file of statements from being read, with the lines of the file."""
    for flaw in reading.flaws:
        yield Problem(path, flaw.line, flaw.field, flaw.message, flaw.hint, level=flaw.level)


@cache
def name() -> str:
    """The name under which the memory keeps statements as this very code reads them."""
    return f"statements {fingerprint.of_code(PLUGINS, *CODE)}"


def _named(row: Row) -> Iterator[tuple[str, str]]:
    """(year, file as written)."""
    for own in row.all_own("statement"):
        year, _, value = own.partition("\t")
        yield year, value


def files(row: Row, own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(year, path below content/) of the tables that are there."""
    for year, value in _named(row):
        if value in own and attached.suffix(value) == "csv":
            yield year, own[value]


def _kept(reading: Reading) -> tuple[bytes, bytes]:
    """(brief, whole) as the memory keeps them."""
    brief = {code: tuple(map(_text, amounts)) for code, amounts in figures_of(reading.lines).items()}
    whole = [(line.form, line.code, _text(line.value), _text(line.previous), line.number) for line in reading.lines]
    return packed(brief), packed(whole)


def _text(amount: Decimal | None) -> str:
    return "" if amount is None else str(amount)


def _amount(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _figures(brief: Mapping[str, tuple[str, str]]) -> dict[str, Amounts]:
    return {code: (_amount(now), _amount(before)) for code, (now, before) in brief.items()}
