"""All files that documents name: resolved, hashed once, and what no document names."""

from __future__ import annotations

import posixpath
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..memory import fingerprint
from ..memory.store import FileRecord, Memory
from ..model.fields import Wrong
from ..model.kinds import KINDS
from ..model.problems import Problem, maybe
from ..model.row import Row
from ..model.source_text import decode
from . import attached
from .places import field_at, line_of
from .scan import Scan, State
from .video_source import is_film

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
"""Pillow's decoders for the suffixes of attached.PICTURES; the others have no business with our files."""

DAMAGED = ("зображення пошкоджене", "збережіть його ще раз як JPEG або PNG")


@dataclass(frozen=True)
class Attachments:
    """of: document path -> value as written -> path below content/. states: that path -> size, time, SHA-256."""

    of: Mapping[str, Mapping[str, str]]
    states: Mapping[str, FileRecord]


def collect(
    content: Path,
    rows: Sequence[Row],
    found: Scan,
    memory: Memory,
    problems: list[Problem],
    faulty: Sequence[Row] = (),
) -> Attachments:
    """Resolve every file that a document names, a faulty one too, and hash the new ones; faults go to `problems`."""
    resolved: dict[str, dict[str, str]] = {}
    named: set[str] = set()
    refused: set[str] = set()
    for row in (*rows, *faulty):
        if not (row.files or row.targets or row.picture):
            continue
        values = list(values_of(row))
        if not values:
            continue
        own = resolved[row.path] = {}
        for field, value in values:
            try:
                own[value] = resolved_in(row.path, field, value, found)
            except Wrong as wrong:
                refused.add(attached.place(row.path, value))
                line = line_of(content, row.path, value)
                field = (field_at(content, row.path, line) or field) if field == "files" else field
                problems.append(Problem(row.path, line, field, wrong.message, wrong.hint))
        named.update(own.values())
    states = _states(content, sorted(named), found, memory)
    for path, state in states.items():
        if attached.suffix(path) in attached.PICTURES and not state.width:
            problems.append(Problem(path, None, None, *DAMAGED))
    if left := sorted(found.files.keys() - named - refused):
        problems += _unclaimed(left, _faulty(content, found.sources.keys() - {row.path for row in rows}))
    return Attachments(resolved, states)


def resolved_in(document: str, field: str | None, value: str, found: Scan) -> str:
    """The path below content/ of a file that a field (None: the text) names. Raises Wrong."""
    path = attached.resolve(document, value, found.files)
    if field in ("image", "poster") and attached.suffix(path) not in attached.PICTURES:
        raise Wrong(f"«{value}» не зображення", "збережіть його як JPEG або PNG")
    return path


def values_of(row: Row) -> Iterator[tuple[str | None, str]]:
    """Every file a document names, with the header's field, None for the text."""
    for path, _, _ in row.files:
        yield "files", path
    for kind, value, _ in row.targets:
        if kind in ("file", "picture") or (kind == "video" and is_film(value)):
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
            record = fresh[path] = state_of(content / path, state)
        states[path] = record
    if fresh or known:
        memory.keep_files(fresh, sorted(known))
    return states


def state_of(path: Path, state: State) -> FileRecord:
    """What the pages show of a file. Reads it whole."""
    size = (0, 0)
    if attached.suffix(path.name) in attached.PICTURES:
        size = picture_size(path)
    return FileRecord(*state, fingerprint.sha256_of(path), *size)


def picture_size(picture_file: Path | BinaryIO) -> tuple[int, int]:
    """Width and height of a picture in one of the formats that are published; (0, 0) of anything else."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a bomb, a damaged header: no picture for us
            with Image.open(picture_file, formats=FORMATS) as picture:
                return picture.size
    except Exception:  # noqa: BLE001 - hostile files make Pillow raise whatever its decoders raise
        return (0, 0)


def _faulty(content: Path, paths: Iterable[str]) -> Iterator[str]:
    """The sources of documents that have errors, where they can be opened at all."""
    for path in sorted(paths):
        with suppress(OSError):
            yield decode((content / path).read_bytes())[0]


def _unclaimed(files: Iterable[str], faulty: Iterable[str]) -> Iterator[Problem]:
    """Files that no document names. One that stands in the source of a faulty document may yet be named by it."""
    texts = list(faulty)
    for path in files:
        name = posixpath.basename(path)
        if not any(name in text for text in texts):
            yield Problem(path, None, None, *_unclaimed_words(path, name), level="warning")


PAPERS = frozenset({".txt", ".doc", ".docx", ".odt", ".rtf", ".htm", ".html", ".markdown"})
"""What a document is often saved as where it should be `.md`."""


def _unclaimed_words(path: str, name: str) -> tuple[str, str]:
    folder = path.split("/")[0]
    stem, dot_suffix = posixpath.splitext(name)
    if dot_suffix.lower() != ".md":
        message, hint = (
            "файла не назвав жоден документ, тож на сайт він не потрапить",
            "назвіть його в полі files документа",
        )
        if folder in KINDS and dot_suffix.lower() in PAPERS:
            return (
                message,
                f"якщо це сам документ, збережіть його текст у «{stem.removesuffix('.md')}.md»; інакше {hint}",
            )
        return message, f"{hint} або приберіть"
    if folder in KINDS:
        return f"файли із суфіксом «{dot_suffix}» не читаються", f"перейменуйте на «{stem}.md»"
    guess = maybe(folder, KINDS)
    hint = f"{guess} перенесіть його в теку свого виду: {', '.join(KINDS)}".strip()
    return "документ лежить поза теками видів, тож на сайт він не потрапить", hint
