"""Where media files are shared: a folder (a mounted disk, a network share), or anything that rclone reaches."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from ..memory.fingerprint import sha256_of
from ..records.media import place
from ..records.rclone import ABSENT, NOT_INSTALLED, RcloneError, rclone

NAME = re.compile(r"[0-9a-f]{2}/([0-9a-f]{64})")
REMOTE = re.compile(r"rclone:([A-Za-z0-9_][\w.+@ -]*:.*)", re.ASCII)
PIECE = 1 << 20

Step = Callable[[int], None]
"""Told how many files more are done."""


class MediaError(Exception):
    """What cannot be done, why, and what to do; files that were moved before stay moved."""


class Store(Protocol):
    """Files by their SHA-256. A file is there whole or not at all; the one who asks checks what it receives."""

    def sizes(self) -> dict[str, int]:
        """SHA-256 -> bytes of everything there."""

    def send(self, folder: Path, names: Sequence[str], step: Step) -> None:
        """Bring files of a media folder there, over others of their names. What an interrupted sending left is used."""

    def receive(self, folder: Path, names: Sequence[str], step: Step) -> None:
        """Bring files into a media folder."""

    def digest(self, name: str) -> str:
        """SHA-256 of the bytes that lie there under a name; over a network they are fetched for it."""


def open_store(setting: str, project: Path) -> Store:
    """The store that MEDIA_STORE names. project: folder to which a relative path belongs. Raises MediaError."""
    if not setting:
        raise MediaError("спільного сховища не вказано: допишіть MEDIA_STORE у pelicanconf.py")
    if setting.startswith("rclone:"):
        match = REMOTE.fullmatch(setting)
        if not match:
            raise MediaError(f"MEDIA_STORE: «{setting}» — запишіть так: rclone:сховище:тека")
        return Rclone(match[1])
    return Folder(project / setting)


class Folder:
    """A folder in the same layout as the media folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def sizes(self) -> dict[str, int]:
        """A look at every file."""
        if not self._root.is_dir():
            raise MediaError(f"немає теки сховища {self._root}: створіть її або приєднайте диск")
        return {file.name: file.stat().st_size for file in self._root.glob("??/*") if NAME.fullmatch(_own_name(file))}

    def send(self, folder: Path, names: Sequence[str], step: Step) -> None:
        """A piece at a time beside the place, then one rename."""
        _copy_all(folder, self._root, names, step)

    def receive(self, folder: Path, names: Sequence[str], step: Step) -> None:
        """The same the other way."""
        _copy_all(self._root, folder, names, step)

    def digest(self, name: str) -> str:
        """Reads the file."""
        return sha256_of(place(self._root, name))


def _own_name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


def _copy_all(source: Path, target: Path, names: Sequence[str], step: Step) -> None:
    for name in names:
        copy(place(source, name), place(target, name))
        step(1)


def copy(source: Path, target: Path) -> None:
    """Copy a file so that it is whole or absent; goes on where a copying of the same file was cut off."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    with source.open("rb") as read, part.open("ab") as write:
        read.seek(min(write.tell(), source.stat().st_size))
        write.truncate(read.tell())
        shutil.copyfileobj(read, write, PIECE)
    if sha256_of(part) != sha256_of(source):  # what lay there was of something else
        shutil.copyfile(source, part)
    part.replace(target)


class Rclone:
    """A remote of rclone's own settings (`rclone config`, RCLONE_CONFIG_… in the environment): S3 and others."""

    def __init__(self, remote: str) -> None:
        self._remote = remote.rstrip("/")

    def sizes(self) -> dict[str, int]:
        """One listing. A bucket or folder that is not there yet is empty."""
        listed = self._run("lsf", "-R", "--files-only", "--format", "ps", "--separator", " ", self._remote, absent="")
        lines = (line.rpartition(" ") for line in listed.splitlines())
        return {match[1]: int(size) for path, _, size in lines if (match := NAME.fullmatch(path))}

    def send(self, folder: Path, names: Sequence[str], step: Step) -> None:
        """rclone shows a file only when all of it is there, and compares its sum with what it sent."""
        self._copy(str(folder), self._remote, names, step, "--ignore-times")

    def receive(self, folder: Path, names: Sequence[str], step: Step) -> None:
        """The same the other way."""
        self._copy(self._remote, str(folder), names, step, "--size-only")

    def digest(self, name: str) -> str:
        """Fetches the bytes: stores know other sums than this."""
        listed = self._run("hashsum", "SHA256", "--download", f"{self._remote}/{name[:2]}/{name}")
        return listed.split(" ")[0]

    def _copy(self, source: str, target: str, names: Sequence[str], step: Step, equal: str) -> None:
        """equal: rclone's option that says which files of the target are left as they are."""
        for some in _portions(names):
            with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
                file.write("".join(f"{name[:2]}/{name}\n" for name in some))
                file.flush()
                self._run("copy", "--files-from-raw", file.name, "--no-traverse", equal, source, target)
            step(len(some))

    def _run(self, *arguments: str, absent: str | None = None) -> str:
        """What rclone prints. absent: taken for it where the place is not there. Raises MediaError."""
        try:
            return rclone(*arguments)
        except RcloneError as error:
            if absent is not None and error.code == ABSENT:
                return absent
            raise MediaError(
                str(error) if error.code == NOT_INSTALLED else f"сховище {self._remote} не відповіло як треба: {error}"
            ) from None


def _portions(names: Sequence[str], size: int = 20) -> Iterator[Sequence[str]]:
    yield from (names[start : start + size] for start in range(0, len(names), size))
