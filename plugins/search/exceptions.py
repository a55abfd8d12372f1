"""Exceptions in the shards: for a form whose terms are not its key, the terms, so that a query needs no dictionary.

In a file's terms (see shards.py) a form has MARK, varint bytes of what follows, and for each of its terms varint
letters to take off the form, varint bytes, those bytes in UTF-8 to put there; then the posting, if the form is a term
too. No posting begins with MARK.
"""

from __future__ import annotations

from collections.abc import Iterable

from .postings import read_varint, varint
from .tokens import shared

MARK = 1 << 4
"""A bit that no field has."""


def pack(form: str, terms: Iterable[str]) -> bytes:
    """The terms of a form, to stand before its posting."""
    parts = []
    for term in terms:
        same = shared(form, term)
        put = term[same:].encode()
        parts += [varint(len(form) - same), varint(len(put)), put]
    data = b"".join(parts)
    return bytes([MARK]) + varint(len(data)) + data


def split(data: bytes) -> tuple[bytes, bytes]:
    """What stands in a file for a term as the packed exception and the posting, each empty where there is none."""
    if not data or data[0] != MARK:
        return b"", data
    size, at = read_varint(data, 1)
    return data[: at + size], data[at + size :]


def unpack(form: str, packed: bytes) -> tuple[str, ...]:
    """The inverse of pack."""
    _, at = read_varint(packed, 1)
    terms = []
    while at < len(packed):
        off, at = read_varint(packed, at)
        size, at = read_varint(packed, at)
        terms.append(form[: len(form) - off] + packed[at : at + size].decode())
        at += size
    return tuple(terms)
