"""Work on many items at once: here when few, in forked workers when many; each document under a limit of CPU time."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from ..memory.fingerprint import of_bytes
from ..model.frontmatter import Flaw
from ..model.row import Row
from .feature import Feature
from .progress import Progress
from .reading import Reading, read_source
from .transcripts import Heard, hear

CPU_SECONDS = 20
FEW = 200
"""Fewer sources than this are read faster without starting workers."""
CHUNK = 100

PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that a process gets when its parent ends."""

T = TypeVar("T")
R = TypeVar("R")

Result = tuple[str, str, Reading | None]
"""path, digest of its bytes, what it gave (None: the bytes are those remembered)."""


class TooSlow(BaseException):
    """A document used up its processor time; no library's `except Exception` may swallow it."""


TOO_DEEP = Flaw(None, None, "надто глибоке вкладення в тексті", "спростіть списки й цитати")


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
            with ProcessPoolExecutor(count or processes(), mp_context=context, initializer=_begin) as pool:
                for result in pool.map(_call, items[done:]):
                    yield result  # type: ignore[misc]
                    done += 1
        except BrokenProcessPool:
            yield None
            done += 1


_work: Callable[..., object] | None = None


def _begin() -> None:
    """A worker collects its own cycles, and does not outlive the build that started it."""
    gc.enable()
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


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
            flaw = Flaw(
                None, None, "документ не вдалося прочитати: забракло пам'яті або часу", "спростіть або поділіть його"
            )
            result = (path, "", Reading(path, flaws=(flaw,)))
        yield result


def _read_one(
    content: Path,
    path: str,
    known: str | None,
    readers: Sequence[Feature],
    hear_of: Callable[[Row], Heard | None],
) -> Result:
    try:
        data = (content / path).read_bytes()
    except OSError as error:
        flaw = Flaw(None, None, f"файл не прочитати: {error.strerror}", "перевірте права доступу")
        return path, "", Reading(path, flaws=(flaw,))
    digest = of_bytes(data)
    if digest == known:
        return path, digest, None
    try:
        with _limited():
            return path, digest, read_source(path, data, readers, hear_of)
    except TooSlow:
        flaw = Flaw(
            None, None, f"на документ пішло понад {CPU_SECONDS} с роботи процесора", "спростіть або поділіть його"
        )
        return path, digest, Reading(path, flaws=(flaw,))
    except RecursionError:
        return path, digest, Reading(path, flaws=(TOO_DEEP,))


@contextmanager
def _limited() -> Iterator[None]:
    """Raise TooSlow after CPU_SECONDS of this process's time."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
