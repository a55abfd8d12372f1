"""Many small tuples by path, all read by every build, few of them changed by one.

They lie in bundles of a few hundred, for one `marshal.loads` of a bundle costs a tenth of as many rows fetched from
SQLite. A change is first put into the table `recent`, and `settle` rewrites the bundles that it touches; until then
what is recent outweighs what is bundled, so a build killed between the two has lost nothing.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Any
from zlib import crc32

from .packing import loaded, packed

SCHEMA = """
CREATE TABLE bundle (shelf TEXT, number INTEGER, data BLOB, PRIMARY KEY (shelf, number));
CREATE TABLE recent (shelf TEXT, path TEXT, data BLOB, PRIMARY KEY (shelf, path));
"""
BUNDLES = 256


class Shelf:
    """One named mapping of paths to tuples of text, numbers and tuples. Transactions are the caller's."""

    def __init__(self, name: str) -> None:
        self.name = name

    def each(self, db: sqlite3.Connection) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """Everything on the shelf, never all of it in memory at once. Raises Damaged."""
        query = "SELECT path, data FROM recent WHERE shelf = ?"
        recent = {path: loaded(data) for path, data in db.execute(query, (self.name,))}
        for (data,) in db.execute("SELECT data FROM bundle WHERE shelf = ? ORDER BY number", (self.name,)):
            bundle = loaded(data)
            yield from (item for item in bundle.items() if item[0] not in recent) if recent else bundle.items()
        yield from ((path, record) for path, record in recent.items() if record is not None)

    def some(self, db: sqlite3.Connection, paths: Iterable[str]) -> dict[str, tuple[Any, ...]]:
        """The records of these paths, as far as they are known. Raises Damaged."""
        wanted: dict[int, list[str]] = defaultdict(list)
        for path in paths:
            wanted[_number(path)].append(path)
        found: dict[str, tuple[Any, ...]] = {}
        for number, own in wanted.items():
            bundle = self._bundle(db, number)
            found |= {path: bundle[path] for path in own if path in bundle}
        for path, data in db.execute("SELECT path, data FROM recent WHERE shelf = ?", (self.name,)):
            if path in wanted[_number(path)]:
                _put(found, path, loaded(data))
        return found

    def put(self, db: sqlite3.Connection, records: Iterable[tuple[str, tuple[Any, ...] | None]]) -> None:
        """Change or add records; None takes one away."""
        query = "INSERT OR REPLACE INTO recent VALUES (?, ?, ?)"
        db.executemany(query, ((self.name, path, packed(record)) for path, record in records))

    def settle(self, db: sqlite3.Connection) -> None:
        """Bring what is recent into the bundles."""
        changes: dict[int, dict[str, Any]] = defaultdict(dict)
        for path, data in db.execute("SELECT path, data FROM recent WHERE shelf = ?", (self.name,)):
            changes[_number(path)][path] = loaded(data)
        for number, records in changes.items():
            bundle = self._bundle(db, number)
            for path, record in records.items():
                _put(bundle, path, record)
            shared: dict[Hashable, Any] = {}
            whole = {_sharing(path, shared): _sharing(record, shared) for path, record in bundle.items()}
            db.execute("INSERT OR REPLACE INTO bundle VALUES (?, ?, ?)", (self.name, number, packed(whole)))
        db.execute("DELETE FROM recent WHERE shelf = ?", (self.name,))

    def _bundle(self, db: sqlite3.Connection, number: int) -> dict[str, tuple[Any, ...]]:
        query = "SELECT data FROM bundle WHERE shelf = ? AND number = ?"
        found = db.execute(query, (self.name, number)).fetchone()
        return loaded(found[0]) if found else {}

    def clear(self, db: sqlite3.Connection) -> None:
        """Forget all of it."""
        db.execute("DELETE FROM bundle WHERE shelf = ?", (self.name,))
        db.execute("DELETE FROM recent WHERE shelf = ?", (self.name,))


def _number(path: str) -> int:
    return crc32(path.encode("utf-8", "surrogatepass")) % BUNDLES


def _put(records: dict[str, tuple[Any, ...]], path: str, record: tuple[Any, ...] | None) -> None:
    if record is None:
        records.pop(path, None)
    else:
        records[path] = record


def _sharing(value: Any, shared: dict[Hashable, Any]) -> Any:
    """The same value with equal texts and tuples as one object: marshal writes it once and loads it once."""
    if isinstance(value, tuple):
        value = tuple(_sharing(item, shared) for item in value)
    elif not isinstance(value, str):
        return value
    return shared.setdefault(value, value)
