"""Files that are ready take their places in the output; those that nobody claims any more leave it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from ..memory.outputs import OutputRecord
from ..memory.store import Damaged
from .comparing import Plan
from .output import Output
from .progress import counted


class Halfway(Exception):
    """Some files of the site are new by now and others are not; the next build goes on. cause: what broke it."""

    def __init__(self, cause: OSError | sqlite3.Error) -> None:
        super().__init__(str(cause))
        self.cause = cause


@contextmanager
def told_halfway(done: Mapping[str, OutputRecord]) -> Iterator[None]:
    """What breaks after some files are done raises Halfway."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        if done:
            raise Halfway(error) from error
        raise


def put_in_place(root: Path, plan: Plan, strange: Sequence[str], scratch: Path, done: dict[str, OutputRecord]) -> None:
    """The files of a plan, made in `scratch` under their paths. done: gets those that have their places.

    strange: files that nobody knows. Raises Damaged where files that need no writing were found through a link that
    leads out of the site and goes now.
    """
    in_the_way = _in_the_way(plan.gone, plan.pending)
    for path in (*in_the_way, *strange):
        _remove(root, path)
    folders = _Folders(str(root), str(scratch))
    for output in counted(plan.pending, "Розкладаю сторінки", len(plan.pending)):
        path = output.path
        if not folders.came(path.rpartition("/")[0]):
            _rename(f"{scratch}/{path}", f"{root}/{path}")
        if folders.linked and plan.past.known:
            raise Damaged(path)
        state = os.stat(f"{root}/{path}", follow_symlinks=False)
        done[path] = OutputRecord(output.key, state.st_mtime_ns, state.st_size)
    for path in plan.gone:  # last, so that a build which cannot write takes nothing away
        if path not in in_the_way:
            _remove(root, _what_stands(root, path, plan.claimed))


class _Folders:
    """New folders are renamed into place with all that was made for them: a clean build moves a few, not every file.

    linked: a link stood in the place of one; it would have led the site's files out of the site.
    """

    def __init__(self, root: str, scratch: str) -> None:
        self._root, self._scratch = root, scratch
        self._came = {"": False}
        self.linked = False

    def came(self, folder: str) -> bool:
        """Did the folder come with its files? Else it was there before."""
        known = self._came.get(folder)
        if known is None:
            known = self._came[folder] = self.came(folder.rpartition("/")[0]) or self._comes(folder)
        return known

    def _comes(self, folder: str) -> bool:
        place = Path(self._root, folder)
        if place.is_symlink() or place.is_file():
            self.linked |= place.is_symlink()
            place.unlink()
        elif place.is_dir():
            return False
        os.replace(f"{self._scratch}/{folder}", place)
        return True


def _rename(made: str, target: str) -> None:
    """A made file into its place: a whole one or none."""
    try:
        os.replace(made, target)
    except OSError:
        if not Path(target).is_dir():
            raise
        shutil.rmtree(target)
        os.replace(made, target)


def strangers(root: Path, claimed: Mapping[str, str]) -> list[str]:
    """Files of an output folder that this memory knows nothing of: left by a build whose memory is gone."""
    found: list[str] = []
    for name, folders, files in os.walk(root):
        folder = Path(name)
        below = f"{folder.relative_to(root).as_posix()}/" if folder != root else ""
        links = (link for link in folders if (folder / link).is_symlink())
        found += [f"{below}{file}" for file in (*files, *links)]
    return sorted(path for path in found if path not in claimed)


def _in_the_way(gone: Sequence[str], pending: Sequence[Output]) -> frozenset[str]:
    """Files that are folders now."""
    if not gone:
        return frozenset()
    folders = {folder.as_posix() for output in pending for folder in PurePosixPath(output.path).parents}
    return frozenset(gone) & folders


def _what_stands(root: Path, path: str, claimed: Container[str]) -> str:
    """A file that is to go, or the link or file that somebody put in the place of a folder above it."""
    for folder in map(str, reversed(PurePosixPath(path).parents[:-1])):
        place = root / folder
        if folder not in claimed and (place.is_symlink() or place.is_file()):
            return folder
    return path


def _remove(root: Path, path: str) -> None:
    """Remove what stands at a path, and the folders it leaves empty."""
    file = root / path
    if file.is_dir() and not file.is_symlink():  # somebody put it there
        shutil.rmtree(file)
    else:
        with suppress(NotADirectoryError):
            file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == root:
            break
        try:
            folder.rmdir()
        except OSError:
            break
