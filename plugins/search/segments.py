"""One run of documents in the index: built anew from counts, or patched where documents changed."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from . import exceptions, keys, postings, shards
from .columns import Columns, Files, Read, block_names, checked, column_names, digest, patch_columns, write_columns
from .counts import FIELDS, LENGTHS, Counts, load
from .pages import Row


class Shard(NamedTuple):
    """A leaf's file: the hash in its name, and what `shards.Leaf` knows of it."""

    hash: str
    weight: int
    first: str
    last: str


class Segment(NamedTuple):
    """What is known of a segment without reading its files.

    name: the first letter of its files. total: the sum of the bodies' lengths. shards: by label, in order. big: term
    with a file of its own -> hash. facts, topics, rows: as in `Columns`. excepted: its terms whose forms' exceptions
    stand in it, sorted.
    """

    name: str
    documents: int
    total: int
    shards: dict[str, Shard]
    big: dict[str, str]
    facts: tuple[str, ...]
    topics: tuple[str, ...]
    rows: tuple[str, ...]
    excepted: tuple[str, ...]

    @property
    def columns(self) -> Columns:
        """The hashes of the files of documents' facts."""
        return Columns(self.facts, self.topics, self.rows)


class Change(NamedTuple):
    """A document whose counts or row are new; `before` and `after` are None where only the row is."""

    number: int
    before: Counts | None
    after: Counts | None
    row: Row


class Elsewhere(NamedTuple):
    """Terms whose exceptions stand in another segment: when this one was last made, and now."""

    before: frozenset[str] = frozenset()
    now: frozenset[str] = frozenset()


def shard_name(segment: str, label: str, hash_: str) -> str:
    """The name of a leaf or of a big term: its first 16 UTF-16 code units in hexadecimal, four digits each."""
    return f"{segment}{label.encode('utf-16-be')[:32].hex()}-{hash_}.bin"


def names(segment: Segment) -> Iterator[str]:
    """The names of all files of a segment but its rows."""
    for label, shard in segment.shards.items():
        yield shard_name(segment.name, label, shard.hash)
    for term, hash_ in segment.big.items():
        yield shard_name(segment.name, term, hash_)
    yield from column_names(segment.name, segment.columns)


def row_names(segment: Segment) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    """Groups of rows, each with words that tell its bytes, and the names of its files, which are many."""
    for number, hash_ in enumerate(segment.rows):
        files = partial(block_names, segment.name, number, hash_, segment.documents)
        yield f"{segment.name}-rows-{number}-{hash_}", files


def build(
    name: str, counts: Iterable[bytes], rows: Iterable[Row], elsewhere: Container[str] = ()
) -> tuple[Segment, Files]:
    """A segment from the counts and rows of its documents in their order.

    elsewhere: terms whose exceptions stand in another segment.
    """
    files: Files = {}
    lengths, terms = _inverted(counts)
    excepted = sorted(term for term in terms if term not in elsewhere and keys.exceptions(term))
    for form, packed in _exceptions(excepted).items():
        terms[form] = packed + terms.get(form, b"")
    most = shards.limit(len(lengths))
    big = {term: _write_terms(name, term, {term: terms.pop(term)}, files) for term in _big(terms, most)}
    kept = {leaf.label: _write_leaf(name, leaf, files) for leaf in shards.arrange(terms, (), _terms_of_no_leaf, most)}
    all_rows = list(rows)
    columns = write_columns(name, lengths, all_rows, files)
    total = sum(LENGTHS[length] for length in lengths)
    return Segment(name, len(all_rows), total, kept, big, *columns, tuple(excepted)), files


def patch(segment: Segment, changes: list[Change], read: Read, elsewhere: Elsewhere) -> tuple[Segment, Files]:
    """The segment after changes to some of its documents or to what stands elsewhere, with the files new by it.

    read: a file of the segment by its name; what it raises passes through. Raises LookupError where it gives other
    bytes than the segment was built with.
    """
    files: Files = {}
    known: Files = {}

    def stored(name: str) -> bytes:
        if name not in known:
            known[name] = read(name)
        return known[name]

    kept, big, excepted = _patch_shards(segment, changes, stored, files, elsewhere)
    total = segment.total
    for change in changes:
        if change.before and change.after:
            total += LENGTHS[change.after.length] - LENGTHS[change.before.length]
    redone = [(change.number, change.after.length if change.after else None, change.row) for change in changes]
    columns = patch_columns(segment.name, segment.columns, segment.documents, redone, stored, files)
    made = segment._replace(
        total=total,
        shards=kept,
        big=big,
        **columns._asdict(),
        excepted=excepted,
    )
    return made, {name: data for name, data in files.items() if name not in known}


def _inverted(counts: Iterable[bytes]) -> tuple[list[int], shards.Terms]:
    """The documents' lengths, and every term with its packed posting."""
    lengths = []
    cells: list[defaultdict[str, array[int]]] = [defaultdict(partial(array, "I")) for _ in FIELDS]
    for document, data in enumerate(counts):
        counted = load(data)
        lengths.append(counted.length)
        for field, rows in zip(counted.fields, cells, strict=True):
            start = document << 4
            for term, frequency in field.items():
                rows[term].append(start | frequency)
    terms = {}
    for term in dict.fromkeys(term for rows in cells for term in rows):
        terms[term] = postings.packed([(field, rows[term]) for field, rows in enumerate(cells) if term in rows])
    return lengths, terms


