"""Content becomes one Registry, without rendering: what `build`, `check`, `report`, `new` and `search` stand on.

Reads: content/, the build memory. Writes: the sources' half of the memory.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from ..memory import fingerprint
from ..memory.store import FileRecord, Memory, SourceRecord
from ..model.fields import Wrong
from ..model.frontmatter import Flaw, parse
from ..model.problems import Problem, order
from ..model.registry import Named, Registry, check_whole, visible
from ..model.row import Row
from ..model.source_text import decode
from . import attached
from .feature import Feature
from .links import dead_links
from .reading import Reading, read_source
from .scan import Scan, State, scan
from .settings import Settings
from .workers import read_all

PLUGINS = Path(__file__).parent.parent


@dataclass(frozen=True)
class Loaded:
    """The content as a whole.

    files: document path -> its attached files (path below content/, title, kind), resolved; hashes: their state.
    read, known: how many sources were read now and how many were remembered.
    """

    registry: Registry
    problems: tuple[Problem, ...]
    attachments: Mapping[str, Mapping[str, str]]
    hashes: Mapping[str, FileRecord]
    read: int
    known: int

    @property
    def broken(self) -> bool:
        """Does an error stop the build?"""
        return any(problem.level == "error" for problem in self.problems)


def load(settings: Settings, memory: Memory, features: Sequence[Feature]) -> Loaded:
    """Read what changed, recall the rest, and check the whole. All faults at once, in a total order."""
    gc.disable()  # a hundred thousand small tuples and no cycles: collecting them costs more than the work
    try:
        return _load(settings, memory, features)
    finally:
        gc.enable()


def _load(settings: Settings, memory: Memory, features: Sequence[Feature]) -> Loaded:
    content = settings.content
    found = scan(content)
    readers = [feature for feature in features if feature.read]
    code = _reading_code(readers)
    remembered = memory.sources(code)
    rows: list[Row] = []
    problems = list(found.problems)
    unread: list[str] = []
    for path, state in found.sources.items():
        record = remembered.get(path)
        if record is not None and record.mtime_ns == state.mtime_ns and record.size == state.size and record.row:
            rows.append(Row._make(record.row))  # type: ignore[arg-type]
            if record.flaws:
                problems += _problems(path, (Flaw(*flaw) for flaw in record.flaws))  # type: ignore[arg-type]
        else:
            unread.append(path)
    read, touched = _read(content, unread, found, remembered, readers, rows, problems)
    gone = remembered.keys() - found.sources.keys()
    if read or touched or gone:
        _keep(memory, code, read, touched, sorted(gone), found)
    attachments, hashes, named = _attachments(content, rows, found, memory, problems)
    problems += _unclaimed(found, named)
    now = settings.now
    registry = Registry(row for row in rows if visible(row, now))
    whole = check_whole(rows, registry, now, Named(settings.bodies, settings.commissions))
    problems += _located(content, whole)
    for row in registry.rows:
        if row.targets:
            problems += _located(content, dead_links(registry, row))
    return Loaded(registry, tuple(sorted(problems, key=order)), attachments, hashes, len(read), len(rows) - len(read))


def _reading_code(readers: Sequence[Feature]) -> str:
    """Digest of everything that decides what a source becomes."""
    reading = ("feature.py", "reading.py", "text")
    own = fingerprint.of_code(PLUGINS, "model", *(f"records/{part}" for part in reading))
    others = [fingerprint.of_code(feature.path, ".") for feature in readers]
    libraries = [version(name) for name in ("markdown", "nh3", "beautifulsoup4", "pydantic", "PyYAML")]
    return fingerprint.digest([own, others, libraries])


def _read(
    content: Path,
    unread: Sequence[str],
    found: Scan,
    remembered: Mapping[str, SourceRecord],
    readers: Sequence[Feature],
    rows: list[Row],
    problems: list[Problem],
) -> tuple[list[tuple[Reading, str]], list[tuple[str, SourceRecord]]]:
    """Read sources whose state is new; a source with the same bytes is only touched."""
    read: list[tuple[Reading, str]] = []
    touched: list[tuple[str, SourceRecord]] = []
    known = {path: record.digest for path in unread if (record := remembered.get(path)) and record.row}
    for path, digest, reading in read_all(content, unread, known, readers):
        if reading is None:
            record = remembered[path]
            rows.append(Row._make(record.row))  # type: ignore[arg-type]
            problems += _problems(path, (Flaw(*flaw) for flaw in record.flaws))  # type: ignore[arg-type]
            state = found.sources[path]
            touched.append((path, record._replace(mtime_ns=state.mtime_ns, size=state.size)))
            continue
        read.append((reading, digest))
        problems += _problems(path, reading.flaws)
        if reading.row:
            rows.append(reading.row)
    return read, touched


def _keep(
    memory: Memory,
    code: str,
    read: Iterable[tuple[Reading, str]],
    touched: Iterable[tuple[str, SourceRecord]],
    gone: Iterable[str],
    found: Scan,
) -> None:
    def records() -> Iterator[tuple[str, SourceRecord, object, Mapping[str, bytes]]]:
        for reading, digest in read:
            state = found.sources[reading.path]
            flaws = tuple(tuple(flaw) for flaw in reading.flaws)
            row = tuple(reading.row) if reading.row else None
            record = SourceRecord(state.mtime_ns, state.size, digest, row, flaws)
            yield reading.path, record, reading.text, reading.products

    memory.keep_sources(code, records(), touched, gone)  # type: ignore[arg-type]


def _problems(path: str, flaws: Iterable[Flaw]) -> list[Problem]:
    return [Problem(path, flaw.line, flaw.field, flaw.message, flaw.hint, level=flaw.level) for flaw in flaws]


def _attachments(
    content: Path, rows: Iterable[Row], found: Scan, memory: Memory, problems: list[Problem]
) -> tuple[dict[str, dict[str, str]], dict[str, FileRecord], set[str]]:
    """Resolve every file that a document names; hash the new ones."""
    resolved: dict[str, dict[str, str]] = {}
    named: set[str] = set()
    for row in rows:
        values = [path for path, _, _ in row.files]
        values += [value for kind, value, _ in row.targets if kind in ("file", "picture")]
        if row.picture:
            values.append(row.picture[0])
        if not values:
            continue
        own = resolved[row.path] = {}
        for value in values:
            try:
                own[value] = attached.resolve(row.path, value, found.files)
            except Wrong as wrong:
                problems.append(Problem(row.path, _line_of(content, row.path, value), "files", wrong.message, wrong.hint))
        named.update(own.values())
    known = memory.files()
    fresh: dict[str, FileRecord] = {}
    hashes: dict[str, FileRecord] = {}
    for path in sorted(named):
        state = found.files[path]
        record = known.get(path)
        if record is None or (record.mtime_ns, record.size) != state:
            record = fresh[path] = _hashed(content / path, state)
        hashes[path] = record
        if attached.suffix(path) in attached.PICTURES and not record.width:
            problems.append(Problem(path, None, None, "зображення пошкоджене", "збережіть його ще раз як JPEG або PNG"))
    gone = known.keys() - named
    if fresh or gone:
        memory.keep_files(fresh, sorted(gone))
    return resolved, hashes, named


def _hashed(path: Path, state: State) -> FileRecord:
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
        yield Problem(path, None, None, "файла не назвав жоден документ, тож на сайт він не потрапить", hint, level="warning")


def _located(content: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give faults of the whole their line: the source is opened once more, which only a fault costs."""
    from dataclasses import replace

    for problem in problems:
        line = problem.line
        if problem.field and line is None:
            front = parse(decode((content / problem.path).read_bytes())[0])
            line = _field_line(front.lines, problem)
        yield replace(problem, line=line)


def _field_line(lines: Mapping[tuple[str | int, ...], int], problem: Problem) -> int | None:
    from ..model.kinds import KINDS
    from ..model.validation import known_keys

    assert problem.field
    keys = known_keys(KINDS[problem.path.split("/", 1)[0]])
    top = problem.field.split(".")[0]
    wanted = keys.get(top, top)
    for place, line in lines.items():
        if len(place) == 1 and keys.get(str(place[0]).casefold()) == wanted:
            return line
    return 1


def _line_of(content: Path, path: str, value: str) -> int | None:
    text = decode((content / path).read_bytes())[0]
    return next((number for number, line in enumerate(text.split("\n"), 1) if value in line), None)


__all__ = ["Loaded", "State", "load"]
