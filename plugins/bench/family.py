"""A process with all its descendants, as /proc tells of them (proc(5)): their memory together, their processor time."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

PAUSE = 0.1
"""Seconds between two looks, at least."""
SHARE = 10
"""A look that takes long is followed by a pause so many times as long, so that looking costs little."""


def family(root: int) -> list[int]:
    """The process and all that descend from it; empty once it is gone."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal() and (fields := _fields(int(entry.name))):
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root] if Path(f"/proc/{root}").is_dir() else []
    for process in found:
        found += parents.get(process, ())
    return found


def memory(processes: list[int]) -> int:
    """Bytes in memory of all of them together: the sum of PSS, in which a page that several share counts once."""
    total = 0
    for process in processes:
        with suppress(OSError):  # it has just ended
            for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
    return total


def cpu(processes: list[int]) -> float:
    """Seconds of processor time of all of them and of their ended children, in steps of the system's clock."""
    ticks = sum(sum(map(int, fields[11:15])) for process in processes if (fields := _fields(process)))
    return ticks / os.sysconf("SC_CLK_TCK")


class Watch:
    """`with Watch(process) as watch`: then watch.peak is the most memory that its family was seen to have."""

    def __init__(self, root: int) -> None:
        self.peak = 0
        self._root = root
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        pause = 0.0
        while not self._over.wait(pause):
            began = time.perf_counter()
            self.peak = max(self.peak, memory(family(self._root)))
            pause = max(PAUSE, SHARE * (time.perf_counter() - began))


def _fields(process: int) -> list[str]:
    """The fields of /proc/PID/stat after the name in brackets: state, parent and so on; empty when it has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return []
