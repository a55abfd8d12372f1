from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.pages import SHEET, Sheet, decode_sheet, encode_sheet
from plugins.search.ranges import decode, encode
from tests.search.site import CLIENT, node

SIZES = st.tuples(st.integers(1, 40), st.integers(1, 20))


@given(st.data(), SIZES, st.integers(0, 300))
def test_pairs_are_read_back(data: st.DataObject, sizes: tuple[int, int], number: int) -> None:
    pair = st.tuples(st.integers(0, sizes[0] - 1), st.integers(0, sizes[1] - 1))
    pairs = data.draw(st.lists(pair, min_size=number, max_size=number))
    assert decode(encode(pairs, sizes), number, sizes) == pairs


def test_a_whole_sheet_of_one_value_and_many_of_no_value_twice_are_read_back() -> None:
    same = [(0, 0)] * SHEET
    other = [(n, 0) for n in range(1000)]
    assert len(encode(same, (1, 1))) < 100
    assert decode(encode(same, (1, 1)), SHEET, (1, 1)) == same
    assert decode(encode(other, (1000, 1)), 1000, (1000, 1)) == other


def test_what_mostly_follows_costs_less_than_its_place_among_all() -> None:
    chance = random.Random(3)
    pairs = [(n % 16, 0) if chance.random() < 0.9 else (chance.randrange(16), 0) for n in range(4000)]
    assert len(encode(pairs, (16, 1))) < 4000 // 2 // 2


def test_the_browser_reads_sheets_as_they_were_written() -> None:
    chance = random.Random(5)
    kinds = [(kind, str(year), "") for kind in ("act", "news", "video") for year in range(2010, 2026)]
    sheets = [
        Sheet([min(int(chance.expovariate(0.4)), 39) for _ in range(size)], chance.choices(kinds, range(48), k=size))
        for size in (1, 2, 700, SHEET)
    ]
    packed = [encode_sheet(sheet) for sheet in sheets]
    read = node(CLIENT.parents[2] / "tests/search/sheets.mjs", [data.hex() for data in packed])
    assert [Sheet(lengths, [tuple(own) for own in facts]) for lengths, facts in read] == sheets
    assert [decode_sheet(data) for data in packed] == sheets
