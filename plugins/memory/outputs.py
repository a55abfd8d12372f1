"""The outputs' half of the memory: the files that the last finished build left, and what they were made from.

Before the first file is written all that are about to be are forgotten in one transaction, and the new ones are
committed at the end, so a build killed at any moment leaves nothing falsely known.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .packing import loaded, packed
from .shelf import Shelf

SCHEMA = """
CREATE TABLE before (path TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID;
CREATE TABLE finished (only INTEGER PRIMARY KEY CHECK (only = 1), data BLOB);
"""
FILES = Shelf("file")
KEYS = Shelf("key")


class OutputRecord(NamedTuple):
    """A written file: key of everything it was made from, state of the file as it was left."""

    key: str
    mtime_ns: int
    size: int


FileState = tuple[str, int, int]
"""Path below output/, time and size of a file as it was left."""
UNKNOWN = OutputRecord("", 0, 0)


class Outputs:
    """Files stand under their owner: the source they belong to, the feature that makes them, "" for the theme's.

    Files are looked at without their keys; keys are loaded for the owners in doubt.
    """

    def __init__(self, connection: Callable[[], sqlite3.Connection]) -> None:
        self._connection = connection

    def states(self) -> dict[str, tuple[FileState, ...]]:
        """Owner -> its files."""
        return dict(FILES.each(self._connection()))

    def paths(self) -> Iterator[str]:
        """Every file."""
        return (file[0] for files in self.states().values() for file in files)

    def keys(self, owners: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Owner -> the keys of its files, in their order; owners of whom nothing is known are absent."""
        return KEYS.some(self._connection(), owners)

    def of(self, owner: str) -> dict[str, OutputRecord]:
        """The files of one owner by their paths."""
        files, keys = FILES.some(self._connection(), [owner]), self.keys([owner])
        return records(files.get(owner, ()), keys.get(owner, ()))

    def expect(self, pending: Mapping[str, Iterable[str]], known: Mapping[str, Iterable[FileState]]) -> None:
        """Before the first write: owner -> paths about to be written. known: owner -> its files as they are.

        New files too become known as ours, so that the leftovers of a killed build are found and removed.
        """
        with self._connection() as db:
            FILES.put(db, ((owner, _unknown(paths, known.get(owner, ()))) for owner, paths in pending.items()))

    def keep(self, done: Mapping[str, Mapping[str, OutputRecord]], gone: Iterable[str], finished: bytes) -> None:
        """At the end: owner -> all its files; owners that have none any more; what `finished` will tell."""
        with self._connection() as db:
            FILES.put(
                db, ((owner, tuple((path, *record[1:]) for path, record in own.items())) for owner, own in done.items())
            )
            KEYS.put(db, ((owner, tuple(record.key for record in own.values())) for owner, own in done.items()))
            for shelf in (FILES, KEYS):
                shelf.put(db, ((owner, None) for owner in gone))
                shelf.settle(db)
            db.execute("DELETE FROM before")
            db.execute("INSERT OR REPLACE INTO finished VALUES (1, ?)", (finished,))

    def finished(self) -> bytes | None:
        """What the last finished build wanted to be told, in its caller's words."""
        found = self._connection().execute("SELECT data FROM finished").fetchone()
        return bytes(found[0]) if found else None

    def note(self, rows: Iterable[tuple[str, tuple[Any, ...] | None]]) -> None:
        """Sources that are about to change, each as it was (None: it was not there); the first note of each counts.

        Where no build was finished nothing is noted: then everything is new.
        """
        if self.finished() is None:
            return
        with self._connection() as db:
            told = ((path, packed(row)) for path, row in rows)
            db.executemany("INSERT OR IGNORE INTO before VALUES (?, ?)", told)

    def before(self) -> dict[str, tuple[Any, ...] | None]:
        """Sources that changed since the last finished build, as they were then."""
        return {path: loaded(data) for path, data in self._connection().execute("SELECT path, data FROM before")}


def records(files: Iterable[FileState], keys: Sequence[str]) -> dict[str, OutputRecord]:
    """Files by their paths, with their keys; a key is "" where not all are known, after a killed build."""
    files = tuple(files)
    if len(keys) != len(files):
        keys = ("",) * len(files)
    return {path: OutputRecord(key, *state) for (path, *state), key in zip(files, keys, strict=True)}


def _unknown(paths: Iterable[str], known: Iterable[FileState]) -> tuple[FileState, ...]:
    files: dict[str, FileState] = {file[0]: file for file in known}
    files |= {path: (path, *UNKNOWN[1:]) for path in paths}
    return tuple(files.values())
