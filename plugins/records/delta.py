"""What is new since the last finished build: documents before and now, and those whose files are others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..memory.fingerprint import of_text
from ..memory.packing import loaded as unpacked
from ..memory.packing import packed
from ..memory.store import Memory
from ..model.row import Row
from .load import Loaded
from .whole import Whole

Files = Mapping[str, str]
"""Document path -> digest of what its page and copies show of its files."""
TOLD_BY_ROW = frozenset({"acts", "news", "petitions"})
"""Kinds of which lists and data sets show nothing that would not change the light row beside `digest` and `targets`."""


class Change(NamedTuple):
    """A document before and now; None where there was or is none to be seen."""

    before: Row | None
    now: Row | None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Those of both that there are."""
        return tuple(row for row in self if row is not None)

    @property
    def of_text(self) -> bool:
        """Is it in the text alone, of a kind of which nothing else shows more than the light row tells?"""
        if self.before is None or self.now is None or self.now.folder not in TOLD_BY_ROW:
            return False
        return self.before == self.now._replace(digest=self.before.digest, targets=self.before.targets)


class Delta(NamedTuple):
    """changes: documents that differ. files: paths of documents whose files differ, the others' among them."""

    changes: tuple[Change, ...]
    files: frozenset[str]


class Finished(NamedTuple):
    """What a finished build leaves for the next one to know what is new.

    world: digest of what all keys share. hidden: paths of documents that waited for their moment.
    """

    world: str
    hidden: tuple[str, ...]
    files: Files

    def dump(self) -> bytes:
        """As bytes for the memory."""
        return packed((self.world, self.hidden, dict(self.files)))


def finished(loaded: Loaded, whole: Whole, world: str) -> Finished:
    """What this build will leave."""
    hidden = tuple(sorted(row.path for row in loaded.hidden))
    return Finished(world, hidden, {path: _files(whole, path) for path in loaded.attachments})


def delta(loaded: Loaded, now: Finished, memory: Memory) -> Delta | None:
    """What is new; None where that is not known: then everything may be."""
    past = last_finished(memory)
    if past is None or past.world != now.world:
        return None
    changes = tuple(_changes(loaded, set(past.hidden), memory))
    differing = (path for path in past.files.keys() | now.files.keys() if past.files.get(path) != now.files.get(path))
    return Delta(changes, frozenset(differing))


def last_finished(memory: Memory) -> Finished | None:
    """What the last finished build left."""
    data = memory.outputs.finished()
    return Finished(*unpacked(data)) if data else None


def _changes(loaded: Loaded, past_hidden: set[str], memory: Memory) -> Iterator[Change]:
    before, hidden = memory.outputs.before(), {row.path: row for row in loaded.hidden}
    shown = loaded.registry.by_path
    for path in sorted(before.keys() | past_hidden | hidden.keys()):
        now = shown(path)
        source = before[path] if path in before else now or hidden.get(path)
        was = None if source is None or path in past_hidden else Row._make(source)
        if was != now:
            yield Change(was, now)


def _files(whole: Whole, path: str) -> str:
    told = []
    for value, file in sorted(whole.attachments[path].items()):
        _, size, sha256, width, height, form = whole.hashes[file]
        lies = f"{file in whole.stored} {whole.absent(file)}"
        told.append(f"{value}\t{file}\t{size}\t{sha256}\t{width}\t{height}\t{form}\t{lies}")
    return of_text("\n".join(told))
