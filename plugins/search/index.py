"""The whole index: two segments, the manifest, and the memory of the last build.

The month segment holds the documents of the newest month of publication in the content, with months before it while it
is young; the base holds all before: a new document rewrites a small segment, and the clock is never asked. An edit is
patched in; a segment whose documents are not the same as last time is built anew. Either way the bytes are the same.
The exceptions of a lemma stand in the base if the base has it, else in the month.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from .columns import Files, Read, digest
from .counts import FIELDS, LENGTHS, load
from .pages import BLOCK, GROUP, PAGE, SHEET, Row
from .rules import for_browser
from .segments import Change, Elsewhere, Segment, Shard, build, names, patch, row_names

MANIFEST = "manifest.json"
FORM = 5
"""The form of the files; another number makes every reader and every memory start anew."""
K1 = 1.2
B = 0.75
YOUNG = 100
"""The newest month stands alone when it has so many documents: those dated in its first days, but a little before what
is newest, still find a small segment."""
_MOST_PATCHED = 8
"""Beyond one document in so many, building anew is cheaper than patching."""


class Document(NamedTuple):
    """What tells whether a document changed; documents sort by (order, id).

    order: date of publication, or else the document's own, ISO, or empty. counts, row: digests of what `Source.counts`
    and `Source.row` would give, 16 bytes in hex.
    """

    order: str
    id: str
    counts: str
    row: str


class Source(NamedTuple):
    """Where the counts (bytes of `counts.count`) and the row of a document come from, by its id."""

    counts: Callable[[str], bytes]
    row: Callable[[str], Row]


class Previous(NamedTuple):
    """The last build: its state, its files by name, its counts by document id (None where they are lost).

    `read` raises LookupError or OSError where a file is missing; then everything is built anew.
    """

    state: bytes
    read: Read
    counts: Callable[[str, bytes], bytes | None]


class Result(NamedTuple):
    """Files to write into the index folder, the names of all files that belong there, the state to remember.

    parts: by words that tell the bytes of the part's files; "" tells nothing.
    """

    files: Files
    parts: Mapping[str, Callable[[], Iterable[str]]]
    state: bytes

    @property
    def names(self) -> frozenset[str]:
        """All of them."""
        return frozenset(name for part in self.parts.values() for name in part())


class Filter(NamedTuple):
    """A way to narrow results, by its name in the engine's options.

    labels: value -> words that a reader sees; values without any, as years, speak for themselves. many: a document has
    several values (`Row.topics`); one filter at most, in files of its own because few ask for it.
    """

    name: str
    labels: Mapping[str, str] = MappingProxyType({})
    many: bool = False


class _Run(NamedTuple):
    """A segment's documents: a digest of their ids in order, and their digests one after another."""

    ids: str
    counts: bytes
    rows: bytes


class _State(NamedTuple):
    run: _Run
    segment: Segment


def build_index(
    documents: Sequence[Document],
    source: Source,
    filters: Sequence[Filter],
    previous: Previous | None = None,
    synonyms: bytes = b"",
) -> Result:
    """The index of the documents, at the price of what changed since the previous one.

    filters: in their order; those of one value in the order of `Row.facts`, the kind first.
    synonyms: of `synonyms.for_browser`.
    """
    ordered = sorted(documents)
    boundary = bisect_left(ordered, (ordered[-YOUNG:][0].order[:7],)) if ordered else 0
    remembered = _recall(previous.state) if previous else {}
    files: Files = {}
    states: list[_State] = []
    for name, part in (("b", ordered[:boundary]), ("m", ordered[boundary:])):
        run = _run(part)
        old = remembered.get(name)
        segment, made = _renewed(name, part, run, source, old, previous, _in_the_base(states, remembered))
        files |= made
        states.append(_State(run, segment))
    rules = for_browser()
    rules_name = f"rules-{digest(rules)}.json"
    topics = _json(next((filter_.labels for filter_ in filters if filter_.many), {}))
    topics_name = f"topics-{digest(topics)}.json"
    named = {"rules": rules_name, "topics": topics_name}
    files |= {rules_name: rules, topics_name: topics}
    if synonyms:
        named["synonyms"] = f"synonyms-{digest(synonyms)}.json"
        files[named["synonyms"]] = synonyms
    segments = [state.segment for state in states]
    files[MANIFEST] = _manifest(segments, filters, named)
    loose = [MANIFEST, *named.values(), *chain.from_iterable(map(names, segments))]
    parts = {"": lambda: loose, **dict(chain.from_iterable(map(row_names, segments)))}
    return Result(files, parts, _remember(states))


