"""Big files that live outside git: what stands for them in content/, and where their bytes lie on this machine.

`videos/sesiia.mp4.media` stands for `videos/sesiia.mp4`, which a document names as any file: two lines of text beside
the document, so that they move, merge and are reviewed with it. The bytes lie in the media folder under their SHA-256.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ..model.problems import Level, Problem
from ..model.ukrainian import size_words
from ..model.wrong import shown
from .attached import PICTURES, SIGNATURES, TEXTS, suffix
from .openly import Inside, read
from .scan import Scan, State

SUFFIX = ".media"
STORED = (TEXTS - {"txt"}) | SIGNATURES | PICTURES | {"mp4", "webm", "mp3", "ogg", "m4a", "zip", "7z"}
"""Suffixes of files that may live there; tables, captions and plain texts the build reads, so they stay in git."""
ABSENT = State(-1, -1)
MEGABYTE = 1 << 20
LONGEST = 200
"""Bytes of a pointer stay below this."""

_LINES = re.compile(r"sha256 ([0-9a-f]{64})\r?\nsize (0|[1-9]\d{0,14})\r?\n?", re.ASCII)


class Pointer(NamedTuple):
    """What stands for a file: SHA-256 of its bytes in hex, how many they are."""

    sha256: str
    size: int

    def dump(self) -> bytes:
        """The text of its `.media` file."""
        return f"sha256 {self.sha256}\nsize {self.size}\n".encode()


class Stored(NamedTuple):
    """A pointer, and the file on this machine that should hold the bytes; state: ABSENT where it does not."""

    pointer: Pointer
    file: Path
    state: State

    @property
    def place(self) -> Inside:
        """The file for opening: its name is a digest, so a folder above it that is a link leads nowhere else."""
        return Inside.of(self.file)


def parse(data: bytes) -> Pointer | None:
    """A pointer out of its `.media` file, None for anything else."""
    match = _LINES.fullmatch(data.decode("latin-1")) if len(data) < LONGEST else None
    return Pointer(match[1], int(match[2])) if match else None


def place(folder: Path, sha256: str) -> Path:
    """Where bytes lie in a media folder or a store."""
    return folder / sha256[:2] / sha256


def pointers(content: Path) -> dict[str, Pointer | None]:
    """Path below content/ of each `.media` file, without the suffix -> what it says; in sorted order."""
    found = sorted(file for file in content.rglob(f"*{SUFFIX}") if file.is_file() and not file.is_symlink())
    names = [file.relative_to(content).as_posix() for file in found]
    return {name.removesuffix(SUFFIX): parse(read(Inside(content, name), limit=LONGEST)) for name in names}


def stored(
    content: Path, folder: Path, found: Scan, problems: list[Problem], absent: Level = "warning"
) -> Mapping[str, Stored]:
    """What stands for files becomes those files in `found`; faults of it go to `problems`.

    folder: the media folder. absent: level of the fault that a file's bytes are not on this machine.
    """
    kept: dict[str, Stored] = {}
    for path in [path for path in found.files if path.endswith(SUFFIX)]:
        name = path.removesuffix(SUFFIX)
        pointer = parse(read(Inside(content, path), found.files[path])) if found.files[path].size < LONGEST else None
        if fault := _fault(name, pointer, found):
            problems.append(Problem(path, None, None, *fault))
        del found.files[path]
        if pointer is None or name in found.files:
            continue
        file = place(folder, pointer.sha256)
        state = _state(file)
        if state == ABSENT:
            problems.append(Problem(path, None, None, *_absent(name, pointer), level=absent))
        kept[name] = Stored(pointer, file, state)
        found.files[name] = State(state.mtime_ns, pointer.size)
    found.files = dict(sorted(found.files.items()))
    return kept


def _fault(name: str, pointer: Pointer | None, found: Scan) -> tuple[str, str] | None:
    if name in found.files:
        return f"поруч лежить і сам файл «{shown(name)}»", f"завершіть перенесення: ./invoke media-add {shown(name)}"
    if suffix(name) not in STORED:
        return f"файли виду «.{suffix(name)}» у сховищі не тримають", "покладіть сам файл поруч із документом"
    if pointer is None:
        return "запис сховища зіпсовано", "має бути два рядки, sha256 і size: зробіть його знову, ./invoke media-add"
    return None


def _absent(name: str, pointer: Pointer) -> tuple[str, str]:
    return f"файла «{shown(name)}» ({size_words(pointer.size)}) немає на цьому комп'ютері", "./invoke media-fetch"


def _state(file: Path) -> State:
    try:
        found = file.stat()
    except OSError:
        return ABSENT
    return State(found.st_mtime_ns, found.st_size)


def too_big(found: Mapping[str, int], limit: int) -> Iterator[Problem]:
    """Files that are over the limit and yet lie in content/. found: path -> bytes. limit: in megabytes."""
    for path, size in found.items():
        if size > limit * MEGABYTE and suffix(path) in STORED:
            message = f"файл завеликий для git: {size_words(size)}, а дозволено {limit} МБ"
            yield Problem(path, None, None, message, f"./invoke media-add {shown(path)}", level="warning")
