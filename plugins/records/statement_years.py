"""Statements of neighbouring years compared: a pair of files that agree is compared once, by their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from ..memory import fingerprint
from ..memory.store import FileRecord, Memory
from ..model.problems import Problem
from ..model.row import Row
from ..model.statement import Line, read_statement
from ..model.statement_years import Told, restated
from . import statements
from .attached import bytes_of


def learn(
    content: Path,  # noqa: ARG001 - every kind of attached file is learned alike
    rows: Iterable[Row],
    attachments: Mapping[str, Mapping[str, str]],
    hashes: Mapping[str, FileRecord],
    memory: Memory,
) -> Iterator[Problem]:
    """Tell where sound statements deny those of the year before. `statements.learn` comes first."""
    sound, known = memory.briefs(statements.name()), memory.briefs(_name())
    made: dict[str, tuple[bytes, bytes]] = {}
    wanted = set()
    for row in rows:
        if row.folder != "enterprises" or not row.extra:
            continue
        for year, earlier, later in _neighbours(row, attachments.get(row.path, {})):
            keys = [hashes[path].sha256 for path in (earlier, later)]
            key = " ".join((*keys, year))
            if not all(each in sound for each in keys):
                continue
            wanted.add(key)
            if key not in known and key not in made:
                lines = [statements.remembered(memory, each) for each in keys]
                found = _compared(year, (earlier, lines[0]), (later, lines[1]))
                yield from found
                if not found:
                    made[key] = (b"", b"")
    gone = known.keys() - wanted
    if made or gone:
        memory.keep_made(_name(), made, gone)


def faults(row: Row, own: Mapping[str, str], content: Path) -> Iterator[Problem]:
    """The same of one enterprise, asked while it is written."""
    for year, earlier, later in _neighbours(row, own):
        lines = [read_statement(bytes_of(content, path)).lines for path in (earlier, later)]
        yield from _compared(year, (earlier, lines[0]), (later, lines[1]))


def _neighbours(row: Row, own: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(the earlier year, its file, the file of the year after it)."""
    first: dict[str, str] = {}
    for year, path in statements.files(row, own):
        first.setdefault(year, path)
    for (year, earlier), (after, later) in pairwise(sorted(first.items())):
        if year.isdecimal() and after.isdecimal() and int(after) == int(year) + 1:
            yield year, earlier, later


def _compared(year: str, *files: tuple[str, tuple[Line, ...]]) -> list[Problem]:
    earlier, later = (Told(year, path.rpartition("/")[2], lines) for path, lines in files)
    return [
        Problem(files[1][0], flaw.line, flaw.field, flaw.message, flaw.hint, level=flaw.level)
        for flaw in restated(earlier, later)
    ]


@cache
def _name() -> str:
    """The name under which the memory keeps pairs that agree, as this very code compares them."""
    code = (*statements.CODE, "model/statement_years.py", "records/statement_years.py")
    return f"statement-years {fingerprint.of_code(statements.PLUGINS, *code)}"
