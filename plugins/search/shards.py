"""Terms and their postings in files: the leaves of a trie over the terms' beginnings.

A leaf holds all terms that begin with its prefix. A group over LIMIT splits by its next letter, where the term that
has none gets the leaf `prefix + END`, until the prefix has DEPTH letters. Nothing but the terms decides where a leaf
ends, so that patching an index gives the bytes that building it anew gives.

A file is varint n, then n times (varint bytes shared with the term before, varint bytes more, those bytes in UTF-8,
varint bytes of the posting), then the postings one after another. Terms stand in the order of UTF-16 code units.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from plugins.search.counts import code_units
from plugins.search.postings import read_varint, varint

LIMIT = 8192
DEPTH = 16
END = " "

Terms = dict[str, bytes]


class Leaf(NamedTuple):
    """A leaf: `weight` is what its terms add to a group (bytes, nearly), `terms` are None where they did not change."""

    prefix: str
    weight: int
    terms: Terms | None = None


def weight(terms: Mapping[str, bytes]) -> int:
    """The size of a group: a sum over its terms, so that groups add up."""
    return sum(len(term.encode()) + len(posting) + 2 for term, posting in terms.items())


def encode(terms: Terms) -> bytes:
    """The file of a leaf."""
    ordered = sorted(terms, key=code_units)
    parts = [varint(len(ordered))]
    before = b""
    for term in ordered:
        now = term.encode()
        shared = _shared(before, now)
        parts += [varint(shared), varint(len(now) - shared), now[shared:], varint(len(terms[term]))]
        before = now
    parts += [terms[term] for term in ordered]
    return b"".join(parts)


def decode(data: bytes) -> Terms:
    """The terms of a file with their packed postings."""
    number, at = read_varint(data, 0)
    sizes = []
    now = b""
    for _ in range(number):
        shared, at = read_varint(data, at)
        more, at = read_varint(data, at)
        now = now[:shared] + data[at : at + more]
        size, at = read_varint(data, at + more)
        sizes.append((now.decode(), size))
    terms = {}
    for term, size in sizes:
        terms[term] = data[at : at + size]
        at += size
    return terms


def place(term: str, prefixes: Mapping[str, object]) -> str | None:
    """The prefix of the leaf where a term stands or would stand, or None where no leaf begins like it."""
    spelt = term + END
    for size in range(1, len(spelt) + 1):
        if spelt[:size] in prefixes:
            return spelt[:size]
    return None


def arrange(leaves: Iterable[Leaf], load: Callable[[str], Terms]) -> Iterator[Leaf]:
    """Leaves as the rule above cuts them, from leaves cut by an older state of the terms.

    load: the terms of an unchanged leaf by its prefix, asked only where the leaf must be merged.
    """
    groups: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        groups.setdefault(leaf.prefix[0], []).append(leaf)
    for letter in sorted(groups, key=code_units):
        yield from _cut(letter, groups[letter], load)


def fresh(terms: Terms) -> list[Leaf]:
    """Uncut leaves, one for each first letter."""
    groups: dict[str, Terms] = {}
    for term, posting in terms.items():
        groups.setdefault(term[0], {})[term] = posting
    return [Leaf(letter, weight(group), group) for letter, group in groups.items()]


def _shared(before: bytes, now: bytes) -> int:
    """How many bytes both begin with."""
    for place, (left, right) in enumerate(zip(before, now, strict=False)):
        if left != right:
            return place
    return min(len(before), len(now))


def _cut(prefix: str, leaves: list[Leaf], load: Callable[[str], Terms]) -> Iterator[Leaf]:
    total = sum(leaf.weight for leaf in leaves)
    if not total:
        return
    if total <= LIMIT or prefix.endswith(END) or len(prefix) == DEPTH:
        if len(leaves) == 1 and leaves[0].prefix == prefix:
            yield leaves[0]
        else:
            merged: Terms = {}
            for leaf in leaves:
                merged |= load(leaf.prefix) if leaf.terms is None else leaf.terms
            yield Leaf(prefix, total, merged)
        return
    groups: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        for part in _opened(leaf, prefix, load):
            groups.setdefault(part.prefix[: len(prefix) + 1], []).append(part)
    for longer in sorted(groups, key=code_units):
        yield from _cut(longer, groups[longer], load)


def _opened(leaf: Leaf, prefix: str, load: Callable[[str], Terms]) -> Iterator[Leaf]:
    """A leaf with a longer prefix as it is; one with this prefix as a leaf for each next letter."""
    if len(leaf.prefix) > len(prefix):
        yield leaf
        return
    groups: dict[str, Terms] = {}
    for term, posting in (load(leaf.prefix) if leaf.terms is None else leaf.terms).items():
        groups.setdefault((term + END)[: len(prefix) + 1], {})[term] = posting
    for longer, group in groups.items():
        yield Leaf(longer, weight(group), group)
