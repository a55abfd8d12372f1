"""All files that documents name: resolved, hashed once, and what no document names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..memory import fingerprint
from ..memory.store import FileRecord, Memory
from ..model.fields import Wrong
from ..model.problems import Problem
from ..model.row import Row
from . import attached
from .places import line_of
from .scan import Scan, State


@dataclass(frozen=True)
class Attachments:
    """of: document path -> value as written -> path below content/. states: that path -> size, time, SHA-256."""

    of: Mapping[str, Mapping[str, str]]
    states: Mapping[str, FileRecord]


def collect(content: Path, rows: Iterable[Row], found: Scan, memory: Memory, problems: list[Problem]) -> Attachments:
    """Resolve every file that a document names and hash the new ones; faults go to `problems`."""
    resolved: dict[str, dict[str, str]] = {}
    named: set[str] = set()
    for row in rows:
        values = list(_values(row))
        if not values:
            continue
        own = resolved[row.path] = {}
        for field, value in values:
            try:
                own[value] = attached.resolve(row.path, value, found.files)
            except Wrong as wrong:
                line = line_of(content, row.path, value)
                problems.append(Problem(row.path, line, field, wrong.message, wrong.hint))
        named.update(own.values())
    states = _states(content, sorted(named), found, memory)
    for path, state in states.items():
        if attached.suffix(path) in attached.PICTURES and not state.width:
            problems.append(Problem(path, None, None, "зображення пошкоджене", "збережіть його ще раз як JPEG або PNG"))
    problems += _unclaimed(found, named)
    return Attachments(resolved, states)


def _values(row: Row) -> Iterator[tuple[str | None, str]]:
    """Every file a document names, with the header's field, None for the text."""
    for path, _, _ in row.files:
        yield "files", path
    for kind, value, _ in row.targets:
        if kind in ("file", "picture"):
            yield None, value
    if row.picture:
        yield "poster" if row.folder == "videos" else "image", row.picture[0]


def _states(content: Path, named: Iterable[str], found: Scan, memory: Memory) -> dict[str, FileRecord]:
    known = memory.files()
    states: dict[str, FileRecord] = {}
    fresh: dict[str, FileRecord] = {}
    for path in named:
        state = found.files[path]
        record = known.pop(path, None)
        if record is None or (record.mtime_ns, record.size) != state:
            record = fresh[path] = _read(content / path, state)
        states[path] = record
    if fresh or known:
        memory.keep_files(fresh, sorted(known))
    return states


def _read(path: Path, state: State) -> FileRecord:
    size = (0, 0)
    if attached.suffix(path.name) in attached.PICTURES:
        from PIL import Image, UnidentifiedImageError

        try:
            with Image.open(path) as picture:
                size = picture.size
        except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
            size = (0, 0)
    return FileRecord(*state, fingerprint.sha256_of(path), *size)


def _unclaimed(found: Scan, named: set[str]) -> Iterator[Problem]:
    hint = "назвіть його в полі files документа, перейменуйте на .md у теці свого виду або приберіть"
    for path in sorted(found.files.keys() - named):
        yield Problem(
            path, None, None, "файла не назвав жоден документ, тож на сайт він не потрапить", hint, level="warning"
        )
