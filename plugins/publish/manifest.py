"""Manifests: the SHA-256 of every file of a release, in sha256sum's form, so that `sha256sum -c` reads them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from ..memory.fingerprint import sha256_of
from ..records.progress import Progress

MANIFEST = "manifest.sha256"
RELEASE = "release.json"
OWN = frozenset({MANIFEST, RELEASE})
"""Files of a release that no manifest names."""

ASSETS = "theme"
"""Folder of files whose names hold a hash of their bytes; one for all releases of a target, see publish/__init__."""

HASHED = (f"{ASSETS}/", r"poshuk/index/.*-[0-9a-f]+\.(bin|json)$")
"""Patterns of files whose names hold a hash of their bytes: what was once fetched never changes.

The search index's own list, manifest.json, is none of them.
"""

PART = 256
"""Files that a thread hashes at a time: small ones are quicker read than handed over."""
Manifest = dict[str, str]
"""Path below the release, with "/" -> SHA-256 in hex."""


class Difference(NamedTuple):
    """Paths that one manifest has beside another, sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(self)


def files_below(root: Path) -> list[str]:
    """Every file of a release but its own two, sorted. Links and devices count too: they will not verify."""
    return [path for path in all_below(root) if path not in OWN]


def all_below(root: Path) -> list[str]:
    """Every file of a folder, sorted; none where it is not there."""
    return sorted(_walk(root, "")) if root.is_dir() else []


def _walk(folder: Path | str, above: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{above}{entry.name}/")
            else:
                yield above + entry.name


def is_asset(path: str) -> bool:
    """Does the file lie in the assets' folder?"""
    return path.startswith(f"{ASSETS}/")


def is_hashed(path: str) -> bool:
    """Does the file's name hold a hash of its bytes?"""
    return any(re.match(pattern, path) for pattern in HASHED)


def manifest_of(root: Path, paths: Sequence[str], title: str) -> Manifest:
    """Hash files below a folder, whatever their times say; what is no file as nothing. title: of the progress bar."""
    with Progress(title, len(paths)) as progress, ThreadPoolExecutor() as pool:
        parts = [paths[start : start + PART] for start in range(0, len(paths), PART)]
        found: Manifest = {}
        hashed = pool.map(lambda part: [(path, _digest(root / path)) for path in part], parts)
        for digests in hashed:
            found |= digests
            progress.step(len(digests))
    return found


def _digest(path: Path) -> str:
    return "" if path.is_symlink() or not path.is_file() else sha256_of(path)  # a FIFO would keep a reader for ever


def dump(manifest: Mapping[str, str]) -> bytes:
    """The manifest's file."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(manifest.items())).encode()


def load(data: bytes) -> Manifest:
    """The inverse of dump. Raises ValueError for what is no manifest: an empty one, one that names files outside."""
    found = {}
    for line in data.decode("utf-8").removesuffix("\n").split("\n"):
        digest, gap, path = line.partition("  ")
        if not re.fullmatch("[0-9a-f]{64}", digest) or not gap or not _is_below(path):
            raise ValueError(line)
        found[path] = digest
    return found


def _is_below(path: str) -> bool:
    """Is it the plain path of a file below a folder: no root, no way up, no part without a name?"""
    return "\0" not in path and not {"", ".", ".."} & set(path.split("/"))


def difference(old: Mapping[str, str], new: Mapping[str, str]) -> Difference:
    """What the new one adds to, changes in and removes from the old one."""
    return Difference(
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(path for path in new.keys() & old.keys() if new[path] != old[path])),
        tuple(sorted(old.keys() - new.keys())),
    )


CHANGED, MISSING, EXTRA = "змінено на сервері", "немає на сервері", "зайвий, у переліку випуску його немає"


class Fault(NamedTuple):
    """A file of a release that is not as its manifest says, and what is wrong in Ukrainian."""

    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


def faults(expected: Mapping[str, str], found: Mapping[str, str]) -> list[Fault]:
    """What differs between a release and its manifest."""
    added, changed, removed = difference(expected, found)
    by_kind = ((CHANGED, changed), (MISSING, removed), (EXTRA, added))
    return [Fault(path, what) for what, paths in by_kind for path in paths]


def moment(digest: str) -> int:
    """The time, in seconds, that a file of this SHA-256 bears on a target.

    Web servers make their ETag of a file's time and size, so a time that follows from the bytes makes an ETag that
    does: equal on every server and after every publication, different where the content is. Thirty bits of the digest:
    before 2004, so no program takes it for a time to come.
    """
    return int(digest[:8], 16) >> 2
