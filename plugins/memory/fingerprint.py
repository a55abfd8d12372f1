"""Digests of values, files and code. BLAKE2b, 128 bits, hex; SHA-256 only where the public sees it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
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
    return of_code_now(folder, *parts)


def of_code_now(folder: Path, *parts: str) -> str:
    """The same, as the files are now."""
    files = [
        path for part in parts for path in ([folder / part] if part.endswith(".py") else (folder / part).rglob("*.py"))
    ]
    return of_files(files, folder)


@cache
def of_library(name: str) -> str:
    """What tells a library's installed version from another one."""
    return version(name)


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
