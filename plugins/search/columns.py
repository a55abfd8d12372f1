"""Files of documents' facts: sheets, pages of topics, blocks of rows; written anew or patched."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from . import pages
from .pages import BLOCK, GROUP, PAGE, SHEET, Row, Sheet

HASH = 7
"""Hexadecimal digits of a content's hash in a file's name; the rest of the name already tells most files apart."""

Files = dict[str, bytes]
Read = Callable[[str], bytes]
Redone = tuple[int, int | None, Row]
"""Number of a document, the index of its new length in counts.LENGTHS (None: the old one), its row."""


class Columns(NamedTuple):
    """Hashes in the files' names: facts one for each SHEET documents, topics for each PAGE, rows for each GROUP."""

    facts: tuple[str, ...]
    topics: tuple[str, ...]
    rows: tuple[str, ...]


_BLOCKS = GROUP // BLOCK


def digest(data: bytes) -> str:
    """The hash in a file's name."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()[:HASH]


def checked(data: bytes, hash_: str) -> bytes:
    """Bytes that have a hash; LookupError where they have another."""
    if digest(data) != hash_:
        raise LookupError(hash_)
    return data


def column_name(segment: str, sort: str, number: int, hash_: str) -> str:
    """The name of a file of documents' facts: sort is `facts`, `topics` or `rows`."""
    return f"{segment}-{sort}-{number}-{hash_}.{'bin' if sort == 'facts' else 'json'}"


def column_names(segment: str, columns: Columns) -> Iterator[str]:
    """The names of the files of facts and topics."""
    for sort, hashes in (("facts", columns.facts), ("topics", columns.topics)):
        for number, hash_ in enumerate(hashes):
            yield column_name(segment, sort, number, hash_)


def block_names(segment: str, group: int, hash_: str, documents: int) -> list[str]:
    """The files of a group of rows in their order. documents: how many the segment has."""
    last = min((group + 1) * _BLOCKS, -(-documents // BLOCK))
    return [column_name(segment, "rows", number, hash_) for number in range(group * _BLOCKS, last)]


def write_columns(segment: str, lengths: Sequence[int], rows: Sequence[Row], files: Files) -> Columns:
    """The columns of documents in their order; `files` gets their bytes. lengths: indices in counts.LENGTHS."""
    facts, topics, groups = [], [], []
    for number, start in enumerate(range(0, len(rows), SHEET)):
        own = [row.facts for row in rows[start : start + SHEET]]
        sheet = Sheet(list(lengths[start : start + SHEET]), own)
        facts.append(_write(segment, "facts", number, pages.encode_sheet(sheet), files))
    for number, start in enumerate(range(0, len(rows), PAGE)):
        page = pages.encode_topics([row.topics for row in rows[start : start + PAGE]])
        topics.append(_write(segment, "topics", number, page, files))
    for number, start in enumerate(range(0, len(rows), GROUP)):
        group = rows[start : start + GROUP]
        blocks = [pages.encode_block(map(pages.entry, group[at : at + BLOCK])) for at in range(0, len(group), BLOCK)]
        groups.append(_write_blocks(segment, number, blocks, files))
    return Columns(tuple(facts), tuple(topics), tuple(groups))


def patch_columns(
    segment: str, columns: Columns, documents: int, redone: Sequence[Redone], read: Read, files: Files
) -> Columns:
    """The columns after changes to some of so many documents; `files` gets the bytes that are new.

    read: a file by its name. Raises LookupError where it gives other bytes than the name's.
    """

    def stored(sort: str, number: int, hash_: str) -> bytes:
        return checked(read(column_name(segment, sort, number, hash_)), hash_)

    facts, topics, groups = map(list, columns)
    for number, part in _by(SHEET, redone):
        sheet = pages.decode_sheet(stored("facts", number, facts[number]))
        for document, length, row in part:
            if length is not None:
                sheet.lengths[document % SHEET] = length
            sheet.facts[document % SHEET] = row.facts
        facts[number] = _write(segment, "facts", number, pages.encode_sheet(sheet), files)
    for number, part in _by(PAGE, redone):
        sets = pages.decode_topics(stored("topics", number, topics[number]))
        for document, _, row in part:
            sets[document % PAGE] = row.topics
        topics[number] = _write(segment, "topics", number, pages.encode_topics(sets), files)
    for number, part in _by(GROUP, redone):
        names = dict(enumerate(block_names(segment, number, groups[number], documents), number * _BLOCKS))
        changed = {}
        for at, own in _by(BLOCK, part):
            before = read(names[at])
            entries = _entries(before, names[at])
            for document, _, row in own:
                entries[document % BLOCK] = pages.entry(row)
            if (after := pages.encode_block(entries)) != before:
                changed[at] = after
        if changed:
            blocks = {at: read(name) for at, name in names.items()}
            checked(b"".join(blocks.values()), groups[number])
            groups[number] = _write_blocks(segment, number, [*(blocks | changed).values()], files)
    return Columns(tuple(facts), tuple(topics), tuple(groups))


def _entries(block: bytes, name: str) -> list[pages.Entry]:
    """Rows of a block, whose bytes only its whole group vouches for; LookupError where it is no block."""
    try:
        entries = pages.decode_block(block)
    except ValueError:
        raise LookupError(name) from None
    if not isinstance(entries, list):
        raise LookupError(name)
    return entries


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


def _write_blocks(segment: str, group: int, blocks: list[bytes], files: Files) -> str:
    hash_ = digest(b"".join(blocks))
    files |= {column_name(segment, "rows", group * _BLOCKS + n, hash_): block for n, block in enumerate(blocks)}
    return hash_
