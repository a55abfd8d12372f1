"""Terms and their postings in files: ranges of terms, each small enough to fetch for one word.

The terms of a segment, in order, are one group. A group over the limit is halved at the highest bit in which its
first and last term differ, until every group fits: the leaves of a binary trie. A posting of more than half the limit
has a file of its own and is in no group. Nothing but the terms decides where a range begins, so that patching an
index gives the bytes that building it anew gives, and a change seldom moves another range's beginning.

A file is varint n, then n times (varint bytes shared with the term before, varint bytes more, those bytes in UTF-8,
varint bytes of the posting), then the postings one after another. Terms ascend. An exception may stand before a
posting, or be there without one (see exceptions.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from .postings import read_varint, varint
from .tokens import shared

Terms = dict[str, bytes]
Load = Callable[[str], Terms]

_HIGH = re.compile("[\uc000-\U0010ffff]")


class Leaf(NamedTuple):
    """A range of terms: all from `label` to the next leaf's, compared by `ordering`.

    weight: what its terms add to a group. first, last: its outermost terms by `ordering`. terms: None where they are
    those of the old leaf with the same label.
    """

    label: str
    weight: int
    first: str
    last: str
    terms: Terms | None


def limit(documents: int) -> int:
    """The most bytes, nearly, in a group: more documents make longer postings, and the manifest names every file."""
    return 4096 if documents < 1024 else 8192 if documents < 16384 else 16384


def ordering(term: str) -> str:
    """A term as ranges see it: letters from U+C000 on are one, so that every order agrees and no pair is cut."""
    return term if term.isascii() else _HIGH.sub(lambda match: "\uc000" * (1 + (match[0] > "\uffff")), term)


def is_big(posting: bytes, most: int) -> bool:
    """Whether a posting has a file of its own."""
    return len(posting) > most // 2


def place(term: str, labels: Sequence[str]) -> int:
    """The index of the leaf where a term stands or would stand, from the sorted labels; -1 where there are none."""
    return bisect_right(labels, ordering(term)) - 1


def arrange(terms: Terms, untouched: Iterable[Leaf], load: Load, most: int) -> list[Leaf]:
    """The leaves of loose terms and of leaves that did not change, in order.

    load: the terms of an untouched leaf by its label, asked only where it merges, splits or is labelled anew.
    """
    pieces = [_piece(term, posting) for term, posting in terms.items()]
    pieces += [leaf._replace(terms=None) for leaf in untouched]
    pieces.sort(key=lambda piece: (piece.first, piece.label))
    while True:
        try:
            return _cut(pieces, load, most)
        except _Straddles as found:
            opened = load(found.piece.label)
            pieces.remove(found.piece)
            pieces += [_piece(term, posting) for term, posting in opened.items()]
            pieces.sort(key=lambda piece: (piece.first, piece.label))


def encode(terms: Mapping[str, bytes]) -> bytes:
    """The file of some terms."""
    ordered = sorted(terms)
    parts = [varint(len(ordered))]
    before = b""
    for term in ordered:
        now = term.encode()
        same = shared(before, now)
        parts += [varint(same), varint(len(now) - same), now[same:], varint(len(terms[term]))]
        before = now
    parts += [terms[term] for term in ordered]
    return b"".join(parts)


def decode(data: bytes) -> Terms:
    """The terms of a file with their packed postings."""
    number, at = read_varint(data, 0)
    sizes = []
    now = b""
    for _ in range(number):
        same, at = read_varint(data, at)
        more, at = read_varint(data, at)
        now = now[:same] + data[at : at + more]
        size, at = read_varint(data, at + more)
        sizes.append((now.decode(), size))
    terms = {}
    for term, size in sizes:
        terms[term] = data[at : at + size]
        at += size
    return terms


class _Straddles(Exception):
    """An untouched leaf lies on both sides of a border."""

    def __init__(self, piece: Leaf) -> None:
        super().__init__()
        self.piece = piece


def _piece(term: str, posting: bytes) -> Leaf:
    spelt = ordering(term)
    return Leaf(term, len(term.encode()) + len(posting) + 2, spelt, spelt, {term: posting})


def _cut(pieces: list[Leaf], load: Load, most: int) -> list[Leaf]:
    firsts = [piece.first for piece in pieces]
    sums = [0, *accumulate(piece.weight for piece in pieces)]
    leaves = []
    groups = [(0, len(pieces), "")] if pieces else []
    while groups:
        low, high, label = groups.pop()
        first, last = firsts[low], pieces[high - 1].last
        weight = sums[high] - sums[low]
        if weight <= most or first == last:
            leaves.append(_leaf(pieces[low:high], label, weight, load))
            continue
        border = _border(first, last)
        middle = bisect_left(firsts, border, low, high)
        if pieces[middle - 1].last >= border:
            raise _Straddles(pieces[middle - 1])
        groups += [(middle, high, border), (low, middle, label)]
    return leaves


def _leaf(pieces: list[Leaf], label: str, weight: int, load: Load) -> Leaf:
    first, last = pieces[0].first, pieces[-1].last
    if len(pieces) == 1 and pieces[0].terms is None and pieces[0].label == label:
        return Leaf(label, weight, first, last, None)
    terms: Terms = {}
    for piece in pieces:
        terms.update(load(piece.label) if piece.terms is None else piece.terms)
    return Leaf(label, weight, first, last, terms)


def _border(first: str, last: str) -> str:
    """The least string whose bits begin like last's, down to the highest bit in which the two differ."""
    same = shared(first, last)
    low = ord(first[same]) if same < len(first) else 0
    high = ord(last[same])
    bit = (low ^ high).bit_length() - 1
    return last[:same] + chr(high >> bit << bit)
