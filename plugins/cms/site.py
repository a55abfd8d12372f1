"""The content as the editor knows it: rows of all documents, kept up to date save by save, and pages drawn of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ..memory.store import Busy, Memory
from ..model.registry import Registry, visible
from ..model.row import Row
from ..records.feature import collect
from ..records.load import Loaded, load
from ..records.session import Refused, connected, memory_path, pelican_settings
from ..records.settings import from_pelican
from ..records.single import Drawing, Single, read_single
from .names import Place

PATIENCE = 30.0
"""Seconds to wait for a build that has the memory."""


class Site:
    """Reads all of content/ once. The build memory is open only while it reads, so that builds can run beside."""

    def __init__(self, content: Path, memory: Path, settings: Path | None) -> None:
        values = pelican_settings(content, memory=memory, settings=settings)
        connected(values)
        self.settings = from_pelican(values)
        self._features = collect(self.settings)
        self._lock = threading.Lock()
        self._loaded = self._load()
        self.drawing = Drawing(values, self.settings, self._features)

    @property
    def loaded(self) -> Loaded:
        """The content as it was last read, with every save since."""
        return self._loaded

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every document without errors of its own, those under embargo last."""
        return (*self._loaded.registry.rows, *self._loaded.hidden)

    def refresh(self) -> None:
        """Read what others have changed since. Raises Refused while a build has the memory."""
        with self._lock:
            self._loaded = self._load()

    def read(self, path: str, data: bytes) -> Single:
        """A document of these bytes among the others."""
        return read_single(path, data, self.settings, self._loaded)

    def saved(self, single: Single) -> None:
        """A document stands in its file now as it was read."""
        with self._lock:
            self._take(single.path, single.reading.row)
            loaded = self._loaded
            attachments = {**loaded.attachments, single.path: dict(single.files)}
            self._loaded = replace(loaded, attachments=attachments, hashes={**loaded.hashes, **single.states})

    def gone(self, path: str) -> None:
        """A document's file is no more."""
        with self._lock:
            self._take(path, None)

    def listed(self, where: Place) -> list[Row]:
        """The documents of one list of the editor, newest first."""
        rows = self._loaded.registry.of(where.folder)
        hidden = [row for row in self._loaded.hidden if row.folder == where.folder]
        found = [row for row in (*rows, *hidden) if not where.act_kind or row.kind == where.act_kind]
        found = [row for row in found if not row.date or row.date.startswith(where.period)]
        return sorted(found, key=lambda row: row.sort, reverse=True)

    def faulty(self, where: Place) -> list[str]:
        """Sources of a kind that have errors of their own and so no row, whatever their period."""
        known = {row.path for row in self.rows if row.folder == where.folder}
        names = {problem.path for problem in self._loaded.problems if problem.level == "error"}
        return sorted(
            path for path in names if path.startswith(f"{where.folder}/") and path.endswith(".md") and path not in known
        )

    def periods(self) -> list[str]:
        """Years of which there are documents, newest first, today's among them."""
        return sorted({row.year for row in self.rows if row.year} | {self.settings.today[:4]}, reverse=True)

    def found(self, words: str, folder: str = "", act_kind: str = "") -> Iterator[Row]:
        """Documents in whose number, title or id all the words occur, newest first. folder: "" for all."""
        wanted = words.casefold().split()
        rows: Sequence[Row] = self._loaded.registry.of(folder) if folder else self._loaded.registry.rows
        for row in reversed(rows):
            text = f"{row.number} {row.title} {row.id}".casefold()
            if all(word in text for word in wanted) and (not act_kind or row.kind == act_kind):
                yield row

    def _take(self, path: str, row: Row | None) -> None:
        loaded = self._loaded
        rows = [other for other in loaded.registry.rows if other.path != path]
        hidden = [other for other in loaded.hidden if other.path != path]
        if row is not None:
            (rows if visible(row, self.settings.now) else hidden).append(row)
        problems = tuple(problem for problem in loaded.problems if problem.path != path)
        self._loaded = replace(loaded, registry=Registry(rows), hidden=tuple(hidden), problems=problems)

    def _load(self) -> Loaded:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                memory = Memory(memory_path(self.settings))
            except Busy:
                if time.monotonic() > until:
                    raise Refused("тут саме триває збірка: зачекайте, доки вона закінчиться") from None
                time.sleep(0.2)
                continue
            with memory:
                return load(self.settings, memory, self._features)
