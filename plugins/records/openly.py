"""Opens a file of content/ for what the scan has seen there, and nothing that came into its place since."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from ..model.flaw import Flaw
from .scan import State

_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"))
_ANOTHER = frozenset({errno.ELOOP, errno.EMLINK, errno.ENOENT, errno.ENXIO})
"""What the system says of a link, of nothing and of a socket where a file was."""


CHANGED = Flaw(None, None, "файл змінився, поки йшла збірка", "запустіть ще раз")


class Changed(OSError):
    """A file is not the one that the scan has seen."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: {CHANGED.message} — {CHANGED.hint}")
        self.path = path

    def __reduce__(self) -> tuple[type[Changed], tuple[str]]:
        return type(self), (self.path,)


@contextmanager
def opened(path: Path, state: State | None = None) -> Iterator[BufferedReader]:
    """A regular file, open for reading; no link is followed at the end of the path. Raises Changed.

    state: what the scan has seen; the file must be in it before and after it is read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _FLAGS)
    except OSError as error:
        if error.errno in _ANOTHER:
            raise Changed(str(path)) from error
        raise
    with os.fdopen(descriptor, "rb") as file:
        _compare(file, path, state)
        yield file
        _compare(file, path, state)


def _compare(file: BufferedReader, path: Path, state: State | None) -> None:
    found = os.fstat(file.fileno())
    if not stat.S_ISREG(found.st_mode) or (state and state != (found.st_mtime_ns, found.st_size)):
        raise Changed(str(path))