def _in_the_base(states: Sequence[_State], remembered: Mapping[str, _State]) -> Elsewhere:
    """Exceptions that the month need not have, once there is a base."""
    if not states:
        return Elsewhere()
    before = remembered["b"].segment.excepted if remembered else ()
    return Elsewhere(frozenset(before), frozenset(states[0].segment.excepted))


def _renewed(
    name: str,
    documents: Sequence[Document],
    run: _Run,
    source: Source,
    old: _State | None,
    previous: Previous | None,
    elsewhere: Elsewhere,
) -> tuple[Segment, Files]:
    if old and previous and old.run.ids == run.ids:
        changed = _changed(old.run, run)
        if not changed and elsewhere.before == elsewhere.now:
            return old.segment, {}
        if len(changed) * _MOST_PATCHED <= len(documents):
            try:
                changes = _changes(changed, documents, run, old.run, source, previous)
                return patch(old.segment, changes, previous.read, elsewhere)
            except (LookupError, OSError):
                pass
    counts = (source.counts(document.id) for document in documents)
    return build(name, counts, [source.row(document.id) for document in documents], elsewhere.now)


def _changes(
    changed: list[int],
    documents: Sequence[Document],
    run: _Run,
    old: _Run,
    source: Source,
    previous: Previous,
) -> list[Change]:
    changes = []
    for number in changed:
        id_ = documents[number].id
        before = after = None
        if _digest_at(run.counts, number) != _digest_at(old.counts, number):
            remembered = previous.counts(id_, _digest_at(old.counts, number))
            if remembered is None:
                raise LookupError(id_)
            before, after = load(remembered), load(source.counts(id_))
        changes.append(Change(number, before, after, source.row(id_)))
    return changes


def _run(documents: Sequence[Document]) -> _Run:
    _, ids, counts, rows = zip(*documents, strict=True) if documents else ((), (), (), ())
    known = hashlib.blake2b("\n".join(ids).encode(), digest_size=16).hexdigest()
    return _Run(known, bytes.fromhex("".join(counts)), bytes.fromhex("".join(rows)))


_SIZE = 16


def _digest_at(column: bytes, number: int) -> bytes:
    return column[number * _SIZE : (number + 1) * _SIZE]


def _changed(old: _Run, new: _Run) -> list[int]:
    """Numbers of the documents with another digest, ascending."""
    found = {*_unequal(old.counts, new.counts), *_unequal(old.rows, new.rows)}
    return sorted(found)


def _unequal(old: bytes, new: bytes) -> list[int]:
    if old == new:
        return []
    step = _SIZE * 256
    return [
        at // _SIZE
        for start in range(0, len(new), step)
        if old[start : start + step] != new[start : start + step]
        for at in range(start, min(start + step, len(new)), _SIZE)
        if old[at : at + _SIZE] != new[at : at + _SIZE]
    ]


def _manifest(segments: list[Segment], filters: Sequence[Filter], named: Mapping[str, str]) -> bytes:
    return _json(
        {
            "form": FORM,
            "fields": FIELDS,
            "k1": K1,
            "b": B,
            "lengths": LENGTHS,
            "page": PAGE,
            "sheet": SHEET,
            "group": GROUP,
            "block": BLOCK,
            "total": sum(segment.total for segment in segments),
            **named,
            "filters": [filter_.name for filter_ in filters],
            "many": next((filter_.name for filter_ in filters if filter_.many), ""),
            "labels": {filter_.name: filter_.labels for filter_ in filters if filter_.labels and not filter_.many},
            "segments": [
                {
                    "name": segment.name,
                    "documents": segment.documents,
                    "labels": list(segment.shards),
                    "shards": "".join([shard.hash for shard in segment.shards.values()]),
                    "big": segment.big,
                    "facts": segment.facts,
                    "topics": segment.topics,
                    "rows": "".join(segment.rows),
                }
                for segment in segments
            ],
        }
    )


def _remember(states: list[_State]) -> bytes:
    head = {
        "form": FORM,
        "segments": [{"ids": state.run.ids, "segment": state.segment} for state in states],
    }
    return b"\n".join([_json(head), b"".join(state.run.counts + state.run.rows for state in states)])


def _recall(data: bytes) -> dict[str, _State]:
    """The states by their segments' names; none where the memory is of another form."""
    head, _, columns = data.partition(b"\n")
    read = json.loads(head)
    if read["form"] != FORM:
        return {}
    states = {}
    at = 0
    for item in read["segments"]:
        name, documents, total, shards, big, *hashes = item["segment"]
        kept = {label: Shard(*shard) for label, shard in shards.items()}
        segment = Segment(name, documents, total, kept, big, *map(tuple, hashes))
        size = documents * _SIZE
        states[name] = _State(_Run(item["ids"], columns[at : at + size], columns[at + size : at + 2 * size]), segment)
        at += 2 * size
    return states


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=dict).encode()
