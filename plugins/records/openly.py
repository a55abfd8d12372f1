"""The one place that opens files of content/: what the scan has seen there, nothing that came into its place since."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from ..memory.store import FileRecord
from ..model.flaw import Flaw
from .scan import State


def _flags(*names: str) -> int:
    return sum(getattr(os, name, 0) for name in names)


_FILE = os.O_RDONLY | _flags("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT")
_FOLDER = os.O_RDONLY | _flags("O_DIRECTORY", "O_CLOEXEC")
_BY_FOLDER = os.open in os.supports_dir_fd
_ANOTHER = frozenset({errno.ELOOP, errno.EMLINK, errno.ENOENT, errno.ENXIO, errno.ENOTDIR})
"""What the system says of a link, of nothing, of a socket and of a link to a folder where a file or folder was."""


CHANGED = Flaw(None, None, "файл змінився, поки йшла збірка", "запустіть ще раз")


class Changed(OSError):
    """A file is not the one that the scan has seen."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: {CHANGED.message} — {CHANGED.hint}")
        self.path = path

    def __reduce__(self) -> tuple[type[Changed], tuple[str]]:
        return type(self), (self.path,)


class Inside(NamedTuple):
    """A file by its path below a folder, with "/". The folder may be a link; from there on nothing is."""

    folder: Path
    path: str

    @classmethod
    def of(cls, file: Path) -> Inside:
        """A file in a folder that whoever asks has come to already."""
        return cls(file.parent, file.name)

    @property
    def file(self) -> Path:
        """Where it stands, for messages and for programs that open by name."""
        return self.folder / self.path


@contextmanager
def opened(place: Inside, state: State | FileRecord | None = None) -> Iterator[BufferedReader]:
    """A regular file, open for reading; no link is followed below its folder. Raises Changed.

    state: what the scan has seen; the file must be in it before and after it is read.
    """
    try:
        descriptor = _descriptor(*place)
    except OSError as error:
        if error.errno in _ANOTHER:
            raise Changed(str(place.file)) from error
        raise
    with os.fdopen(descriptor, "rb") as file:
        _compare(file, place, state)
        yield file
        _compare(file, place, state)


def read(place: Inside, state: State | FileRecord | None = None, limit: int = -1) -> bytes:
    """The bytes of a file, the first `limit` of them. Raises Changed."""
    with opened(place, state) as file:
        return file.read(limit)


def read_if_there(place: Inside, limit: int) -> bytes | None:
    """The same of a file that nobody has to have; None where no regular file stands."""
    try:
        return read(place, limit=limit)
    except Changed:
        return None


def _descriptor(folder: Path, path: str) -> int:
    *above, name = path.split("/")
    if not (above and _BY_FOLDER):
        return os.open(folder / path, _FILE)
    here = os.open(folder, _FOLDER)
    try:
        for part in above:
            below = os.open(part, _FOLDER | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = below
        return os.open(name, _FILE, dir_fd=here)
    finally:
        os.close(here)


def _compare(file: BufferedReader, place: Inside, state: State | FileRecord | None) -> None:
    found = os.fstat(file.fileno())
    known = state and (state.mtime_ns, state.size)
    if not stat.S_ISREG(found.st_mode) or (known and known != (found.st_mtime_ns, found.st_size)):
        raise Changed(str(place.file))
