"""Bringing files to a server by rsync, which writes beside and renames."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from .manifest import moment
from .refusals import reason
from .session import Session
from .store import PublishError, Step, Upload
from .temporary import temporary_folder

BATCH = 64 * 1024 * 1024
"""Bytes of files that are staged at once."""
OPTIONS = ("-I", "-t", "-z", "--from0", "--out-format=%n", "--chmod=D755,F644", "--omit-dir-times")

LOST = (12, 255)
"""Exit codes of rsync that mean: the connection is no more."""
WRITING = 11
"""Exit code of rsync that means: a file could not be written. Why is said by the server's rsync, and lost where that
one dies before its words are through.
"""


def bring(files: Sequence[Upload], folder: str, session: Session, step: Step) -> None:
    """Bring files into a folder below the target's root, whatever sizes and times say. Raises PublishError."""
    for batch in _batches(files):
        with temporary_folder() as own, tempfile.TemporaryFile() as errors:
            size = _stage(batch, own / "site")
            (own / "list").write_bytes(b"".join(os.fsencode(f"{file.path}\0") for file in batch))
            code = _rsync(own, f"{session.host}:{folder}/", session, step, errors)
            if code:
                raise PublishError(f"{session.host}: {_why(code, size, session, errors)}")


def _why(code: int, size: int, session: Session, errors: IO[bytes]) -> str:
    """Why rsync ended with a code. size: bytes that were to be brought."""
    errors.seek(0)
    said = errors.read().decode("utf-8", "replace").splitlines()
    why = reason([*session.last_words(), *said] if code in LOST else said)
    if not why and code == WRITING and session.free() < size:
        why = reason(["No space left on device"])
    return why or f"rsync: код {code}"


def _rsync(own: Path, target: str, session: Session, step: Step, errors: IO[bytes]) -> int:
    # The target is relative, so that a key restricted by rrsync, which knows its own root only, takes it too.
    there = f"cd {shlex.quote(session.root)} && rsync"
    command = ["rsync", *OPTIONS, f"--files-from={own / 'list'}", "-e", shlex.join(session.ssh), "--rsync-path", there]
    try:
        rsync = subprocess.Popen(
            [*command, f"{own / 'site'}/", target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    except FileNotFoundError:
        raise PublishError("немає програми rsync: встановіть її тут і на сервері") from None
    with rsync:
        assert rsync.stdout is not None
        try:
            for line in rsync.stdout:
                if not line.endswith(b"/\n"):
                    step(1)
        except BaseException:
            rsync.kill()
            raise
    return rsync.returncode


def _batches(files: Sequence[Upload]) -> Iterator[list[Upload]]:
    """Parts of at most BATCH bytes, a larger file alone."""
    batch: list[Upload] = []
    left = BATCH
    for file in files:
        size = file.file.stat().st_size
        if batch and size > left:
            yield batch
            batch, left = [], BATCH
        batch.append(file)
        left -= size
    if batch:
        yield batch


def _stage(files: Iterable[Upload], folder: Path) -> int:
    """Copies of files with the times that they are to bear, laid out as in the release. Returns their bytes."""
    size = 0
    for path, file, digest in files:
        copy = folder / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy, follow_symlinks=False)
        os.utime(copy, (moment(digest),) * 2)
        size += copy.stat().st_size
    return size
