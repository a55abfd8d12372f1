"""What the browser knows of documents: columns for scoring and filters, and rows to draw results.

Documents of a segment stand in their order, SHEET of them in a sheet of facts, PAGE of them in a page of topics, BLOCK
of them in a block of rows; the blocks of GROUP documents have one hash in their names, which the manifest has room for.
Pages and blocks are JSON; their columns are strings with one character a document: code n is the character U+0030 + n.
A sheet is a line of JSON, and after it the facts and lengths of its documents as `ranges.py` packs them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from . import ranges

SHEET = 8192
"""What every query needs of all documents that matched costs half as much in eight times longer files."""
PAGE = 1024
GROUP = 128
BLOCK = 4
"""The fewer rows in a file, the fewer bytes for each result of which the rest is not shown."""
LEAD = 100
"""Letters of a lead in a row: it is the greater part of what a list of results costs."""
_FIRST = 0x30


Facts = tuple[str, ...]
V = TypeVar("V", int, tuple[str, ...])


class Row(NamedTuple):
    """What a result shows and is filtered by; date is ISO or empty.

    facts: its value for each filter that takes one ("" where it has none), the first of which is its kind. topics: its
    values for the filter that takes many.
    """

    id: str
    url: str
    title: str
    facts: Facts
    date: str = ""
    lead: str = ""
    topics: tuple[str, ...] = ()


Entry = list[str | int]
"""id, url, title, kind, date, lead; instead of an id that ends the url before its last slash, where it begins there."""


class Sheet(NamedTuple):
    """Per document: the length's index in counts.LENGTHS and the facts."""

    lengths: list[int]
    facts: list[Facts]


def encode_sheet(sheet: Sheet) -> bytes:
    """A line {documents, values, lengths}, both the commonest first; then a pair of codes for each document."""
    values, lengths = _commonest(sheet.facts), _commonest(sheet.lengths)
    code = {value: n for n, value in enumerate(values)}
    length_code = {length: n for n, length in enumerate(lengths)}
    pairs = [(code[own], length_code[length]) for own, length in zip(sheet.facts, sheet.lengths, strict=True)]
    head = _json({"documents": len(pairs), "values": values, "lengths": lengths})
    return head + b"\n" + ranges.encode(pairs, (len(values), len(lengths)))


def decode_sheet(data: bytes) -> Sheet:
    """The inverse of encode_sheet."""
    line, _, packed = data.partition(b"\n")
    head = json.loads(line)
    values, lengths = head["values"], head["lengths"]
    pairs = ranges.decode(packed, head["documents"], (len(values), len(lengths)))
    return Sheet([lengths[length] for _, length in pairs], [tuple(values[own]) for own, _ in pairs])


def encode_topics(topics: Sequence[tuple[str, ...]]) -> bytes:
    """{values, topics}: a code for each document's set of topics, apart from the facts because few ask for it."""
    values, column = _coded(topics)
    return _json({"values": values, "topics": column})


def decode_topics(data: bytes) -> list[tuple[str, ...]]:
    """The inverse of encode_topics."""
    read = json.loads(data)
    values = [tuple(value) for value in read["values"]]
    return [values[ord(sign) - _FIRST] for sign in read["topics"]]


def entry(row: Row) -> Entry:
    """A row as it stands in its block."""
    before = len(row.url) - len(row.id) - 1
    id_ = before if before > 0 and row.url[before:] == f"{row.id}/" else row.id
    return [id_, row.url, row.title, row.facts[0], row.date, _shortened(row.lead)]


def encode_block(entries: Iterable[Entry]) -> bytes:
    """Rows of at most BLOCK documents."""
    return _json(list(entries))


def decode_block(data: bytes) -> list[Entry]:
    """The inverse of encode_block."""
    entries: list[Entry] = json.loads(data)
    return entries


def _shortened(lead: str) -> str:
    """At most LEAD letters, up to a word's end."""
    return lead if len(lead) <= LEAD else lead[:LEAD].rpartition(" ")[0].rstrip(" ,;:–—-") + "…"


def _commonest(column: Iterable[V]) -> list[V]:
    counted = Counter(column)
    return sorted(counted, key=lambda value: (-counted[value], value))


def _coded(column: Sequence[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], str]:
    values = _commonest(column)
    sign = {value: chr(_FIRST + code) for code, value in enumerate(values)}
    return values, "".join(sign[value] for value in column)


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
