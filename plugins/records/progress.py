"""A progress bar on a terminal for work that takes long; silent elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from types import TracebackType
from typing import Any, TypeVar

PATIENCE = 1.5
"""Seconds before a bar appears."""
OFTEN = 64
"""`counted` tells of so many items at once, for there may be a hundred thousand of them that take no time."""

T = TypeVar("T")


class Progress:
    """`with Progress("Читаю документи", total) as progress: progress.step(n)`."""

    def __init__(self, title: str, total: int) -> None:
        self._title, self._total, self._done = title, total, 0
        self._began = time.monotonic()
        self._seen = sys.stderr.isatty()
        self._bar: Any = None

    def __enter__(self) -> Progress:
        return self

    def step(self, count: int = 1) -> None:
        """Say that `count` more are done; more than were expected are expected from then on."""
        self._done += count
        if self._bar is None and self._seen and time.monotonic() - self._began > PATIENCE:
            self._start()
        if self._bar is not None:
            self._bar.update(self._task, completed=self._done, total=max(self._total, self._done))

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._bar.start()
        self._task = self._bar.add_task(self._title, total=self._total)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()


def counted(items: Iterable[T], title: str, total: int) -> Iterable[T]:
    """The items, with a bar while they are gone through. total: how many are expected."""
    return _counted(items, title, total) if sys.stderr.isatty() else items


def _counted(items: Iterable[T], title: str, total: int) -> Iterable[T]:
    with Progress(title, total) as progress:
        for number, item in enumerate(items, 1):
            yield item
            if not number % OFTEN:
                progress.step(OFTEN)
