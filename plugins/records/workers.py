"""Work on many items at once, in forked workers."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that a process gets when its parent ends."""


def processes() -> int:
    """How many workers: the machine's cores, one where processes cannot be forked."""
    return (os.cpu_count() or 1) if sys.platform == "linux" else 1


def in_workers(work: Callable[[T], R], items: Sequence[T], count: int = 0) -> Iterator[R | None]:
    """work(item) for each item in forked workers, in order; None where a worker died.

    With one worker (count=1) the None is the very item that killed it; with more it may be a neighbour.

    `work` needs no pickling (workers are forked after it is set); items and results do.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    global _work
    context = multiprocessing.get_context("fork")
    done = 0
    while done < len(items):
        _work = work  # each time: while this one waited, another call may have had workers of its own
        try:
            with ProcessPoolExecutor(count or processes(), context, die_with_parent, (os.getpid(),)) as pool:
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


def die_with_parent(parent: int) -> None:
    """This process does not outlive the one that forked it, dies at Ctrl+C without a word, and collects its own
    cycles."""
    signal.signal(signal.SIGINT, lambda *_: os._exit(1))
    gc.freeze()  # what the parent made is its own to collect
    gc.enable()
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if (
            os.getppid() != parent
        ):  # it died before: nobody would send the signal, and the memory's lock would stay held
            os._exit(1)
