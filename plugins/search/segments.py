"""One run of documents in the index: built anew from counts, or patched where documents changed."""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from plugins.search import pages, postings, shards
from plugins.search.counts import FIELDS, LENGTHS, Counts, code_units, load
from plugins.search.pages import BLOCK, PAGE, Page, Row

HASH = 7
"""Hexadecimal digits of a content's hash in a file's name; the rest of the name already tells most files apart."""

Files = dict[str, bytes]
Read = Callable[[str], bytes]


class Shard(NamedTuple):
    """A leaf's file: the hash in its name, and its weight as `shards.weight` counts it."""

    hash: str
    weight: int


class Segment(NamedTuple):
    """What is known of a segment without reading its files.

    name: the first letter of its files. total: the sum of the bodies' lengths. The tuples hold hashes of file names,
    pages and topics one for each PAGE documents, blocks one for each BLOCK.
    """

    name: str
    documents: int
    total: int
    shards: dict[str, Shard]
    pages: tuple[str, ...]
    topics: tuple[str, ...]
    blocks: tuple[str, ...]


class Change(NamedTuple):
    """A document whose counts or row are new; `before` and `after` are None where only the row is."""

    number: int
    before: Counts | None
    after: Counts | None
    row: Row


def digest(data: bytes) -> str:
    """The hash in a file's name."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()[:HASH]


def shard_name(segment: str, prefix: str, hash_: str) -> str:
    """The prefix stands in the name as UTF-16 code units in hexadecimal, four digits each."""
    return f"{segment}{prefix.encode('utf-16-be').hex()}-{hash_}.bin"


def column_name(segment: str, sort: str, number: int, hash_: str) -> str:
    """The name of a page, a topics page or a block: sort is `page`, `topics` or `rows`."""
    return f"{segment}-{sort}-{number}-{hash_}.json"


def names(segment: Segment) -> Iterator[str]:
    """The names of all files of a segment."""
    for prefix, shard in segment.shards.items():
        yield shard_name(segment.name, prefix, shard.hash)
    for sort, hashes in (("page", segment.pages), ("topics", segment.topics), ("rows", segment.blocks)):
        for number, hash_ in enumerate(hashes):
            yield column_name(segment.name, sort, number, hash_)


def build(name: str, counts: Iterable[bytes], rows: Iterable[Row]) -> tuple[Segment, Files]:
    """A segment from the counts and rows of its documents in their order."""
    files: Files = {}
    lengths, terms = _inverted(counts)
    leaves = shards.arrange(shards.fresh(terms), terms_of_no_leaf)
    kept = {leaf.prefix: _write_leaf(name, leaf, files) for leaf in leaves}
    columns: dict[str, list[str]] = {"page": [], "topics": [], "rows": []}
    all_rows = list(rows)
    for start in range(0, len(all_rows), PAGE):
        part = all_rows[start : start + PAGE]
        blocks = []
        for at in range(0, len(part), BLOCK):
            data = pages.encode_block(map(pages.entry, part[at : at + BLOCK]))
            blocks.append(_write(name, "rows", len(columns["rows"]), data, files))
            columns["rows"].append(blocks[-1])
        page = Page(lengths[start : start + PAGE], list(map(pages.facts, part)), blocks)
        topics = pages.encode_topics([row.topics for row in part])
        columns["page"].append(_write(name, "page", start // PAGE, pages.encode_page(page), files))
        columns["topics"].append(_write(name, "topics", start // PAGE, topics, files))
    total = sum(LENGTHS[length] for length in lengths)
    made = Segment(
        name, len(all_rows), total, kept, tuple(columns["page"]), tuple(columns["topics"]), tuple(columns["rows"])
    )
    return made, files


def patch(segment: Segment, changes: list[Change], read: Read) -> tuple[Segment, Files]:
    """The segment after changes to some of its documents, with the files that are new by it.

    read: a file of the segment by its name; what it raises passes through.
    """
    files: Files = {}
    known: Files = {}

    def stored(name: str) -> bytes:
        if name not in known:
            known[name] = read(name)
        return known[name]

    kept = _patch_shards(segment, changes, stored, files)
    page_hashes, topic_hashes, blocks = list(segment.pages), list(segment.topics), list(segment.blocks)
    total = segment.total
    by_page: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        by_page[change.number // PAGE].append(change)
        if change.before and change.after:
            total += LENGTHS[change.after.length] - LENGTHS[change.before.length]
    for number, changed in sorted(by_page.items()):
        page = pages.decode_page(stored(column_name(segment.name, "page", number, page_hashes[number])), HASH)
        topics = pages.decode_topics(stored(column_name(segment.name, "topics", number, topic_hashes[number])))
        for change in changed:
            place = change.number % PAGE
            if change.after:
                page.lengths[place] = change.after.length
            page.facts[place] = pages.facts(change.row)
            topics[place] = change.row.topics
            block = change.number // BLOCK
            old = column_name(segment.name, "rows", block, blocks[block])
            entries = pages.decode_block(files.get(old) or stored(old))
            entries[change.number % BLOCK] = pages.entry(change.row)
            blocks[block] = _write(segment.name, "rows", block, pages.encode_block(entries), files)
            page.blocks[place // BLOCK] = blocks[block]
        page_hashes[number] = _write(segment.name, "page", number, pages.encode_page(page), files)
        topic_hashes[number] = _write(segment.name, "topics", number, pages.encode_topics(topics), files)
    made = segment._replace(
        total=total, shards=kept, pages=tuple(page_hashes), topics=tuple(topic_hashes), blocks=tuple(blocks)
    )
    return made, {name: data for name, data in files.items() if name not in known}


def terms_of_no_leaf(prefix: str) -> shards.Terms:
    """For leaves cut for the first time, all of which carry their terms."""
    raise KeyError(prefix)


def _inverted(counts: Iterable[bytes]) -> tuple[list[int], shards.Terms]:
    """The documents' lengths, and every term with its packed posting."""
    lengths = []
    cells: list[defaultdict[str, array[int]]] = [defaultdict(lambda: array("I")) for _ in FIELDS]
    for document, data in enumerate(counts):
        counted = load(data)
        lengths.append(counted.length)
        for field, rows in zip(counted.fields, cells, strict=True):
            for term, frequency in field.items():
                rows[term].append(document << 4 | frequency)
    terms = {}
    for term in dict.fromkeys(term for rows in cells for term in rows):
        terms[term] = postings.packed((field, rows[term]) for field, rows in enumerate(cells) if term in rows)
    return lengths, terms


