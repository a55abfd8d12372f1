"""The content as the editor knows it: rows of all documents, kept up to date save by save, and pages drawn of them."""

from __future__ import annotations

import gc
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ..memory.store import Busy
from ..model.frontmatter import parse
from ..model.kinds import KINDS
from ..model.registry import Registry, visible
from ..model.row import Row
from ..records.feature import collect
from ..records.load import Loaded, load
from ..records.places import source
from ..records.readings import read_all
from ..records.scan import State, scan
from ..records.session import Refused, connected, pelican_settings, recalled
from ..records.settings import from_pelican
from ..records.single import Drawing, Single, judged, read_single
from .files import sweep
from .names import Place

PATIENCE = 30.0
"""Seconds to wait for a build that has the memory."""
MANY = 200
"""Changed files from which on all is read anew: a pull, another branch."""


class Site:
    """Reads all of content/ once. The build memory is open only while it reads, so that builds can run beside."""

    def __init__(self, content: Path, memory: Path, settings: Path | None) -> None:
        values = pelican_settings(content, memory=memory, settings=settings)
        connected(values)
        self.settings = from_pelican(values)
        self._features = collect(self.settings)
        self._lock = threading.Lock()
        found = scan(self.settings.content)
        sweep(self.settings.content, found.files)
        self._states = found.sources
        self._loaded = self._load()
        self.drawing = Drawing(values, self.settings, self._features)

    @property
    def loaded(self) -> Loaded:
        """The content as it was last read, with every save since."""
        return self._loaded

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every document without errors of its own, those under embargo last."""
        registry = self._loaded.registry
        return (*registry.rows, *registry.withdrawn, *self._loaded.hidden)

    def refresh(self) -> None:
        """Take in what other hands have changed since. Raises Refused where that is much and a build has the memory.

        For the main thread: the limit on a document's time is set by a signal.
        """
        with self._lock:
            content = self.settings.content
            known, states = self._states, scan(content).sources
            changed = [path for path, state in states.items() if known.get(path) != state]
            gone = known.keys() - states.keys()
            if len(changed) + len(gone) > MANY:
                self._loaded = self._load()
            elif changed or gone:
                readings = ((path, reading) for path, _, reading in read_all(content, changed, {}, ()) if reading)
                read = {path: judged(path, reading, self.settings, self._loaded) for path, reading in readings}
                self._take(read | dict.fromkeys(gone))
            self._states = states

    def read(self, path: str, data: bytes) -> Single:
        """A document of these bytes among the others."""
        return read_single(path, data, self.settings, self._loaded)

    def saved(self, single: Single) -> None:
        """A document stands in its file now as it was read."""
        state = (self.settings.content / single.path).stat()
        with self._lock:
            self._states[single.path] = State(state.st_mtime_ns, state.st_size)
            self._take({single.path: single})

    def gone(self, path: str) -> None:
        """A document's file is no more."""
        with self._lock:
            self._states.pop(path, None)
            self._take({path: None})

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

    def waiting(self, where: Place) -> list[dict[str, str]]:
        """Headers of a kind's files that are no documents of the site: faulty ones and those under embargo."""
        paths = [*self.faulty(where), *(row.path for row in self._loaded.hidden if row.folder == where.folder)]
        found = []
        for path in paths:
            with suppress(OSError):
                values = parse(source(self.settings.content, path)).values
                found.append({key: value for key, value in values.items() if isinstance(value, str)})
        return found

    def count(self, period: str) -> Counter[str]:
        """How many documents the list of each name has."""
        undated = {folder for folder, kind in KINDS.items() if not kind.dated}
        return Counter(
            row.kind if row.folder == "acts" else row.folder
            for row in self.rows
            if not row.withdrawn and (row.date.startswith(period) or row.folder in undated)
        )

    def periods(self) -> list[str]:
        """Years of which there are documents, newest first, today's among them."""
        return sorted({row.year for row in self.rows if row.year} | {self.settings.today[:4]}, reverse=True)

    def found(self, words: str, folder: str = "") -> Iterator[Row]:
        """Documents in whose number, title or id all the words occur, newest first. folder: "" for all."""
        wanted = words.casefold().split()
        rows: Sequence[Row] = self._loaded.registry.of(folder) if folder else self._loaded.registry.rows
        for row in reversed(rows):
            text = f"{row.number} {row.title} {row.id}".casefold()
            if all(word in text for word in wanted):
                yield row

    def _take(self, read: Mapping[str, Single | None]) -> None:
        """Put documents in the place of what was known of their files; None: the file is gone."""
        loaded, now = self._loaded, self.settings.now
        found = [single for single in read.values() if single]
        fresh = [single.reading.row for single in found if single.reading.row]
        rows = [row for row in self.rows if row.path not in read] + fresh
        problems = [problem for problem in loaded.problems if problem.path not in read]
        self._loaded = replace(
            loaded,
            registry=Registry(row for row in rows if visible(row, now)),
            hidden=tuple(row for row in rows if not visible(row, now)),
            faulty=(
                *(row for row in loaded.faulty if row.path not in read),
                *(single.reading.faulty for single in found if single.reading.faulty),
            ),
            problems=(*problems, *(problem for single in found for problem in single.problems)),
            attachments={**loaded.attachments, **{single.path: single.files for single in found}},
            hashes={**loaded.hashes, **{path: state for single in found for path, state in single.states.items()}},
        )

    def _load(self) -> Loaded:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with recalled(self.settings) as memory:
                    found = load(self.settings, memory, self._features)
            except Busy:
                if time.monotonic() > until:
                    raise Refused("тут саме триває збірка: зачекайте, доки вона закінчиться") from None
                time.sleep(0.2)
            else:
                gc.collect()
                return found
