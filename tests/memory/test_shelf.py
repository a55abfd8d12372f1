from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.memory.packing import Damaged
from plugins.memory.shelf import SCHEMA, Shelf

SHELF = Shelf("rows")
RECORDS = st.tuples(st.integers(0, 2**62), st.text(), st.none() | st.tuples(st.text(), st.tuples(st.text(), st.text())))
CHANGES = st.lists(st.one_of(st.none(), st.tuples(st.sampled_from("абвгд"), st.none() | RECORDS)), max_size=30)


def shelves() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    return db


@given(CHANGES)
def test_a_shelf_is_a_dictionary_whenever_it_is_settled(changes: list[Any]) -> None:
    db, expected = shelves(), {}
    for change in changes:
        if change is None:
            SHELF.settle(db)
            continue
        path, record = change
        SHELF.put(db, [change])
        expected.pop(path, None) if record is None else expected.update({path: record})
        assert dict(SHELF.each(db)) == expected
    SHELF.settle(db)
    assert dict(SHELF.each(db)) == expected


def test_settling_one_change_writes_one_bundle() -> None:
    db = shelves()
    SHELF.put(db, [(f"{number}.md", (number,)) for number in range(2000)])
    SHELF.settle(db)
    before = dict(db.execute("SELECT number, data FROM bundle"))
    SHELF.put(db, [("7.md", (-7,))])
    SHELF.settle(db)
    after = dict(db.execute("SELECT number, data FROM bundle"))
    assert sum(before[number] != after[number] for number in after) == 1
    assert db.execute("SELECT count(*) FROM recent").fetchone() == (0,)


def test_shelves_keep_apart() -> None:
    db = shelves()
    other = Shelf("files")
    for shelf in (SHELF, other):
        shelf.put(db, [("a", (shelf.name,))])
    SHELF.settle(db)
    SHELF.clear(db)
    assert (dict(SHELF.each(db)), dict(other.each(db))) == ({}, {"a": ("files",)})


@pytest.mark.parametrize("data", [b"", b"\xff" * 20, b"\xe9\x05"])
def test_a_damaged_bundle_is_told(data: bytes) -> None:
    db = shelves()
    db.execute("INSERT INTO bundle VALUES ('rows', 1, ?)", (data,))
    with pytest.raises(Damaged):
        dict(SHELF.each(db))
