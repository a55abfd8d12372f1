"""Folders for the time of a publication; those that killed ones left behind are removed after a day."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "rada-"
DAY = 86_400
"""Seconds: no publication takes so long."""


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder of our own, with a short name, for a socket's path may have about a hundred bytes."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - DAY:
                shutil.rmtree(left, ignore_errors=True)  # another user's stays: the system refuses
    with tempfile.TemporaryDirectory(prefix=PREFIX) as own:
        yield Path(own)
