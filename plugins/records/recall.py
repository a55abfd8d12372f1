"""Sources become light rows: remembered ones unopened, the others read now and remembered as they come.

Reads: content/, the build memory. Writes: the sources' half of the memory, in batches, so that a stopped build
loses little and a first one holds few texts at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..memory import fingerprint
from ..memory.store import Memory, Source, SourceRecord
from ..model.flaw import Flaw
from ..model.problems import Problem
from ..model.row import Row
from .feature import Feature
from .scan import Scan
from .transcripts import VIDEOS, digest_of, path_of, state_with

if TYPE_CHECKING:
    from .reading import Reading

PLUGINS = Path(__file__).parent.parent
BATCH = 500
FOLDER = Row._fields.index("folder")


@dataclass
class Sources:
    """Every document's row, and the flaws of all of them. read: how many were read now.

    code: digest of everything that decides what a source becomes.
    faulty: rows of documents with errors, for checking them against the whole; they are no documents of the site.
    """

    code: str
    rows: list[Row] = field(default_factory=list)
    faulty: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    read: int = 0


def recall(content: Path, found: Scan, memory: Memory, readers: Sequence[Feature]) -> Sources:
    """Rows of all sources. A source is opened only when its time or size is new, and read only when its bytes are."""
    code = reading_code(readers)
    sources = Sources(code)
    changed: dict[str, SourceRecord] = {}
    current: list[str] = []
    gone: dict[str, tuple[Any, ...] | None] = {}
    state_of, make, rows = found.sources.get, Row._make, sources.rows
    for path, (mtime_ns, size, digest, row, flaws) in memory.sources(code):  # all of them, so it is short
        state = state_of(path)
        if state is None:
            gone[path] = row
        elif row is None:
            continue
        elif (state if row[FOLDER] != VIDEOS else state_with(make(row), state, found.files)) == (mtime_ns, size):
            current.append(path)
            rows.append(make(row))
            if flaws:
                sources.problems += problems_of(path, map(Flaw._make, flaws))
        else:
            changed[path] = SourceRecord(mtime_ns, size, digest, row, flaws)
    unread = sorted(found.sources.keys() - current)
    if unread or gone:
        memory.outputs.note((path, changed[path].row if path in changed else None) for path in unread)
        memory.outputs.note(gone.items())
    touched = _read(content, unread, found, changed, memory, code, readers, sources) if unread else []
    if unread or gone:
        memory.settle_sources(touched, gone)
    return sources


def reading_code(readers: Sequence[Feature]) -> str:
    """Digest of everything that decides what a source becomes."""
    reading = ("feature.py", "reading.py", "text", "transcripts.py")
    own = fingerprint.of_code(PLUGINS, "model", *(f"records/{part}" for part in reading))
    others = [fingerprint.of_code(feature.path, ".") + feature.depends() for feature in readers]
    libraries = [
        fingerprint.of_library(name)
        for name in ("markdown", "nh3", "beautifulsoup4", "pydantic", "PyYAML", "webvtt-py")
    ]
    return fingerprint.digest([own, others, libraries])


def _read(
    content: Path,
    unread: Sequence[str],
    found: Scan,
    changed: dict[str, SourceRecord],
    memory: Memory,
    code: str,
    readers: Sequence[Feature],
    sources: Sources,
) -> list[tuple[str, SourceRecord]]:
    """Read sources and remember them. Returns those that turned out to be the old bytes under a new time."""
    from .readings import read_all  # Markdown, the schema and all that a text is made with

    batch: list[Source] = []
    touched: list[tuple[str, SourceRecord]] = []
    digests = {path: known for path, record in changed.items() if (known := _known(content, record, found))}
    for path, digest, reading in read_all(content, unread, digests, readers, found.files):
        state = found.sources[path]
        if reading is None:
            record = changed[path]
            assert record.row is not None
            old = Row._make(record.row)
            state = state_with(old, state, found.files)
            sources.rows.append(old)
            sources.problems += problems_of(path, map(Flaw._make, record.flaws))
            touched.append((path, record._replace(mtime_ns=state.mtime_ns, size=state.size)))
            continue
        sources.read += 1
        sources.problems += problems_of(path, reading.flaws)
        if reading.row is not None:
            sources.rows.append(reading.row)
            state = state_with(reading.row, state, found.files)
        elif reading.faulty is not None:
            sources.faulty.append(reading.faulty)
        record = SourceRecord(*state, digest + reading.heard, _plain(reading.row), _flaws(reading))
        batch.append(_source(reading, record))
        if len(batch) >= BATCH:
            memory.keep_sources(code, batch)
            batch = []
    memory.keep_sources(code, batch)
    return touched


def _known(content: Path, record: SourceRecord, found: Scan) -> str:
    """The digest of a source's own bytes, which then need no second reading; "" where its transcript is another now."""
    row = Row._make(record.row) if record.row else None
    if row is None or row.folder != VIDEOS or not row.own("transcript"):
        return record.digest
    heard = digest_of(content, path) if (path := path_of(row, found.files)) else ""
    return record.digest.removesuffix(heard) if heard and record.digest.endswith(heard) else ""


def _source(reading: Reading, record: SourceRecord) -> Source:
    return Source(reading.path, record, reading.text, reading.products)


def _plain(row: Row | None) -> tuple[object, ...] | None:
    return tuple(row) if row is not None else None


def _flaws(reading: Reading) -> tuple[tuple[object, ...], ...]:
    return tuple(tuple(flaw) for flaw in reading.flaws)


def problems_of(path: str, flaws: Iterable[Flaw]) -> list[Problem]:
    """Flaws of one source as problems."""
    return [
        Problem(flaw.file or path, flaw.line, flaw.field, flaw.message, flaw.hint, flaw.rule, flaw.level)
        for flaw in flaws
    ]
