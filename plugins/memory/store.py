"""The build memory: one SQLite file for each (content, output, site address).

Sources and outputs (outputs.py) are two independent halves: a source remembered stays true whatever became of the
output.
"""

from __future__ import annotations

import marshal
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from . import outputs, shelf
from .lock import Busy as Busy
from .lock import lock
from .outputs import Outputs
from .packing import Damaged as Damaged
from .packing import loaded, packed
from .shelf import Shelf

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE text (path TEXT PRIMARY KEY, lead BLOB, fields BLOB, rest BLOB);
CREATE TABLE product (path TEXT, feature TEXT, data BLOB, PRIMARY KEY (path, feature));
CREATE TABLE replaced (path TEXT, feature TEXT, data BLOB, PRIMARY KEY (path, feature));
CREATE TABLE file (
    path TEXT PRIMARY KEY, mtime_ns INTEGER, size INTEGER, sha256 TEXT, width INTEGER, height INTEGER, form TEXT
);
CREATE TABLE made (name TEXT, key TEXT, brief BLOB, whole BLOB, PRIMARY KEY (name, key));
CREATE TABLE state (name TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID;
"""
VERSION = f"10 {sys.version_info.major}.{sys.version_info.minor} {marshal.version}"


class SourceRecord(NamedTuple):
    """What is known of a source file. row: a tuple of the caller's (None where the source had an error)."""

    mtime_ns: int
    size: int
    digest: str
    row: tuple[object, ...] | None
    flaws: tuple[tuple[object, ...], ...]


class TextRecord(NamedTuple):
    """The heavy part of a source, loaded for a page that is rendered: JSON of fields, sanitised HTML, search text."""

    lead: str
    fields: str
    html: str
    plain: str
    headings: str


class Source(NamedTuple):
    """A source as it is handed over to be remembered; text is None where it had an error."""

    path: str
    record: SourceRecord
    text: TextRecord | None
    products: Mapping[str, bytes]


class FileRecord(NamedTuple):
    """An attached file: state, SHA-256 of its bytes in hex; of a picture its size in pixels (else 0) and its form in
    words of the caller's.
    """

    mtime_ns: int
    size: int
    sha256: str
    width: int = 0
    height: int = 0
    form: str = ""


SOURCES = Shelf("source")


class Memory:
    """Open with `with Memory(path) as memory`; raises Busy when another process has it open."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._lock = lock(path.with_suffix(".lock"))
        try:
            self._db = self._open()
        except BaseException:
            self._lock.close()  # else whoever tries again would find it held
            raise
        self._pid = os.getpid()
        self._inherited: sqlite3.Connection | None = None
        self.outputs = Outputs(self._connection)

    def close(self) -> None:
        """Let go of the file and the lock."""
        self._db.close()
        self._lock.close()

    def clear(self) -> None:
        """Forget everything, without letting go of the lock."""
        self._db.close()
        forget(self.path)
        self._db = self._open()

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> sqlite3.Connection:
        try:
            db = self._connect()
            if db.execute("SELECT value FROM meta WHERE name = 'version'").fetchone() == (VERSION,):
                return db
            db.close()
        except sqlite3.DatabaseError:
            pass
        forget(self.path)
        db = self._connect()
        db.executescript(SCHEMA + shelf.SCHEMA + outputs.SCHEMA)
        db.execute("INSERT INTO meta VALUES ('version', ?)", (VERSION,))
        db.commit()
        return db

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path)
        db.execute("PRAGMA page_size = 32768")  # bundles are long: they are read in half the time
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        return db

    def _connection(self) -> sqlite3.Connection:
        """The connection. A forked worker reads by its own: SQLite's may be neither used nor closed across a fork."""
        if self._pid != os.getpid():
            self._inherited = self._db
            self._db = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
            self._pid = os.getpid()
        return self._db

    # sources ---------------------------------------------------------------------------------------------------

    def sources(self, code: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """Everything known of sources read by this very code: path, plain tuple in SourceRecord's order.

        Another code knows nothing yet.
        """
        return SOURCES.each(self._db) if self._meta("reading") == code else iter(())

    def keep_sources(self, code: str, sources: Iterable[Source]) -> None:
        """Remember sources read now. The first ones of a new code drop everything that another code read."""
        with self._db as db:
            if self._meta("reading") != code:
                SOURCES.clear(db)
                for table in ("text", "product", "replaced", "before", "finished"):
                    db.execute(f"DELETE FROM {table}")
                db.execute("INSERT OR REPLACE INTO meta VALUES ('reading', ?)", (code,))
            for path, record, text, products in sources:
                SOURCES.put(db, [(path, tuple(record))])
                if text is not None:
                    lead, fields, *rest = text
                    parts = (packed(lead), packed(fields), packed(rest))
                    db.execute("INSERT OR REPLACE INTO text VALUES (?, ?, ?, ?)", (path, *parts))
                db.execute("INSERT OR IGNORE INTO replaced SELECT * FROM product WHERE path = ?", (path,))
                for feature, data in products.items():
                    db.execute("INSERT OR REPLACE INTO product VALUES (?, ?, ?)", (path, feature, packed(data)))

    def settle_sources(self, touched: Iterable[tuple[str, SourceRecord]], gone: Iterable[str]) -> None:
        """After reading: sources whose bytes stand under a new time, and those that are gone with all made of them."""
        lost = [(path,) for path in gone]
        with self._db as db:
            SOURCES.put(db, [(path, tuple(record)) for path, record in touched])
            SOURCES.put(db, [(path, None) for (path,) in lost])
            SOURCES.settle(db)
            for table in ("text", "product"):
                db.executemany(f"DELETE FROM {table} WHERE path = ?", lost)

    def text(self, path: str) -> TextRecord:
        """The heavy part of one source. Raises Damaged when unknown."""
        lead, fields, rest = self._text(path, "lead, fields, rest")
        return TextRecord(lead, fields, *rest)

    def fields(self, path: str) -> str:
        """The header of one source as JSON, without its heavy rest. Raises Damaged when unknown."""
        [fields] = self._text(path, "fields")
        return str(fields)

    def lead(self, path: str) -> str:
        """The first words of one source, without its heavy rest. Raises Damaged when unknown."""
        [lead] = self._text(path, "lead")
        return str(lead)

    def _text(self, path: str, columns: str) -> tuple[Any, ...]:
        query = f"SELECT {columns} FROM text WHERE path = ?"
        found = self._connection().execute(query, (path,)).fetchone()
        if found is None:
            raise Damaged(path)
        return tuple(map(loaded, found))

    def product(self, feature: str, path: str) -> bytes:
        """What a feature made of a source while reading it. Raises Damaged when unknown."""
        query = "SELECT data FROM product WHERE feature = ? AND path = ?"
        found = self._connection().execute(query, (feature, path)).fetchone()
        if found is None:
            raise Damaged(path)
        return bytes(loaded(found[0]))

    def replaced(self, feature: str, path: str) -> bytes | None:
        """The product that the last finished state was made from, where it has been replaced since."""
        query = "SELECT data FROM replaced WHERE feature = ? AND path = ?"
        found = self._db.execute(query, (feature, path)).fetchone()
        return bytes(loaded(found[0])) if found else None

    # attached files --------------------------------------------------------------------------------------------

    def files(self) -> dict[str, FileRecord]:
        """Everything known of attached files."""
        rows = self._db.execute("SELECT * FROM file")
        return {path: FileRecord(*rest) for path, *rest in rows}

    def keep_files(self, read: Mapping[str, FileRecord], gone: Iterable[str]) -> None:
        """Remember attached files read now, forget those that are gone."""
        with self._db as db:
            db.executemany(
                "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?)", [(p, *r) for p, r in read.items()]
            )
            db.executemany("DELETE FROM file WHERE path = ?", [(path,) for path in gone])

    def briefs(self, name: str) -> dict[str, bytes]:
        """Key -> the brief of everything that was made of attached files under this name."""
        return dict(self._connection().execute("SELECT key, brief FROM made WHERE name = ?", (name,)))

    def made(self, name: str, key: str) -> bytes:
        """The whole of what a brief tells of. Raises Damaged when unknown."""
        query = "SELECT whole FROM made WHERE name = ? AND key = ?"
        found = self._connection().execute(query, (name, key)).fetchone()
        if found is None:
            raise Damaged(key)
        return bytes(found[0])

    def keep_made(self, name: str, made: Mapping[str, tuple[bytes, bytes]], gone: Iterable[str]) -> None:
        """Remember (brief, whole) by key, forget what is gone and all under names of another code.

        name: what it is, a space, the digest of the code that made it.
        """
        with self._db as db:
            db.execute("DELETE FROM made WHERE name != ? AND name LIKE ? || ' %'", (name, name.split(" ")[0]))
            db.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", [(name, k, *v) for k, v in made.items()])
            db.executemany("DELETE FROM made WHERE name = ? AND key = ?", [(name, key) for key in gone])

    # state -----------------------------------------------------------------------------------------------------

    def state(self, name: str) -> Any:
        """A feature's own remembered value; None where there is none. Raises Damaged."""
        found = self._db.execute("SELECT data FROM state WHERE name = ?", (name,)).fetchone()
        return loaded(found[0]) if found else None

    def finish_state(self, feature: str, name: str, value: object) -> None:
        """Remember a feature's state, its name beginning with the feature's; older ones and replaced products go."""
        with self._db as db:
            db.execute("DELETE FROM state WHERE name = ? OR name LIKE ? || ' %'", (feature, feature))
            db.execute("DELETE FROM replaced WHERE feature = ?", (feature,))
            db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, packed(value)))

    def _meta(self, name: str) -> str | None:
        found = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else None


def forget(path: Path) -> None:
    """Remove a memory that nobody has open."""
    for suffix in ("", "-wal", "-shm"):
        file = Path(f"{path}{suffix}")
        if file.is_dir():
            shutil.rmtree(file)
        file.unlink(missing_ok=True)
