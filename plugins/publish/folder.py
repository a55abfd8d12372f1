"""Releases in a folder of this machine: for a server that builds its own site, and for trying it out."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from .flock import take
from .manifest import (
    ASSETS,
    CHANGED,
    MANIFEST,
    RELEASE,
    Fault,
    Manifest,
    all_below,
    dump,
    faults,
    files_below,
    is_asset,
    load,
    manifest_of,
    moment,
)
from .refusals import OWN, refusal
from .release import NAME, Release, load_release, ordered
from .store import PublishError, Step, Upload, list_faults
from .trees import drop_empty, erase, link_all, refit

UNFINISHED = ".part"
LEFT = re.compile(rf"{NAME.pattern}(\.old)?{re.escape(UNFINISHED)}")
"""Names of what a killed run leaves among the releases."""
THEME = Path("../..") / ASSETS


class Folder:
    """Implements `store.Store` with hard links and os.replace."""

    def __init__(self, name: str, root: Path) -> None:
        self.name = name
        self.root = root
        self._releases = root / "releases"
        self._part = self._releases

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The lock dies with the process, so a killed publisher leaves none."""
        self._ours()
        self._releases.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("a") as file:
            take(file.fileno())
            self._clean()
            try:
                yield
            finally:
                self._clean()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Nothing is needed for it here."""
        self._ours()
        yield

    def _ours(self) -> None:
        """Raises PublishError where the folder is somebody else's or not what it was."""
        for name in ("releases", ASSETS):
            place = self.root / name
            if place.is_symlink() or (place.exists() and not place.is_dir()):
                raise refusal("folder", str(self.root), name)
        self.current()
        if self.root.is_dir() and not self._releases.is_dir():
            for name in sorted(path.name for path in self.root.iterdir()):
                if name not in OWN and not name.startswith("."):
                    raise refusal("strangers", str(self.root), name)

    def _clean(self) -> None:
        for left in list(self._releases.glob(f"*{UNFINISHED}")):
            if LEFT.fullmatch(left.name):
                with suppress(OSError):
                    erase(left)
        (self.root / "current.new").unlink(missing_ok=True)

    def releases(self) -> list[str]:
        """Ids of whole releases, oldest first."""
        return ordered(place.name for place in self._releases.iterdir()) if self._releases.is_dir() else []

    def current(self) -> str:
        """The live release's id, or ""."""
        link = self.root / "current"
        if not link.is_symlink() and not link.exists():
            return ""
        to = link.readlink() if link.is_symlink() else Path()
        if to.parent != Path("releases") or not NAME.fullmatch(to.name):
            raise refusal("link", str(self.root))
        return to.name

    def manifest(self, id: str) -> Manifest:
        """The manifest that stands in a release."""
        try:
            return load(_read(self._place(id) / MANIFEST))
        except (OSError, ValueError):
            raise PublishError(f"перелік файлів випуску {id} пошкоджено або його немає") from None

    def release(self, id: str) -> Release:
        """A release's own description."""
        try:
            return load_release(_read(self._place(id) / RELEASE))
        except (OSError, ValueError):
            raise PublishError(f"опис випуску {id} пошкоджено або його немає") from None

    def text(self, id: str, path: str) -> str:
        """A text file of a release."""
        try:
            return _read(self._place(id) / path).decode("utf-8", "replace")
        except (FileNotFoundError, NotADirectoryError):
            return ""

    def naming(self, id: str, paths: Sequence[str], words: Sequence[str]) -> list[str]:
        """Reads each file."""
        place, wanted = self._place(id), [word.encode() for word in words]
        found = []
        for path in paths:
            data = (place / path).read_bytes() if (place / path).is_file() else b""
            if any(word in data for word in wanted):
                found.append(path)
        return found

    def free(self) -> int:
        """Bytes free on the disk."""
        return shutil.disk_usage(self._releases).free

    def begin(self, id: str, base: str, removed: Iterable[str], spare: str = "") -> None:
        """The base by hard links, or an empty folder."""
        part = self._part = self._unfinished(id)
        (self.root / ASSETS).mkdir(exist_ok=True)
        if not (spare and self._refitted(base, spare)):
            part.mkdir()  # refused where a link stands, so nothing is ever brought through one
            if base:
                link_all(self._place(base), part)
        if (part / ASSETS).exists() or (part / ASSETS).is_symlink():
            erase(part / ASSETS)
        (part / ASSETS).symlink_to(THEME)
        for path in (*removed, MANIFEST, RELEASE):
            (part / path).unlink(missing_ok=True)
            drop_empty((part / path).parent, part)

    def _refitted(self, base: str, spare: str) -> bool:
        """The folder of a release that goes, with the base's files; False where it or a manifest is damaged."""
        try:
            old, new = self.manifest(spare), self.manifest(base)
        except PublishError:
            return False
        place, part = self._releases / spare, self._part
        if place.is_symlink() or spare in (base, self.current()):
            return False
        place.replace(part)
        try:
            refit(part, _without_assets(old), self._place(base), _without_assets(new))
        except OSError:
            erase(part)
            return False
        return True

    def upload(self, files: Sequence[Upload], step: Step) -> None:
        """Copy beside and rename: a link to the base's file gives way and the base keeps its own."""
        for path, file, digest in files:
            target = self._part / path
            target.parent.mkdir(parents=True, exist_ok=True)
            new = target.with_name(f".new-{digest[:16]}")  # never longer than the system allows
            shutil.copyfile(file, new, follow_symlinks=False)
            os.utime(new, (moment(digest),) * 2)
            new.replace(target)
            step(1)

    def discard(self) -> None:
        """Remove the unfinished release."""
        self._clean()

    def faults(self, id: str) -> list[Fault]:
        """Hash the release and compare it with its manifest."""
        place = self._place(id)
        try:
            expected = self.manifest(id)
        except PublishError:
            return [Fault(MANIFEST, CHANGED)]
        own = [path for path in files_below(place) if path != ASSETS and not is_asset(path)]
        shared = (place / ASSETS).is_symlink() and (place / ASSETS).readlink() == THEME
        there = all_below(self.root / ASSETS) if shared else []
        assets = [asset for path in there if (asset := f"{ASSETS}/{path}") in expected]
        found = manifest_of(place, [*own, *assets], "Перевіряю випуск")
        theme = [] if shared else [Fault(f"{ASSETS}/", CHANGED)]
        return [*list_faults(self, id, sha256(dump(expected)).hexdigest()), *theme, *faults(expected, found)]

    def finish(self, id: str, base: str) -> None:
        """fsync, rename, switch."""
        self._expect(base)
        _sync()
        self._unfinished(id).replace(self._releases / id)
        _sync_folder(self._releases)
        self.switch(id, base)

    def amend(self, id: str) -> None:
        """Two renames; killed between them, the release is lost, and a withdrawn text with it."""
        part, old = self._unfinished(id), self._releases / f"{id}.old{UNFINISHED}"
        if not NAME.fullmatch(id) or id == self.current():
            raise refusal("living", str(self.root))
        _sync()
        (self._releases / id).replace(old)
        part.replace(self._releases / id)
        erase(old)

    def switch(self, id: str, expected: str) -> None:
        """One rename of the link `current`."""
        self._expect(expected)
        new = self.root / "current.new"
        new.symlink_to(Path("releases") / id)
        new.replace(self.root / "current")
        _sync_folder(self.root)

    def _expect(self, id: str) -> None:
        if (live := self.current()) != id:
            raise refusal("moved", str(self.root), live)

    def remove(self, ids: Iterable[str]) -> None:
        """Rename first, so that a half removed release is never taken for a whole one."""
        for id in ids:
            if not NAME.fullmatch(id) or id == self.current():
                raise refusal("living", str(self.root))
            left = self._unfinished(id)
            (self._releases / id).replace(left)
            erase(left)

    def sweep(self) -> None:
        """Reads every manifest."""
        for path in self._unnamed():
            (self.root / path).unlink()

    def strangers(self) -> list[str]:
        """Reads every manifest."""
        return [] if any(self._releases.glob(f"*{UNFINISHED}")) else self._unnamed()

    def _unnamed(self) -> list[str]:
        try:
            named = {path for id in self.releases() for path in self.manifest(id)}
        except PublishError:
            return []
        there = (f"{ASSETS}/{name}" for name in all_below(self.root / ASSETS))
        return [path for path in there if path not in named]

    def _unfinished(self, id: str) -> Path:
        return self._releases / f"{id}{UNFINISHED}"

    def _place(self, id: str) -> Path:
        whole = self._releases / id
        return whole if whole.is_dir() and not whole.is_symlink() else self._unfinished(id)


def _without_assets(manifest: Manifest) -> Manifest:
    return {path: digest for path, digest in manifest.items() if not is_asset(path)}


def _read(file: Path) -> bytes:
    if not file.is_file():
        raise FileNotFoundError(file)  # a FIFO would keep a reader for ever
    return file.read_bytes()


def _sync() -> None:
    if sys.platform != "win32":
        os.sync()


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
