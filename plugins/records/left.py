"""Files of output/ as a build left them."""

from __future__ import annotations

import os


def stands(root: str, path: str, mtime_ns: int, size: int) -> bool:
    """Is the file there as it was left?"""
    try:
        state = os.lstat(f"{root}/{path}")
    except OSError:
        return False
    return state.st_mtime_ns == mtime_ns and state.st_size == size
