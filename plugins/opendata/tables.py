"""A set as tables, a table as slices by year, and the files that come of them, each with a key of what it holds.

Keys are made from light rows; rows of cells are made only for a file that is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from ..memory import fingerprint
from ..model.dataclass import dataclass
from .cells import Cells, cells_of, csv_bytes, json_bytes

if TYPE_CHECKING:
    from .columns import Column


class Slice(NamedTuple):
    """Rows of one year ("" where no date is known). key: of all they show. count: how many, asked only when shown."""

    year: str
    key: str
    count: Callable[[], int]
    rows: Callable[[], Iterable[Cells]]


@dataclass(frozen=True, eq=False)
class Table:
    """name: of its file. shape: which columns it has, so that two tables without rows differ in their keys; what is
    told of them comes from the schema, so `made_of` makes them only for a file that is written. primary: columns that
    tell rows apart. foreign: (column, table, its column), or None. parted: files by year stand beside the whole.
    """

    name: str
    title: str
    shape: str
    made_of: Callable[[], tuple[Column, ...]]
    slices: tuple[Slice, ...]
    primary: str = ""
    foreign: tuple[str, str, str] | None = None
    parted: bool = False

    @property
    def count(self) -> int:
        """Rows of the whole."""
        return sum(part.count() for part in self.slices)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What stands in them."""
        return self.made_of()

    @cached_property
    def key(self) -> str:
        """Of all rows under these columns."""
        return fingerprint.digest([self.shape, [[part.year, part.key] for part in self.slices]])


class File(NamedTuple):
    """A file of a set. name: below the set's folder. year: of a part. table: None for JSON of all tables."""

    name: str
    key: str
    make: Callable[[], bytes]
    title: str
    table: Table | None = None
    year: str = ""
    counted: Callable[[], int | None] = lambda: None

    @property
    def count(self) -> int | None:
        """Rows of its table, None for JSON of several."""
        return self.counted()

    @property
    def suffix(self) -> str:
        """csv or json."""
        return self.name.rpartition(".")[2]


def _nothing(_path: str, _key: str) -> None:
    """Where no build came before."""


@dataclass(frozen=True, eq=False)
class DataSet:
    """A set with its passport. base: digest of columns, code and settings, part of every key.

    temporal: first and last day of its records. modified: the last day on which one of them changed.
    left: bytes of a file by its path below output/ and its key, where the last build left it, else None.
    """

    id: str
    title: str
    description: str
    frequency: str
    keywords: tuple[str, ...]
    publisher: str
    contact: str
    tables: tuple[Table, ...]
    base: str
    temporal: tuple[str, str] = ("", "")
    modified: str = ""
    left: Callable[[str, str], bytes | None] = _nothing
    _csv: dict[str, bytes] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Root-relative address of its page."""
        return f"/dani/{self.id}/"

    @cached_property
    def files(self) -> tuple[File, ...]:
        """The whole ones; none of a set whose files the department made itself."""
        if not self.tables:
            return ()
        found = [self._whole_csv(table, table.name) for table in self.tables]
        if self.tables[0].name != "data":
            found.insert(0, self._whole_csv(self.tables[0], "data"))
        key = fingerprint.digest([self.base, "json", [[table.name, table.key] for table in self.tables]])
        found.append(File("data.json", key, self._json, "Увесь набір", counted=self._count))
        return tuple(found)

    @cached_property
    def parts(self) -> tuple[File, ...]:
        """Those by year, newest first."""
        return tuple(
            self._part(table, part)
            for table in self.tables
            if table.parted
            for part in reversed(table.slices)
            if part.year
        )

    @cached_property
    def key(self) -> str:
        """Of all that the set says of itself and of all its rows."""
        own = [self.title, self.description, self.frequency, self.keywords, self.publisher, self.contact]
        return fingerprint.digest([*own, self.base, self.temporal, self.modified, [file.key for file in self.files]])

    def _count(self) -> int | None:
        return self.tables[0].count if len(self.tables) == 1 else None

    def _json(self) -> bytes:
        return json_bytes([(table.name, table.columns, self._rows(table)) for table in self.tables])

    def _whole_csv(self, table: Table, name: str) -> File:
        def made() -> bytes:
            head = csv_bytes(table.columns, ())
            return head + b"".join([self._part_csv(table, part)[len(head) :] for part in table.slices])

        key = fingerprint.digest([self.base, table.key])
        return File(f"{name}.csv", key, made, table.title, table, counted=lambda: table.count)

    def _rows(self, table: Table) -> Iterator[Cells]:
        """All rows, oldest year first."""
        for part in table.slices:
            yield from (cells_of(self._part_csv(table, part)) if table.parted else None) or part.rows()

    def _part_csv(self, table: Table, part: Slice) -> bytes:
        """Of a year that has not changed the file that was left, so that one new document does not have the rows of all
        years made anew. Rows are made once for the year's file, the whole one and JSON."""
        file = self._part(table, part)
        known = self._csv.get(file.name)
        if known is None and table.parted and part.year:
            known = self.left(f"{self.url[1:]}{file.name}", file.key)
        if known is None:
            known = csv_bytes(table.columns, part.rows())
        self._csv[file.name] = known
        return known

    def _part(self, table: Table, part: Slice) -> File:
        return File(
            f"{table.name}-{part.year}.csv",
            fingerprint.digest([self.base, table.shape, part.key]),
            partial(self._part_csv, table, part),
            f"{table.title}, {part.year} рік",
            table,
            part.year,
            part.count,
        )
