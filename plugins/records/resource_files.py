"""Files of the department's own data sets: tables judged by the descriptions of columns that their documents name.

Those without a description are only read, and what keeps others from reading them is a warning. Judged once for each
pair of bytes: what was said of one without errors is remembered.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ..memory import fingerprint
from ..memory.packing import loaded, packed
from ..memory.store import FileRecord, Memory
from ..model.csv_table import SIZE_LIMIT, formulas, read_table
from ..model.flaw import Flaw
from ..model.json_text import read_json
from ..model.problems import Problem
from ..model.row import Row
from ..model.ukrainian import size_words
from ..model.wrong import shown
from . import attached
from .attached import bytes_of
from .places import line_of

PLUGINS = Path(__file__).parent.parent
JSON = frozenset(["json", "geojson"])
READ = JSON | {"csv", "tsv"}
"""Suffixes of resources that are read without a description too."""
SANE = 50 << 20
"""Bytes of one resource beyond which few can open it."""
NO_ROWS = Flaw(1, None, "у таблиці немає рядків", "допишіть їх, збережіть її ще раз або приберіть файл із набору")
_PAPERS = re.compile(r"(datapackage|passport)\.json")
_MADE = re.compile(rf"{_PAPERS.pattern}|data\.json|(data|motions|votings|statements)(-\d{{4}})?\.csv")


class Pair(NamedTuple):
    """written: the resource as the header names it. structure ("" for none), table: paths below content/."""

    written: str
    structure: str
    table: str


def learn(
    content: Path,
    rows: Iterable[Row],
    attachments: Mapping[str, Mapping[str, str]],
    hashes: Mapping[str, FileRecord],
    memory: Memory,
) -> Iterator[Problem]:
    """Judge resources whose bytes or description are new, tell what is wrong with these and with the remembered."""
    known = memory.briefs(_name())
    made: dict[str, tuple[bytes, bytes]] = {}
    wanted = set()
    told: set[Pair] = set()
    for row in rows:
        own = attachments.get(row.path, {})
        if row.folder != "datasets" or not own:
            continue
        for name, taken in _misnamed(row, own):
            yield Problem(row.path, line_of(content, row.path, name), "resources", *taken)
        for pair in (*pairs(row, own), *alone(row, own)):
            if words := _unfit(pair):
                line = line_of(content, row.path, pair.structure.rpartition("/")[2])
                yield Problem(row.path, line, "resources", *words)
                continue
            if pair in told:
                continue
            told.add(pair)
            if words := _over(hashes[pair.table].size):
                yield Problem(pair.table, None, None, *words, level="warning")
            if not pair.structure and attached.suffix(pair.table) not in READ:
                continue
            structure = hashes[pair.structure].sha256 if pair.structure else attached.suffix(pair.table)
            key = f"{hashes[pair.table].sha256} {structure} {pair.written}"
            wanted.add(key)
            if key in known:
                found = [(at, Flaw(*flaw)) for at, flaw in loaded(known[key])] if known[key] else []
            else:
                found = list(flaws_of(content, pair, hashes))
                if not any(flaw.level == "error" for _, flaw in found):
                    made[key] = (packed([(at, tuple(flaw)) for at, flaw in found]) if found else b"", b"")
            yield from _told(pair, found)
    gone = known.keys() - wanted
    if made or gone:
        memory.keep_made(_name(), made, gone)


def pairs(row: Row, own: Mapping[str, str]) -> Iterator[Pair]:
    """Resources with a description, where both files are there."""
    for value in row.all_own("structure"):
        structure, _, written = value.partition("\t")
        if structure in own and written in own:
            yield Pair(written, own[structure], own[written])


def alone(row: Row, own: Mapping[str, str]) -> Iterator[Pair]:
    """Files without a description: structure is ""."""
    described = {name for value in row.all_own("structure") for name in value.split("\t")}
    for written, _, _ in row.files:
        if written in own and written not in described:
            yield Pair(written, "", own[written])


def faults(row: Row, own: Mapping[str, str], content: Path) -> Iterator[Problem]:
    """What is wrong with the resources of one document, asked while it is written."""
    there = {name: path for name, path in own.items() if (content / path).is_file()}
    for _, taken in _misnamed(row, own):
        yield Problem(row.path, None, "resources", *taken)
    for pair in (*pairs(row, there), *alone(row, there)):
        if words := _unfit(pair):
            yield Problem(row.path, None, "resources", *words)
            continue
        if words := _over((content / pair.table).stat().st_size):
            yield Problem(pair.table, None, None, *words, level="warning")
        yield from _told(pair, flaws_of(content, pair))


def flaws_of(
    content: Path, pair: Pair, hashes: Mapping[str, FileRecord] = MappingProxyType({})
) -> Iterator[tuple[int, Flaw]]:
    """What is wrong in both files: (0, flaw of the description), (1, flaw of the table)."""
    form = attached.suffix(pair.table)
    if pair.structure:
        table, structure = (bytes_of(content, path, hashes.get(path)) for path in (pair.table, pair.structure))
        from ..model.table_schema import read_resource

        reading = read_resource(table, structure, pair.written)
        yield from ((0, flaw) for flaw in reading.of_schema)
        yield from ((1, flaw) for flaw in reading.of_table)
        if not reading.rows and not reading.of_table and all(flaw.level != "error" for flaw in reading.of_schema):
            yield 1, NO_ROWS._replace(level="warning")
    elif form in READ:
        data = bytes_of(content, pair.table, hashes.get(pair.table))
        for flaw in _of_json(data) if form in JSON else _of_table(data):
            yield 1, flaw._replace(level="warning")


def _of_table(data: bytes) -> Iterator[Flaw]:
    read = read_table(data)
    yield from read.flaws or formulas(read)
    if not read.flaws and not read.lines:
        yield NO_ROWS


def _of_json(data: bytes) -> Iterator[Flaw]:
    if data.strip():
        yield from read_json(data, SIZE_LIMIT)[2]
    else:
        yield Flaw(1, None, "файл порожній", "збережіть його ще раз або приберіть із набору")


def _told(pair: Pair, found: Iterable[tuple[int, Flaw]]) -> Iterator[Problem]:
    paths = (pair.structure, pair.table)
    for at, flaw in found:
        yield Problem(paths[at], flaw.line, flaw.field, flaw.message, flaw.hint, level=flaw.level)


def _misnamed(row: Row, own: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """(as written, words) of files whose address is that of a file which the site makes for the set."""
    names = _MADE if row.own("source") else _PAPERS
    for written, path in sorted(own.items()):
        folder, name = posixpath.split(attached.published_at(path, row.url))
        if f"{folder}/" == row.url and names.fullmatch(name):
            message = f"файл «{shown(written)}»: ім'я {name} у наборі зайняте, такий файл складає сам сайт"
            yield written, (message, f"перейменуйте файл, наприклад на «moi-{name}»")


def _over(size: int) -> tuple[str, str] | None:
    if size <= SANE:
        return None
    message = f"файл набору завеликий: {size_words(size)}, а радимо до {size_words(SANE)}"
    return message, "поділіть його на кілька файлів, наприклад за роками"


def _unfit(pair: Pair) -> tuple[str, str] | None:
    if not pair.structure:
        return None
    if attached.suffix(pair.structure) != "json":
        return f"опис стовпців «{pair.structure}» не в JSON", "збережіть його як файл .json за Table Schema"
    if attached.suffix(pair.table) != "csv":
        return f"«{pair.table}» не CSV, а опис стовпців є", "збережіть таблицю як «CSV UTF-8» або приберіть structure"
    return None


@cache
def _name() -> str:
    code = ("constraints", "csv_table", "json_text", "source_text", "table_schema")
    parts = (*(f"model/{part}.py" for part in code), "records/resource_files.py")
    return f"resources {fingerprint.of_code(PLUGINS, *parts)}"
