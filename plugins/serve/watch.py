"""What changed on the disk: folders as the system reports it, single files by looking at them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from watchfiles import DefaultFilter, watch

QUIET, LONGEST = 30, 300
"""Milliseconds: a save is over when nothing has followed it for so long, and is not waited for longer than this."""
LOOK = 200
"""Milliseconds between looks at single files, not watched because many editors save by putting another in place."""


def changes(folders: Sequence[Path], files: Sequence[Path], ignored: Iterable[Path]) -> Iterator[frozenset[Path]]:
    """Paths that changed, in batches; an empty batch as soon as watching has begun, so that nothing is missed after it.

    A folder that goes and comes again (another checkout) is watched again. Temporary files of editors, and all below
    `ignored`, change nothing.
    """
    wanted = DefaultFilter(ignore_paths=[*ignored])
    seen = _states(files)
    while True:
        while not all(folder.is_dir() for folder in folders):
            time.sleep(LOOK / 1000)
        places = _places(folders)
        begun = False
        for batch in watch(
            *folders, watch_filter=wanted, debounce=LONGEST, step=QUIET, rust_timeout=LOOK, yield_on_timeout=True
        ):
            states = _states(files)
            changed = {Path(path) for _, path in batch} | {file for file in files if states[file] != seen[file]}
            seen = states
            if changed or not begun:
                yield frozenset(changed)
            begun = True
            if _places(folders) != places:
                break


def _states(files: Sequence[Path]) -> dict[Path, tuple[int, int, int] | None]:
    found: dict[Path, tuple[int, int, int] | None] = {}
    for file in files:
        try:
            state = file.stat()
            found[file] = (state.st_ino, state.st_mtime_ns, state.st_size)
        except OSError:
            found[file] = None
    return found


def _places(folders: Sequence[Path]) -> list[tuple[int, int] | None]:
    """Which folders stand at these paths, whatever is in them."""
    found: list[tuple[int, int] | None] = []
    for folder in folders:
        try:
            state = folder.stat()
            found.append((state.st_dev, state.st_ino))
        except OSError:
            found.append(None)
    return found