def _patch_shards(segment: Segment, changes: list[Change], read: Read, files: Files) -> dict[str, Shard]:
    def stored(prefix: str) -> shards.Terms:
        return shards.decode(read(shard_name(segment.name, prefix, segment.shards[prefix].hash)))

    touched: dict[str, shards.Terms] = {}
    for term, cells in _differences(changes).items():
        prefix = shards.place(term, segment.shards)
        if prefix is None:
            prefix = term + shards.END
            terms = touched[prefix] = {}
        elif prefix in touched:
            terms = touched[prefix]
        else:
            terms = touched[prefix] = stored(prefix)
        terms[term] = postings.patch(terms.get(term, b""), cells)
        if not terms[term]:
            del terms[term]
    letters = {prefix[0] for prefix in touched}
    leaves = [shards.Leaf(prefix, shards.weight(terms), terms) for prefix, terms in touched.items()]
    kept = {}
    for prefix, shard in segment.shards.items():
        if prefix[0] not in letters:
            kept[prefix] = shard
        elif prefix not in touched:
            leaves.append(shards.Leaf(prefix, shard.weight))
    for leaf in shards.arrange(leaves, stored):
        same = leaf.terms is None
        kept[leaf.prefix] = segment.shards[leaf.prefix] if same else _write_leaf(segment.name, leaf, files)
    return {prefix: kept[prefix] for prefix in sorted(kept, key=code_units)}


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


def _write_leaf(segment: str, leaf: shards.Leaf, files: Files) -> Shard:
    data = shards.encode(leaf.terms or {})
    hash_ = digest(data)
    files[shard_name(segment, leaf.prefix, hash_)] = data
    return Shard(hash_, leaf.weight)


def _write(segment: str, sort: str, number: int, data: bytes, files: Files) -> str:
    hash_ = digest(data)
    files[column_name(segment, sort, number, hash_)] = data
    return hash_
