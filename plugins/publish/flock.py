"""A lock of the system's own on an open file, which dies with the process that holds it."""

from __future__ import annotations

import sys

from .store import Locked


def take(handle: int) -> None:
    """Lock an open file for as long as it is open, here or in a process that inherits it. Raises Locked."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Locked("там саме публікує хтось інший: зачекайте, доки він закінчить") from None
