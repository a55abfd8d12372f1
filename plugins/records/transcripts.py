"""The transcript that a video names: part of the document, though it stands in a file of its own beside it.

So its state is part of the source's state, its words of the search text and of the digest, and its faults are told with
its own path. The page reads it again when it is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..memory.fingerprint import digest, of_bytes
from ..model.flaw import Flaw
from ..model.row import Row
from ..model.wrong import Wrong
from .attached import resolve, suffix
from .openly import CHANGED, Changed, Inside, read
from .scan import State

if TYPE_CHECKING:
    from ..model.transcript import Cue, Reading

VIDEOS = "videos"


class Heard(NamedTuple):
    """What a transcript adds to its document. path: below content/. words: search text. digest: of its bytes."""

    path: str
    words: str
    flaws: tuple[Flaw, ...]
    digest: str


def path_of(row: Row, files: Collection[str]) -> str:
    """The transcript of a video below content/; "" where it has none, or none that can be read."""
    value = row.own("transcript") if row.folder == VIDEOS else ""
    try:
        return resolve(row.path, value, files) if value else ""
    except Wrong:  # told with the other files
        return ""


def state_with(row: Row, own: State, files: Mapping[str, State]) -> State:
    """The state of a source together with its transcript's, so that a change of either is seen."""
    path = path_of(row, files)
    if not path:
        return own
    return State(int(digest([*own, *files[path]])[:15], 16), own.size + files[path].size)


def hear(content: Path, row: Row, files: Collection[str]) -> Heard | None:
    """Read the transcript of a document that was just read."""
    path = path_of(row, files)
    if not path:
        return None
    found, known = _read(content, path)
    flaws = tuple(flaw._replace(file=path) for flaw in found.flaws)
    return Heard(path, " ".join(f"{speaker} {text}".strip() for speaker, text in _spoken(found.cues)), flaws, known)


def reading_of(content: Path, path: str) -> Reading:
    """The transcript in a file below content/, read now."""
    return _read(content, path)[0]


def digest_of(content: Path, path: str) -> str:
    """The digest of a transcript's bytes, "" where they cannot be read."""
    from ..model.transcript import SIZE_LIMIT

    try:
        return of_bytes(read(Inside(content, path), limit=SIZE_LIMIT + 1))
    except (Changed, OSError):
        return ""


def _read(content: Path, path: str) -> tuple[Reading, str]:
    from ..model.transcript import SIZE_LIMIT, Reading, read_transcript

    try:
        data = read(Inside(content, path), limit=SIZE_LIMIT + 1)
    except Changed:
        return Reading((), (CHANGED,)), ""
    except OSError as error:
        flaw = Flaw(None, None, f"файл не прочитати: {error.strerror}", "перевірте права доступу")
        return Reading((), (flaw,)), ""
    return read_transcript(data, suffix(path)), of_bytes(data)


def _spoken(cues: tuple[Cue, ...]) -> Iterator[tuple[str, str]]:
    """Paragraphs, each speaker named where another one began."""
    from ..model.transcript import paragraphs

    last = ""
    for found in paragraphs(cues):
        yield found.speaker if found.speaker != last else "", found.text
        last = found.speaker
