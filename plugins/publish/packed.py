"""Copies of a site's files packed by brotli (RFC 7932) and gzip (RFC 1952), which servers find beside them.

They stand below the build memory, laid out as the site is, and are made anew only where the file's bytes changed: the
list beside them tells from which bytes each was made. Killed in between, the next run makes again what was not listed.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ..records.progress import Progress
from .manifest import Manifest

SUFFIXES = (".br", ".gz")
KINDS = frozenset(
    [
        *("bin", "css", "csv", "geojson", "html", "ics", "js", "json", "jsonld", "mjs", "srt", "svg", "tsv", "ttl"),
        *("txt", "vtt", "webmanifest", "xml"),
    ]
)
"""Suffixes of files that are worth it: text, and the search index."""
SMALLEST = 256
"""Bytes from which packing is worth a request's headers."""
WORTH = 0.95
"""A packed copy larger than this share of the file is not kept."""
LARGE = 2**20
"""Bytes from which brotli's slow levels take seconds."""
LIST = "list"


class Copies(NamedTuple):
    """SHA-256 of the file that was packed, and of each copy of SUFFIXES, "" where it was not worth keeping."""

    source: str
    br: str
    gz: str


def pack(output: Path, site: Manifest, folder: Path) -> Manifest:
    """Make what is missing; gives the packed copies: path -> SHA-256. folder: where they stand."""
    wanted = {path: digest for path, digest in site.items() if path.rpartition(".")[2] in KINDS}
    listed = _load(folder / LIST)
    known = {path: copies for path, copies in listed.items() if wanted.get(path) == copies.source}
    missing = [path for path in wanted if path not in known]
    if missing or len(known) < len(listed):
        _save(folder / LIST, known)  # before a file is touched, so that a killed run leaves none listed that it changed
        _remove(folder, listed.keys() - known.keys())
        with Progress("Стискаю", len(missing)) as progress, ThreadPoolExecutor(os.cpu_count()) as pool:
            made = pool.map(lambda path: _pack(output / path, wanted[path], folder / path), missing)
            for path, copies in zip(missing, made, strict=True):
                known[path] = copies
                progress.step()
        _save(folder / LIST, known)
    return {
        path + suffix: digest
        for path, copies in known.items()
        for suffix, digest in zip(SUFFIXES, copies[1:], strict=True)
        if digest
    }


def copies(path: str) -> list[str]:
    """The paths that packed copies of a file would have."""
    return [path + suffix for suffix in SUFFIXES]


def _pack(file: Path, source: str, copy: Path) -> Copies:
    import brotli

    data = file.read_bytes()
    if len(data) < SMALLEST:
        return Copies(source, "", "")
    mode = brotli.MODE_GENERIC if file.suffix == ".bin" else brotli.MODE_TEXT
    by_brotli = brotli.compress(data, mode=mode, quality=10 if len(data) < LARGE else 5)
    by_gzip = gzip.compress(data, 9, mtime=0)
    return Copies(source, _keep(by_brotli, copy, ".br", len(data)), _keep(by_gzip, copy, ".gz", len(data)))


def _keep(packed: bytes, copy: Path, suffix: str, size: int) -> str:
    if len(packed) > WORTH * size:
        return ""
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.with_name(copy.name + suffix).write_bytes(packed)
    return sha256(packed).hexdigest()


def _remove(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        for suffix in SUFFIXES:
            (folder / (path + suffix)).unlink(missing_ok=True)


def _load(file: Path) -> dict[str, Copies]:
    """What the list tells; nothing where it is missing or not ours: then all is packed anew."""
    found = {}
    try:
        for line in file.read_text("utf-8").splitlines():
            *digests, path = line.split(" ", 3)
            found[path] = Copies(*digests)
    except (OSError, ValueError, TypeError):
        return {}
    return found


def _save(file: Path, known: Mapping[str, Copies]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.new")
    new.write_text("".join(f"{' '.join(copies)} {path}\n" for path, copies in sorted(known.items())), "utf-8")
    new.replace(file)
