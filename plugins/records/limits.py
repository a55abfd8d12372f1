"""One document read within limits of processor time and memory, whatever stands in it.

A short one is read here: a text of so few bytes cannot take long before the timer, nor much memory. A long one is read
in a process of its own, which alone ends when even the timer is not heard (a library's compiled code) or memory runs
out. Forking costs some 10 ms, and an ordinary document is short.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

from ..model.frontmatter import Flaw
from ..model.row import Row
from .feature import Feature
from .reading import Reading, read_source
from .transcripts import Heard
from .workers import die_with_parent

CPU_SECONDS = 20
MEMORY = 1_000_000_000
"""Bytes beyond those of the process that reads."""
LONG = 50_000
"""Bytes from which a document is read in a process of its own."""
GRACE = 5
"""Seconds of processor time after which a process that hears no timer is ended by the system."""

SIMPLER = "спростіть або поділіть його"
TOO_DEEP = Flaw(None, None, "надто глибоке вкладення в тексті", "спростіть списки й цитати")
DIED = Flaw(None, None, "документ не вдалося прочитати: забракло пам'яті або часу", SIMPLER)

Hear = Callable[[Row], Heard | None]


class TooSlow(BaseException):
    """A document used up its processor time; no library's `except Exception` may swallow it."""


def limited_reading(path: str, data: bytes, readers: Sequence[Feature], hear: Hear | None) -> Reading:
    """What `read_source` gives, or a refusal of the document. Never raises for any bytes."""

    def read() -> Reading:
        try:
            with _timed():
                return read_source(path, data, readers, hear)
        except TooSlow:
            return _refused(
                path, Flaw(None, None, f"на документ пішло понад {CPU_SECONDS} с роботи процесора", SIMPLER)
            )
        except RecursionError:
            return _refused(path, TOO_DEEP)
        except MemoryError:
            return _refused(path, DIED)

    if len(data) <= LONG or sys.platform != "linux":
        return read()
    return _apart(read) or _refused(path, DIED)


def _refused(path: str, flaw: Flaw) -> Reading:
    return Reading(path, flaws=(flaw,))


@contextmanager
def _timed() -> Iterator[None]:
    """Raise TooSlow after CPU_SECONDS of this process's time; only the main thread hears signals."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
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


def _apart(read: Callable[[], Reading]) -> Reading | None:
    """The reading made in a forked process, None where that ended without an answer."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(read, there, os.getpid()))
    process.start()
    there.close()
    with here:
        try:
            found: Reading | None = here.recv()
        except EOFError:
            found = None
    process.join()
    process.close()
    return found


def _answer(read: Callable[[], Reading], out: Connection, parent: int) -> None:
    die_with_parent(parent)
    _confine()
    reading = read()
    out.send(reading)


def _confine() -> None:
    """Limits of this process that the system keeps."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + CPU_SECONDS + GRACE)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: pages * os.sysconf("SC_PAGE_SIZE") + MEMORY,
    }
    for limit, value in limits.items():
        with suppress(OSError, ValueError):  # the system may allow less already
            resource.setrlimit(limit, (value, resource.getrlimit(limit)[1]))
