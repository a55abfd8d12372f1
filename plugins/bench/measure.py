"""What one command cost, and what it did to the files of a folder."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from .family import Watch


class Failed(Exception):
    """A measured program could not be run or ended with an error; the message says which and its last words."""


class Cost(NamedTuple):
    """cpu: seconds of the command and of all its children it waited for. wall: seconds. peak: bytes of memory of all
    these processes together (see family), at least those of the largest one (getrusage(2): ru_maxrss), which a short
    command never shows while it is looked at. said: the last line on its standard output."""

    cpu: float
    wall: float
    peak: int
    said: str


class File(NamedTuple):
    """A file as its folder knows it: a new inode or time means that it was written anew."""

    size: int
    inode: int
    modified: int


Folder = dict[str, File]
"""Path inside the folder -> file."""


def run(command: Sequence[str | Path], folder: Path | None = None) -> Cost:
    """Run a command to its end and give its cost.

    folder: where it runs, if not here. Raises Failed.
    """
    with tempfile.TemporaryFile() as words, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        try:
            process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=words, stderr=errors)
        except OSError as error:
            raise Failed(f"не вдалося запустити {Path(command[0]).name}: {error.strerror}") from error
        try:
            with Watch(process.pid) as watch:
                _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said = _lines(words)
        if process.returncode:
            last = " | ".join([*said, *_lines(errors)][-3:])
            raise Failed(f"{Path(command[0]).name} закінчив з кодом {process.returncode}: {last}")
    peak = max(watch.peak, usage.ru_maxrss * 1024)
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak, said[-1] if said else "")


def _lines(file: IO[bytes]) -> list[str]:
    file.seek(0)
    return file.read().decode("utf-8", "replace").strip().splitlines()


def files(folder: Path) -> Folder:
    """All files of a folder; none where there is no folder."""
    return dict(_walk(str(folder), "")) if folder.is_dir() else {}


def _walk(folder: str, inside: str) -> Iterator[tuple[str, File]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = inside + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{name}/")
            else:
                about = entry.stat(follow_symlinks=False)
                yield name, File(about.st_size, about.st_ino, about.st_mtime_ns)


def written(before: Folder, after: Folder) -> Folder:
    """The files of `after` that are new or were written anew."""
    return {name: file for name, file in after.items() if before.get(name) != file}


def size(folder: Folder) -> int:
    """Bytes of the files."""
    return sum(file.size for file in folder.values())