def _patch_shards(
    segment: Segment, changes: list[Change], read: Read, files: Files, elsewhere: Elsewhere
) -> tuple[dict[str, Shard], dict[str, str], tuple[str, ...]]:
    def decoded(label: str, hash_: str) -> shards.Terms:
        return shards.decode(checked(read(shard_name(segment.name, label, hash_)), hash_))

    def stored(label: str) -> shards.Terms:
        return decoded(label, segment.shards[label].hash)

    labels = list(segment.shards)
    most = shards.limit(segment.documents)
    big = dict(segment.big)
    touched: set[str] = set()
    terms: shards.Terms = {}

    def open_leaf(term: str) -> None:
        if labels and (label := labels[shards.place(term, labels)]) not in touched:
            touched.add(label)
            terms.update(stored(label))

    def opened(term: str) -> tuple[bytes, bytes]:
        if term in big:
            terms.update(decoded(term, big.pop(term)))
        elif term not in terms:
            open_leaf(term)
        return exceptions.split(terms.get(term, b""))

    appeared, vanished = [], []
    for term, cells in _differences(changes).items():
        exception, before = opened(term)
        after = postings.patch(before, cells)
        terms[term] = exception + after
        if after and not before:
            appeared.append(term)
        elif before and not after:
            vanished.append(term)
    excepted = {*segment.excepted}.difference(vanished, elsewhere.now - elsewhere.before)
    excepted.update(term for term in appeared if term not in elsewhere.now and keys.exceptions(term))
    excepted.update(term for term in elsewhere.before - elsewhere.now if opened(term)[1])
    for form, packed in _new_exceptions({*segment.excepted}, excepted).items():
        terms[form] = packed + opened(form)[1]
    for term in segment.big.keys() - big.keys():
        if not shards.is_big(terms[term], most):
            open_leaf(term)  # the term comes to stand among that leaf's
    terms = {term: posting for term, posting in terms.items() if posting}
    for term in _big(terms, most):
        big[term] = _write_terms(segment.name, term, {term: terms.pop(term)}, files)
    untouched = [
        shards.Leaf(label, shard.weight, shard.first, shard.last, None)
        for label, shard in segment.shards.items()
        if label not in touched
    ]
    if len(untouched) == len(segment.shards) and not terms:
        return segment.shards, _in_order(big), tuple(sorted(excepted))
    kept = {}
    for leaf in shards.arrange(terms, untouched, stored, most):
        kept[leaf.label] = segment.shards[leaf.label] if leaf.terms is None else _write_leaf(segment.name, leaf, files)
    return kept, _in_order(big), tuple(sorted(excepted))


def _exceptions(terms: Iterable[str]) -> dict[str, bytes]:
    """The packed exceptions of terms by form."""
    found = {}
    for term in terms:
        for form, its in keys.exceptions(term).items():
            if form not in found:
                found[form] = exceptions.pack(form, its)
    return found


def _new_exceptions(before: set[str], after: set[str]) -> dict[str, bytes]:
    """Form -> packed exception, or nothing where the last term that asked for it is gone."""
    lost = {
        form: b""
        for term in sorted(before - after)
        for form, its in keys.exceptions(term).items()
        if not any(other in after and form in keys.exceptions(other) for other in its)
    }
    return lost | _exceptions(sorted(after - before))


def _differences(changes: list[Change]) -> dict[str, list[tuple[int, int, int]]]:
    """Term -> (field, document, new frequency or 0)."""
    found: dict[str, list[tuple[int, int, int]]] = {}
    for change in changes:
        if change.before and change.after:
            for field, (before, after) in enumerate(zip(change.before.fields, change.after.fields, strict=True)):
                for term, frequency in before.items() ^ after.items():
                    if after.get(term) == frequency:
                        found.setdefault(term, []).append((field, change.number, frequency))
                    elif term not in after:
                        found.setdefault(term, []).append((field, change.number, 0))
    return found


def _big(terms: shards.Terms, most: int) -> list[str]:
    return sorted((term for term, posting in terms.items() if shards.is_big(posting, most)))


def _in_order(big: dict[str, str]) -> dict[str, str]:
    return {term: big[term] for term in sorted(big)}


def _terms_of_no_leaf(label: str) -> shards.Terms:
    raise KeyError(label)


def _write_leaf(segment: str, leaf: shards.Leaf, files: Files) -> Shard:
    return Shard(_write_terms(segment, leaf.label, leaf.terms or {}, files), leaf.weight, leaf.first, leaf.last)


def _write_terms(segment: str, label: str, terms: shards.Terms, files: Files) -> str:
    data = shards.encode(terms)
    hash_ = digest(data)
    files[shard_name(segment, label, hash_)] = data
    return hash_
