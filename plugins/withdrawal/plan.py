"""What taking a text down means for the content: the header that stays, the files that go, who else tells of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..memory.store import Memory
from ..model.dataclass import dataclass
from ..model.frontmatter_write import dump
from ..model.kinds import KINDS
from ..model.problems import maybe
from ..model.registry import Registry
from ..model.row import Row
from ..model.sections import SECTIONS
from ..model.validation import key_of, remains
from ..records.links import find
from ..records.load import Loaded
from ..records.media import SUFFIX
from ..records.openly import Inside, read
from ..records.reading import read_source
from ..records.session import Refused, Session

SHORT = 10
"""A title of fewer characters would be found by chance."""
TEXTS = (".csv", ".tsv", ".txt", ".json", ".vtt", ".srt")
"""Attached files that can be read as they are."""


@dataclass(frozen=True)
class Plan:
    """row: the document. header: the whole new source. files: what goes besides, below content/, sorted.

    telling: other documents that name this one or hold its title, by path.
    """

    row: Row
    header: str
    files: tuple[str, ...]
    telling: tuple[str, ...]


def plan(session: Session, name: str, basis: str) -> Plan:
    """name: the document's id, address or file. Raises Refused."""
    basis = " ".join(basis.split()).rstrip(".")
    if not basis:
        raise Refused('назвіть підставу: --basis "рішення … суду від … у справі № …"')
    loaded = session.loaded
    row = _found(loaded.registry, name)
    if row.withdrawn:
        raise Refused(f"«{row.id}» уже вилучено {row.withdrawn}")
    if row.folder == "mentions":
        raise Refused(f"згадка не має власної сторінки: видаліть файл {row.path}")
    header = _header(session.memory, row, session.settings.today, basis)
    reading = read_source(row.path, header.encode(), ())
    if reading.row is None or (reading.row.id, reading.row.url) != (row.id, row.url):
        raise Refused(f"{row.path}: без тексту й назви адреса була б інша; задайте документові slug і спробуйте ще раз")
    return Plan(row, header, tuple(_own_files(loaded, row)), tuple(_telling(loaded, session, row)))


def _found(registry: Registry, name: str) -> Row:
    wanted = name.strip().strip("/")
    known = registry.by_id
    path = wanted.removeprefix("content/")
    acts = wanted.removeprefix(f"{SECTIONS['acts']}/")
    row = known.get(wanted) or known.get(acts) or registry.by_path(path)
    if row is None:
        raise Refused(f"немає документа «{name}». {maybe(wanted, known)}".rstrip())
    return row


def _header(memory: Memory, row: Row, today: str, basis: str) -> str:
    fields = json.loads(memory.fields(row.path))
    kept = {key_of(name): fields[name] for name in remains(KINDS[row.folder]) if name in fields}
    kept["withdrawn"] = {"date": today, "basis": basis}
    return dump(kept)


def _own_files(loaded: Loaded, row: Row) -> list[str]:
    """Files that this document alone names."""
    own = set(loaded.attachments.get(row.path, {}).values())
    for path, named in loaded.attachments.items() if own else ():
        if path != row.path:
            own -= set(named.values())
    return sorted(f"{path}{SUFFIX}" if path in loaded.stored else path for path in own)


def _telling(loaded: Loaded, session: Session, row: Row) -> Iterator[str]:
    """Documents that name the document, link to it or hold its title, and tables of roll calls that do: they stay."""
    registry, memory, title = loaded.registry, session.memory, row.title.casefold()
    naming = {id for _, id, _ in registry.inverse(row)} | {other.id for other in registry.referring(row)}
    for other in sorted((*registry.rows, *loaded.hidden), key=lambda other: other.path):
        if other is row:
            continue
        links = any(find(registry, other, kind, value) is row for kind, value, _ in other.targets)
        if other.id in naming or links or (len(title) >= SHORT and title in _words(memory, other)):
            yield other.path
    own = set(_own_files(loaded, row))
    for path in sorted({path for named in loaded.attachments.values() for path in named.values()} - own):
        if path.lower().endswith(TEXTS) and len(title) >= SHORT:
            words = read(Inside(session.settings.content, path)).decode("utf-8", "replace").casefold()
            if title in words:
                yield path


def _words(memory: Memory, row: Row) -> str:
    text = memory.text(row.path)
    return f"{json.loads(text.fields)}\n{text.plain}".casefold()
