"""Files of the department's own data sets, judged by the descriptions of columns that their documents name.

Judged once for each pair of bytes: a sound pair is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..memory import fingerprint
from ..memory.store import FileRecord, Memory
from ..model.problems import Problem
from ..model.row import Row
from ..model.table_schema import read_resource
from . import attached
from .places import line_of

PLUGINS = Path(__file__).parent.parent


class Pair(NamedTuple):
    """written: the resource as the header names it. structure, table: paths below content/."""

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
    """Judge resources whose bytes or description are new, remember the sound ones, tell the flaws of the others."""
    known = memory.briefs(_name())
    made: dict[str, tuple[bytes, bytes]] = {}
    wanted = set()
    for row in rows:
        if row.folder != "datasets" or not row.extra:
            continue
        for pair in pairs(row, attachments.get(row.path, {})):
            if words := _unfit(pair):
                line = line_of(content, row.path, pair.structure.rpartition("/")[2])
                yield Problem(row.path, line, "resources", *words)
                continue
            key = f"{hashes[pair.table].sha256} {hashes[pair.structure].sha256} {pair.written}"
            wanted.add(key)
            if key not in known and key not in made:
                found = list(flaws_of(content, pair))
                yield from found
                if not found:
                    made[key] = (b"", b"")
    gone = known.keys() - wanted
    if made or gone:
        memory.keep_made(_name(), made, gone)


def pairs(row: Row, own: Mapping[str, str]) -> Iterator[Pair]:
    """Resources with a description, where both files are there."""
    for value in row.all_own("structure"):
        structure, _, written = value.partition("\t")
        if structure in own and written in own:
            yield Pair(written, own[structure], own[written])


def faults(row: Row, own: Mapping[str, str], content: Path) -> Iterator[Problem]:
    """What is wrong with the resources of one document, asked while it is written."""
    for pair in pairs(row, own):
        if words := _unfit(pair):
            yield Problem(row.path, None, "resources", *words)
        else:
            yield from flaws_of(content, pair)


def flaws_of(content: Path, pair: Pair) -> Iterator[Problem]:
    """What is wrong in both files, each with its lines."""
    reading = read_resource((content / pair.table).read_bytes(), (content / pair.structure).read_bytes(), pair.written)
    for path, flaws in ((pair.structure, reading.of_schema), (pair.table, reading.of_table)):
        for flaw in flaws:
            yield Problem(path, flaw.line, flaw.field, flaw.message, flaw.hint, level=flaw.level)


def _unfit(pair: Pair) -> tuple[str, str] | None:
    if attached.suffix(pair.structure) != "json":
        return f"опис стовпців «{pair.structure}» не в JSON", "збережіть його як файл .json за Table Schema"
    if attached.suffix(pair.table) != "csv":
        return f"«{pair.table}» не CSV, а опис стовпців є", "збережіть таблицю як «CSV UTF-8» або приберіть structure"
    return None


@cache
def _name() -> str:
    code = ("csv_table", "source_text", "table_schema")
    parts = (*(f"model/{part}.py" for part in code), "records/resource_files.py")
    return f"resources {fingerprint.of_code(PLUGINS, *parts)}"
