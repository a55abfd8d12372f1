"""Work on many items at once: here when few, in forked workers when many; each document within limits."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from ..memory.fingerprint import of_bytes
from ..model.frontmatter import Flaw
from ..model.row import Row
from ..model.source_text import oversize
from .feature import Feature
from .limits import DIED, die_with_parent, limited_reading
from .openly import CHANGED, Changed, Inside, opened
from .progress import Progress
from .reading import Reading
from .transcripts import Heard, hear

FEW = 200
"""Fewer sources than this are read faster without starting workers."""
CHUNK = 100

T = TypeVar("T")
R = TypeVar("R")

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


def processes() -> int:
    """How many workers: the machine's cores, one where processes cannot be forked."""
    return (os.cpu_count() or 1) if sys.platform == "linux" else 1


def in_workers(work: Callable[[T], R], items: Sequence[T], count: int = 0) -> Iterator[R | None]:
    """work(item) for each item in forked workers, in order; None where a worker died.

    With one worker (count=1) the None is the very item that killed it; with more it may be a neighbour.

    `work` needs no pickling (workers are forked after it is set); items and results do.
    """
    global _work
    context = multiprocessing.get_context("fork")
    done = 0
    while done < len(items):
        _work = work  # each time: while this one waited, another call may have had workers of its own
        try:
            with ProcessPoolExecutor(count or processes(), mp_context=context, initializer=die_with_parent) as pool:
                for result in pool.map(_call, items[done:]):
                    yield result  # type: ignore[misc]
                    done += 1
        except BrokenProcessPool:
            yield None
            done += 1


_work: Callable[..., object] | None = None


def _call(item: object) -> object:
    assert _work is not None
    return _work(item)


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
