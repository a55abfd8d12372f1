"""Sources read: here when few, in forked workers when many; each document within limits."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from ..memory.fingerprint import of_bytes
from ..model.flaw import Flaw
from ..model.row import Row
from ..model.source_text import oversize
from .feature import Feature
from .limits import DIED, limited_reading
from .openly import CHANGED, Changed, Inside, opened
from .progress import Progress
from .reading import Reading
from .transcripts import Heard, hear
from .workers import in_workers, processes

FEW = 200
"""Fewer sources than this are read faster without starting workers."""
CHUNK = 100

Result = tuple[str, str, Reading | None]
"""path, digest of its bytes, what it gave (None: the bytes are those remembered)."""


def read_all(
    content: Path,
    paths: Sequence[str],
    known: Mapping[str, str],
    readers: Sequence[Feature],
    files: Collection[str] = (),
) -> Iterator[Result]:
    """Read sources in order. known: path -> digest of remembered bytes, which need no second reading. files: those
    below content/ that are no sources."""

    def hear_of(row: Row) -> Heard | None:
        return hear(content, row, files)

    def read(path: str) -> Result:
        return _read_one(content, path, known.get(path), readers, hear_of)

    if len(paths) < FEW or processes() == 1:
        yield from map(read, paths)
        return
    chunks = [paths[start : start + CHUNK] for start in range(0, len(paths), CHUNK)]
    with Progress("Читаю документи", len(paths)) as progress:
        for chunk, results in zip(chunks, in_workers(_reader(read), chunks), strict=True):
            yield from _one_by_one(read, chunk) if results is None else results
            progress.step(len(chunk))


def _reader(read: Callable[[str], Result]) -> Callable[[Sequence[str]], list[Result]]:
    def chunk(paths: Sequence[str]) -> list[Result]:
        return [read(path) for path in paths]

    return chunk


def _one_by_one(read: Callable[[str], Result], paths: Sequence[str]) -> Iterator[Result]:
    """After a worker died: each document alone, so that the culprit is named."""
    for path, result in zip(paths, in_workers(read, paths, count=1), strict=True):
        if result is None:
            result = (path, "", Reading(path, flaws=(DIED,)))
        yield result


def _read_one(
    content: Path,
    path: str,
    known: str | None,
    readers: Sequence[Feature],
    hear_of: Callable[[Row], Heard | None],
) -> Result:
    try:
        with opened(Inside(content, path)) as file:
            if too_large := oversize(os.fstat(file.fileno()).st_size):
                return path, "", Reading(path, flaws=(too_large,))
            data = file.read()
    except Changed:
        return path, "", Reading(path, flaws=(CHANGED,))
    except OSError as error:
        flaw = Flaw(None, None, f"файл не прочитати: {error.strerror}", "перевірте права доступу")
        return path, "", Reading(path, flaws=(flaw,))
    digest = of_bytes(data)
    if digest == known:
        return path, digest, None
    return path, digest, limited_reading(path, data, readers, hear_of)
