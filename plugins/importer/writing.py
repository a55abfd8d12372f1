"""Files onto the disk: all of a document or none.

Everything is written under names that no document has, synced, and only then renamed, the document itself last: it is
what makes the others belong to the site. A failure on the way puts back what stood there before.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


class Occupied(Exception):
    """A file of that name came to be in the meantime."""


def write(files: Mapping[Path, bytes], *, over: bool) -> None:
    """Write the files in their order, the last one last. over: they may replace what stands there.

    Raises Occupied, OSError; then nothing has changed.
    """
    made = _folders(files)
    waiting: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for path, data in files.items():
            waiting[path] = temporary = path.with_name(f".{secrets.token_hex(8)}.part")
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for path, temporary in waiting.items():
            if not over and os.path.lexists(path):
                raise Occupied(f"файл «{path.name}» щойно з'явився — запустіть ще раз")
            before[path] = path.read_bytes() if path.is_file() else None
            temporary.replace(path)
    except BaseException:
        for path, former in before.items():
            with suppress(OSError):
                path.unlink(missing_ok=True) if former is None else path.write_bytes(former)
        for temporary in waiting.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise


def _folders(files: Mapping[Path, bytes]) -> list[Path]:
    """Make the folders that are lacking; gives them, outer ones first."""
    made: list[Path] = []
    for path in files:
        lacking = [folder for folder in path.parents if not folder.exists()]
        for folder in reversed(lacking):
            folder.mkdir(exist_ok=True)
            made.append(folder)
    return made
