"""Digests of values, files and code. BLAKE2b, 128 bits, hex; SHA-256 only where the public sees it."""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import distribution
from io import BufferedReader
from pathlib import Path
from typing import Any

SIZE = 16


def digest(value: Any) -> str:
    """Digest of a JSON-like value in canonical form (keys sorted, no spaces, UTF-8)."""
    return of_text(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain))


def of_text(text: str) -> str:
    """Digest of text."""
    return of_bytes(text.encode("utf-8", "surrogatepass"))


def of_bytes(data: bytes) -> str:
    """Digest of bytes."""
    return hashlib.blake2b(data, digest_size=SIZE).hexdigest()


def of_files(paths: Iterable[Path], root: Path) -> str:
    """Digest of files: their names below root and their bytes, in sorted order."""
    state = hashlib.blake2b(digest_size=SIZE)
    for path in sorted(paths):
        name = path.relative_to(root).as_posix().encode()
        data = path.read_bytes()
        state.update(b"%d:%s%d:" % (len(name), name, len(data)))
        state.update(data)
    return state.hexdigest()


@cache
def of_code(folder: Path, *parts: str) -> str:
    """Digest of the Python code in the named sub-folders (or files) of a folder, as it was when first asked for: what
    runs in this process does not change with the files."""
    return _of_code(str(folder), parts, _known_modules, _known_bytes)


def of_code_now(folder: Path, *parts: str) -> str:
    """The same, as the files are now."""
    return _of_code(str(folder), parts, _modules, _digest_of)


def _of_code(
    folder: str, parts: Iterable[str], modules: Callable[[str], list[str]], digest_of: Callable[[str], str]
) -> str:
    paths = {
        path
        for below in (posixpath.normpath(posixpath.join(folder, part)) for part in parts)
        for path in ([below] if below.endswith(".py") else modules(below))
    }
    start = len(folder) + 1
    return of_text("\n".join(f"{path[start:]}\t{digest_of(path)}" for path in sorted(paths)))


def _modules(folder: str) -> list[str]:
    """Every .py file below a folder."""
    found = []
    for above, _, names in os.walk(folder):
        found += [posixpath.join(above, name) for name in names if name.endswith(".py")]
    return found


def _digest_of(path: str) -> str:
    return of_bytes(Path(path).read_bytes())


_known_modules, _known_bytes = cache(_modules), cache(_digest_of)
"""Many digests are made of the same few hundred files: each is read once."""


@cache
def of_library(name: str) -> str:
    """What tells a library's installed version from another one."""
    told = distribution(name).read_text("METADATA") or ""  # `version` would read all of it as a message, slowly
    return next(line for line in told.split("\n") if line.startswith("Version:"))


def sha256_of(path: Path) -> str:
    """SHA-256 of a file in hex, read in pieces."""
    with path.open("rb") as file:
        return sha256_in(file)


def sha256_in(file: BufferedReader) -> str:
    """The same of an open file, from where it stands."""
    return hashlib.file_digest(file, "sha256").hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"no canonical form for {type(value).__name__}")
