from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.counts import FIELDS, MOST
from plugins.search.postings import BODY, Places, Posting, decode, encode, packed, patch, read_varint, varint

CELLS = st.dictionaries(
    st.integers(0, len(FIELDS) - 1),
    st.dictionaries(st.integers(0, 60_000), st.integers(1, MOST), min_size=1),
)


def posting(cells: dict[int, dict[int, int]]) -> Posting:
    """Field -> document -> frequency, as a posting."""
    return {
        field: Places(sorted(row), bytes(row[document] if field == BODY else 1 for document in sorted(row)))
        for field, row in cells.items()
    }


@given(st.integers(0, 2**40))
def test_a_varint_is_read_back(number: int) -> None:
    assert read_varint(b"\0" + varint(number), 1) == (number, 1 + len(varint(number)))


@given(CELLS)
def test_a_posting_is_read_back(cells: dict[int, dict[int, int]]) -> None:
    assert decode(encode(posting(cells))) == posting(cells)


@given(CELLS.filter(bool))
def test_cells_are_packed_as_a_posting_is(cells: dict[int, dict[int, int]]) -> None:
    rows = [
        (field, array("I", [document << 4 | frequency for document, frequency in sorted(row.items())]))
        for field, row in sorted(cells.items())
    ]
    assert packed(rows) == encode(posting(cells))


@given(CELLS, CELLS)
def test_a_patched_posting_is_the_one_packed_anew(
    before: dict[int, dict[int, int]], wanted: dict[int, dict[int, int]]
) -> None:
    changes = []
    for field in before.keys() | wanted.keys():
        old, new = before.get(field, {}), wanted.get(field, {})
        changes += [(field, document, 0) for document in old if document not in new]
        changes += [(field, document, frequency if field == BODY else 1) for document, frequency in new.items()]
    assert patch(encode(posting(before)), changes) == encode(posting(wanted))
