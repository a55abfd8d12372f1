"""One build at a time: the lock beside the memory's file, and that of the folder which a build writes into."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


class Busy(Exception):
    """Another build holds this memory or writes into this output."""


def lock(path: Path) -> IO[str]:
    """An exclusive lock that dies with the process."""
    at_once = getattr(os, "O_NONBLOCK", 0)  # a FIFO would keep whoever opens it for ever
    file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | at_once, 0o666), "w")
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise Busy(str(path)) from None
    return file


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """No build with another memory looks at the folder or writes into it meanwhile. Made if need be. Raises Busy.

    Windows locks no folders: there nothing is held.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(str(folder)) from None
        yield
    finally:
        os.close(descriptor)
