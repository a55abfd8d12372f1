"""All files that documents name: resolved, hashed once, and what no document names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from ..memory import fingerprint
from ..memory.store import FileRecord, Memory
from ..model.dataclass import dataclass
from ..model.problems import Level, Problem, maybe
from ..model.row import Row
from ..model.sections import FOLDERS
from ..model.source_text import SIZE_LIMIT, decode
from ..model.ukrainian import number_words
from ..model.wrong import Wrong
from . import attached, darkroom
from .media import ABSENT, SUFFIX, Stored
from .openly import Inside, opened, read
from .pictures import Pictures, form_of, seen_in
from .places import field_at, line_of, located
from .progress import Progress
from .scan import Scan, State
from .video_source import is_film
from .workers import in_workers, processes

FEW = 8
"""Fewer new pictures are opened faster without starting workers."""

DAMAGED = ("зображення пошкоджене", "збережіть його ще раз як JPEG або PNG")
FAULTS = {
    darkroom.EMPTY: ("зображення порожнє: у файлі 0 байтів", "скопіюйте його ще раз"),
    darkroom.TORN: ("зображення обірване: файл скопійовано не до кінця", "скопіюйте його ще раз"),
    darkroom.LONG: (
        f"зображення рухається задовго: кадри разом мають понад {darkroom.MOVING // 10**6} мільйонів точок",
        "рух покажіть відео",
    ),
    darkroom.HUGE: (
        f"зображення завелике: понад {darkroom.PIXELS // 10**6} мільйони точок",
        "зменште його до 4000 точок завширшки",
    ),
}
ANIMATED = ("зображення рухається, а на сторінці буде лише перший кадр", "рух покажіть відео")


@dataclass(frozen=True)
class Attachments:
    """of: document path -> value as written -> path below content/. states: that path -> size, time, SHA-256.

    stored: those of the paths that live in the media store.
    """

    of: Mapping[str, Mapping[str, str]]
    states: Mapping[str, FileRecord]
    stored: Mapping[str, Stored]


def collect(
    content: Path,
    rows: Sequence[Row],
    found: Scan,
    memory: Memory,
    pictures: Pictures,
    problems: list[Problem],
    faulty: Sequence[Row] = (),
    stored: Mapping[str, Stored] = MappingProxyType({}),
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
                if field == "files" and line:
                    field = field_at(content, row.path, line) or field
                problem = Problem(row.path, line, field, wrong.message, wrong.hint)
                problems += located(content, [problem])  # a value may be written in other characters
        named.update(own.values())
    states = _states(content, sorted(named), found, memory, pictures, stored)
    problems += _other_bytes(states, stored)
    for path, state in states.items():
        if path in stored and stored[path].state == ABSENT:
            continue
        if fault := fault_of(path, state):
            message, hint, level = fault
            problems.append(Problem(path, None, None, message + _namer(content, path, resolved), hint, level=level))
    if left := sorted(found.files.keys() - named - refused):
        left = [f"{path}{SUFFIX}" if path in stored else path for path in left]
        problems += _unclaimed(left, _faulty(content, found.sources.keys() - {row.path for row in rows}))
    return Attachments(resolved, states, stored)


def _other_bytes(states: Mapping[str, FileRecord], stored: Mapping[str, Stored]) -> Iterator[Problem]:
    for path, kept in stored.items():
        if path not in states:
            continue
        if states[path].sha256 != kept.pointer.sha256:
            message = f"у сховищі на цьому комп'ютері інший файл, ніж записано: {kept.file.name[:12]}…"
            yield Problem(f"{path}{SUFFIX}", None, None, message, "вилучіть його там і виконайте ./invoke media-fetch")
        elif states[path].size != kept.pointer.size:
            message = f"у записі сховища size {kept.pointer.size}, а у файлі байтів {states[path].size}"
            yield Problem(f"{path}{SUFFIX}", 2, None, message, f"напишіть: size {states[path].size}")


def resolved_in(document: str, field: str | None, value: str, found: Scan) -> str:
    """The path below content/ of a file that a field (None: the text) names. Raises Wrong."""
    path = attached.resolve(document, value, found.files)
    if field in ("image", "poster") and attached.suffix(path) not in attached.PICTURES:
        raise Wrong(f"«{value}» не зображення", "збережіть його як JPEG або PNG")
    return path


def values_of(row: Row) -> Iterator[tuple[str | None, str]]:
    """Every file a document names, with the header's field, None for the text."""
    for path, _, _ in row.files:
        own = ("source", "transcript") if row.folder == "videos" else ()
        yield next((name for name in own if row.own(name) == path), "files"), path
    for kind, value, _ in row.targets:
        if kind in ("file", "picture") or (kind == "video" and is_film(value)):
            yield None, value
    if row.picture:
        yield "poster" if row.folder == "videos" else "image", row.picture[0]


