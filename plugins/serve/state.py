"""What the pages are told: which version of the site stands, and what stopped the next one."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import NamedTuple


class News(NamedTuple):
    """version: differs from build to build and from run to run. problems: lines of text, none when all is well."""

    version: str
    problems: tuple[str, ...] = ()


class State:
    """Shared by the thread that builds and those that answer; each change wakes all who wait."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._news = News(str(time.time_ns()))
        self._closed = False

    @property
    def news(self) -> News:
        """What stands now."""
        return self._news

    @property
    def closed(self) -> bool:
        """Has the preview ended?"""
        return self._closed

    def built(self, *, anew: bool) -> None:
        """A build has succeeded; anew: it changed files, so pages in browsers are old."""
        self._tell(News(str(time.time_ns()) if anew else self._news.version))

    def stopped(self, problems: Sequence[str]) -> None:
        """A build has failed: the version that stands goes on standing."""
        self._tell(News(self._news.version, tuple(problems)))

    def close(self) -> None:
        """Let go of all who wait."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, seen: News, seconds: float) -> News:
        """What stands, once it differs from what was seen; after so many seconds, or at the end, as it is."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._news != seen, seconds)
            return self._news

    def _tell(self, news: News) -> None:
        with self._changed:
            self._news = news
            self._changed.notify_all()
