"""Files of documents' facts: sheets, pages of topics and of names, blocks of rows; written anew or patched."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from plugins.search import pages
from plugins.search.pages import BLOCK, PAGE, SHEET, Row, Sheet

HASH = 7
"""Hexadecimal digits of a content's hash in a file's name; the rest of the name already tells most files apart."""

Files = dict[str, bytes]
Read = Callable[[str], bytes]
Redone = tuple[int, int | None, Row]
"""Number of a document, the index of its new length in counts.LENGTHS (None: the old one), its row."""


class Columns(NamedTuple):
    """Hashes in the files' names: facts one for each SHEET documents, topics and names one for each PAGE, blocks (of
    rows) one for each BLOCK."""

    facts: tuple[str, ...]
    topics: tuple[str, ...]
    names: tuple[str, ...]
    blocks: tuple[str, ...]


_SORTS = Columns(("facts",), ("topics",), ("names",), ("rows",))


def digest(data: bytes) -> str:
    """The hash in a file's name."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()[:HASH]


def column_name(segment: str, sort: str, number: int, hash_: str) -> str:
    """The name of a file of documents' facts: sort is `facts`, `topics`, `names` or `rows`."""
    return f"{segment}-{sort}-{number}-{hash_}.json"


def column_names(segment: str, columns: Columns) -> Iterator[str]:
    """The names of all files of a segment's columns."""
    for (sort,), hashes in zip(_SORTS, columns, strict=True):
        for number, hash_ in enumerate(hashes):
            yield column_name(segment, sort, number, hash_)


def write_columns(segment: str, lengths: Sequence[int], rows: Sequence[Row], files: Files) -> Columns:
    """The columns of documents in their order; `files` gets their bytes. lengths: indices in counts.LENGTHS."""
    made: dict[str, list[str]] = {sort: [] for (sort,) in _SORTS}

    def add(sort: str, data: bytes) -> None:
        made[sort].append(_write(segment, sort, len(made[sort]), data, files))

    for start in range(0, len(rows), PAGE):
        part = rows[start : start + PAGE]
        for at in range(0, len(part), BLOCK):
            add("rows", pages.encode_block(map(pages.entry, part[at : at + BLOCK])))
        add("topics", pages.encode_topics([row.topics for row in part]))
        add("names", pages.encode_names(made["rows"][start // BLOCK :]))
    for start in range(0, len(rows), SHEET):
        facts = list(map(pages.facts, rows[start : start + SHEET]))
        add("facts", pages.encode_sheet(Sheet(list(lengths[start : start + SHEET]), facts)))
    return Columns(*map(tuple, made.values()))


def patch_columns(segment: str, columns: Columns, redone: Sequence[Redone], read: Read, files: Files) -> Columns:
    """The columns after changes to some documents; `files` gets the bytes that are new. read: a file by its name."""
    facts, topics, names, blocks = map(list, columns)
    for number, part in _by(SHEET, redone):
        sheet = pages.decode_sheet(read(column_name(segment, "facts", number, facts[number])))
        for document, length, row in part:
            if length is not None:
                sheet.lengths[document % SHEET] = length
            sheet.facts[document % SHEET] = pages.facts(row)
        facts[number] = _write(segment, "facts", number, pages.encode_sheet(sheet), files)
    for number, part in _by(BLOCK, redone):
        entries = pages.decode_block(read(column_name(segment, "rows", number, blocks[number])))
        for document, _, row in part:
            entries[document % BLOCK] = pages.entry(row)
        blocks[number] = _write(segment, "rows", number, pages.encode_block(entries), files)
    for number, part in _by(PAGE, redone):
        sets = pages.decode_topics(read(column_name(segment, "topics", number, topics[number])))
        for document, _, row in part:
            sets[document % PAGE] = row.topics
        topics[number] = _write(segment, "topics", number, pages.encode_topics(sets), files)
        own = slice(number * PAGE // BLOCK, (number + 1) * PAGE // BLOCK)
        if tuple(blocks[own]) != columns.blocks[own]:
            names[number] = _write(segment, "names", number, pages.encode_names(blocks[own]), files)
    return Columns(tuple(facts), tuple(topics), tuple(names), tuple(blocks))


def _by(size: int, redone: Iterable[Redone]) -> list[tuple[int, list[Redone]]]:
    """The documents by the file of so many in which they stand, in order."""
    found: dict[int, list[Redone]] = defaultdict(list)
    for item in redone:
        found[item[0] // size].append(item)
    return sorted(found.items())


def _write(segment: str, sort: str, number: int, data: bytes, files: Files) -> str:
    hash_ = digest(data)
    files[column_name(segment, sort, number, hash_)] = data
    return hash_
