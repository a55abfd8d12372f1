"""The documents of one term, packed: which documents hold it in which field, and how often.

A posting is one byte of bits, bit n set where field n of `counts.FIELDS` has documents, then for each such field:
varint df, varint (bytes of the gaps - df), the gaps as varints (the first document n is n + 1), and for the last
field, the body, df bytes of frequencies. Numbers of documents count from 0 within a segment.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from .counts import FIELDS

BODY = len(FIELDS) - 1


class Places(NamedTuple):
    """Documents of a term in one field, ascending, and its frequencies there (all 1 outside the body)."""

    documents: list[int]
    frequencies: bytes


Posting = dict[int, Places]
"""Index of field -> places; fields without documents are absent."""


@cache
def varint(number: int) -> bytes:
    """A number of seven bits a byte, the least first; the high bit says that more follow."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """The number that begins at a place, and the place after it."""
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
        shift += 7


def encode(posting: Posting) -> bytes:
    """The packed form; an empty posting gives no bytes."""
    if not posting:
        return b""
    parts = [bytes([sum(1 << field for field in posting)])]
    for field in sorted(posting):
        documents, frequencies = posting[field]
        gaps = _pack_gaps(documents)
        parts += [varint(len(documents)), varint(len(gaps) - len(documents)), gaps]
        if field == BODY:
            parts.append(frequencies)
    return b"".join(parts)


def decode(data: bytes) -> Posting:
    """The inverse of encode."""
    posting: Posting = {}
    if not data:
        return posting
    at = 1
    for field in range(len(FIELDS)):
        if not data[0] >> field & 1:
            continue
        df, at = read_varint(data, at)
        extra, at = read_varint(data, at)
        gaps = data[at : at + df + extra]
        at += df + extra
        if field == BODY:
            frequencies = data[at : at + df]
            at += df
        else:
            frequencies = b"\1" * df
        posting[field] = Places(_unpack_gaps(gaps), frequencies)
    return posting


def packed(cells: Iterable[tuple[int, array[int]]]) -> bytes:
    """The packed form of at least one (field, cells), both ascending; a cell is document * 16 + frequency."""
    mask = 0
    parts = []
    for field, row in cells:
        mask |= 1 << field
        gaps = varint((row[0] >> 4) + 1) if len(row) == 1 else _pack_gaps([cell >> 4 for cell in row])
        parts += [varint(len(row)), varint(len(gaps) - len(row)), gaps]
        if field == BODY:
            parts.append(bytes([cell & 15 for cell in row]))
    return bytes([mask]) + b"".join(parts)


def patch(data: bytes, changes: Sequence[tuple[int, int, int]]) -> bytes:
    """The posting after (field, document, new frequency or 0 for none) each have been set."""
    posting = decode(data)
    for field, document, frequency in changes:
        documents, frequencies = posting.get(field, Places([], b""))
        place = bisect_left(documents, document)
        there = place < len(documents) and documents[place] == document
        rest = place + 1 if there else place
        middle = [document] if frequency else []
        documents[place:rest] = middle
        frequencies = frequencies[:place] + bytes([frequency] * len(middle)) + frequencies[rest:]
        posting[field] = Places(documents, frequencies)
        if not documents:
            del posting[field]
    return encode(posting)


def _pack_gaps(documents: list[int]) -> bytes:
    gaps = [documents[0] + 1, *(later - earlier for earlier, later in pairwise(documents))]
    return bytes(gaps) if max(gaps) < 128 else b"".join(map(varint, gaps))


def _unpack_gaps(data: bytes) -> list[int]:
    if max(data) < 128:
        gaps: Iterable[int] = data
    else:
        at, found = 0, []
        while at < len(data):
            gap, at = read_varint(data, at)
            found.append(gap)
        gaps = found
    return [number - 1 for number in accumulate(gaps)]
