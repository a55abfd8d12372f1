"""One build at a time: the lock beside the memory's file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO


class Busy(Exception):
    """Another build holds this memory."""


def lock(path: Path) -> IO[str]:
    """An exclusive lock that dies with the process."""
    file = path.open("a")
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