def fault_of(path: str, state: FileRecord) -> tuple[str, str, Level] | None:
    """What is wrong inside a file, in words, and how badly; None for a sound one."""
    if attached.suffix(path) not in attached.PICTURES:
        found = attached.CONTENTS.get(state.form)
        return found and (*found, "error" if state.form in attached.RUNNING else "warning")
    seen = seen_in(state)
    if seen.nature == darkroom.TALL:
        message = f"зображення заввишки {number_words(seen.height)} точок, а завширшки лише кілька"
        return message, "обріжте його: таке на сторінці не показати", "error"
    if not state.width:
        return (*FAULTS.get(seen.nature, DAMAGED), "error")
    if seen.animated:
        return (*ANIMATED, "warning")
    suffix = attached.suffix(path)
    if {"jpg": "jpeg"}.get(suffix, suffix).upper() != seen.format:
        stem = posixpath.splitext(posixpath.basename(path))[0]
        right = {"JPEG": "jpg"}.get(seen.format, seen.format.lower())
        return f"це зображення {seen.format}, а не «.{suffix}»", f"перейменуйте його на «{stem}.{right}»", "warning"
    return None


def _namer(content: Path, path: str, resolved: Mapping[str, Mapping[str, str]]) -> str:
    """Where the first document names a file, to be added to a message."""
    for document, own in resolved.items():
        for value, target in own.items():
            if target == path:
                return f"; його називає {document}:{line_of(content, document, value)}"
    return ""


def _states(
    content: Path,
    named: Iterable[str],
    found: Scan,
    memory: Memory,
    pictures: Pictures,
    stored: Mapping[str, Stored],
) -> dict[str, FileRecord]:
    known = memory.files()
    states: dict[str, FileRecord] = {}
    new: list[str] = []
    for path in named:
        record = known.pop(path, None)
        kept = stored.get(path)
        state = kept.state if kept else found.files[path]
        if kept and state == ABSENT:
            states[path] = FileRecord(*ABSENT, "")._replace(size=kept.pointer.size, sha256=kept.pointer.sha256)
        elif (
            record is None or (record.mtime_ns, record.size) != state or (kept and kept.pointer.sha256 != record.sha256)
        ):
            new.append(path)
        else:
            states[path] = record
    files = {
        path: (stored[path].place, stored[path].state) if path in stored else (Inside(content, path), found.files[path])
        for path in new
    }
    fresh = dict(_looked_at(files, pictures))
    if fresh or known:
        memory.keep_files(fresh, sorted(known))
    return states | fresh


def _looked_at(files: Mapping[str, tuple[Inside, State]], pictures: Pictures) -> Iterator[tuple[str, FileRecord]]:
    """The state of new files: in workers where many pictures are to be opened."""

    def one(path: str) -> FileRecord:
        return state_of(*files[path], pictures, attached.suffix(path))

    paths = list(files)
    many = sum(attached.suffix(path) in attached.PICTURES for path in paths) >= FEW and processes() > 1
    with Progress("Переглядаю файли", len(paths)) as progress:
        for path, state in zip(paths, in_workers(one, paths) if many else map(one, paths), strict=True):
            progress.step()
            yield path, one(path) if state is None else state


def state_of(place: Inside, state: State, pictures: Pictures | None = None, suffix: str = "") -> FileRecord:
    """What the pages show of a file. Reads it whole. Raises Changed where it is not in this state any more.

    pictures: where what was seen of a picture is remembered. suffix: of its name in content/, where that is another.
    """
    suffix = suffix or attached.suffix(place.path)
    with opened(place, state) as file:
        sha256 = fingerprint.sha256_in(file)
        file.seek(0)
        if suffix not in attached.PICTURES:
            return FileRecord(*state, sha256, form=attached.contradiction(suffix, file.read(attached.HEAD)))
        seen = pictures.look(file, sha256) if pictures else darkroom.look(file)
        return FileRecord(*state, sha256, seen.width, seen.height, form_of(seen))


def picture_size(picture_file: Path | BinaryIO) -> tuple[int, int]:
    """Width and height of a picture in one of the formats that are published; (0, 0) of anything else."""
    seen = darkroom.look(picture_file)
    return (seen.width, seen.height) if seen.width else (0, 0)


def _faulty(content: Path, paths: Iterable[str]) -> Iterator[str]:
    """The sources of documents that have errors, where they can be opened at all."""
    for path in sorted(paths):
        with suppress(OSError):
            yield decode(read(Inside(content, path), limit=SIZE_LIMIT + 1))[0]


def _unclaimed(files: Iterable[str], faulty: Iterable[str]) -> Iterator[Problem]:
    """Files that no document names. One that stands in the source of a faulty document may yet be named by it."""
    texts = list(faulty)
    for path in files:
        name = posixpath.basename(path).removesuffix(SUFFIX)
        named = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-])")
        if not any(name in text and named.search(text) for text in texts):
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
        if folder in FOLDERS and dot_suffix.lower() in PAPERS:
            return (
                message,
                f"якщо це сам документ, збережіть його текст у «{stem.removesuffix('.md')}.md»; інакше {hint}",
            )
        return message, f"{hint} або приберіть"
    if path.startswith(".") or "/." in path:
        return "приховані файли й теки (з крапкою на початку) не читаються", "приберіть крапку або сам файл"
    if folder in FOLDERS:
        return f"файли із суфіксом «{dot_suffix}» не читаються", f"перейменуйте на «{stem}.md»"
    guess = maybe(folder, FOLDERS)
    hint = f"{guess} перенесіть його в теку свого виду: {', '.join(FOLDERS)}".strip()
    return "документ лежить поза теками видів, тож на сайт він не потрапить", hint
