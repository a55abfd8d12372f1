"""One build at a time: the lock beside the memory's file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO


class Busy(Exception):
    """Another build holds this memory."""


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
