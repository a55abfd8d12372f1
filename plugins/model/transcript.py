"""What is said in a video: cues of WebVTT (W3C) or SubRip, checked, and joined into paragraphs for reading.

Reads: the bytes of a .vtt or .srt file. A cue is read by webvtt-py, block by block, so that a fault has its line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .clock import LONGEST, clock
from .fields import shown
from .flaw import Flaw
from .source_text import decode

SIZE_LIMIT = 4_000_000
"""Bytes of a transcript, at most: three days of speech."""
CUES_LIMIT = 40_000
TOLD = 5
"""Faults of one sort told one by one."""
SHORT, LONG, PAUSE = 30, 60, 15
"""Seconds after which a paragraph ends with a sentence, ends anyway, or of silence that ends it."""
SUFFIXES = frozenset({"vtt", "srt"})

_STRAY = frozenset(["c", "i", "b", "u", "v", "ruby", "rt", "lang", "font"])
"""Tags of WebVTT, and SubRip's own: they say how words look, which the page does not show."""
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)[^<>]*>?")
_TIMES = re.compile(r"<[\d:.]+>")
_TIMING = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}")
_EXAMPLE = "запишіть так: 00:01:05.000 --> 00:01:09.000"
_SAVE = "збережіть розшифровку у форматі WebVTT (.vtt) або SubRip (.srt)"


class Cue(NamedTuple):
    """One piece of speech. start, end: milliseconds. speaker: "" where not said. line: of its times, 1-based."""

    start: int
    end: int
    speaker: str
    text: str
    line: int


class Paragraph(NamedTuple):
    """Cues read as one piece. start: second. speaker: "" where not said."""

    start: int
    speaker: str
    text: str


class Reading(NamedTuple):
    """cues: in the order of the file; with an error among the flaws, those that could be read."""

    cues: tuple[Cue, ...]
    flaws: tuple[Flaw, ...]


def read_transcript(data: bytes, suffix: str) -> Reading:
    """Cues of a transcript and what is wrong with it. suffix: `vtt` or `srt`. Never raises for any bytes.

    Errors: a file that is no such text, too large or without cues; a cue that cannot be read, that ends before it
    begins, that begins before the one above it; markup that is no subtitles' own. Cues that overlap are a warning:
    WebVTT allows it where two speak at once.
    """
    if suffix not in SUFFIXES:
        return Reading((), (Flaw(None, None, f"файл «.{suffix}» — не розшифровка", _SAVE),))
    if len(data) > SIZE_LIMIT:
        message = f"розшифровка завелика: {len(data)} байтів, а дозволено {SIZE_LIMIT}"
        return Reading((), (Flaw(None, None, message, "поділіть запис на частини"),))
    text, flaws = decode(data, SIZE_LIMIT)
    if any(flaw.level == "error" for flaw in flaws):
        return Reading((), flaws)
    lines = text.split("\n")
    if suffix == "vtt" and not re.match(r"WEBVTT([ \t]|$)", lines[0]):
        hint = "додайте перший рядок WEBVTT і порожній після нього; файл SubRip має закінчуватися на .srt"
        return Reading((), (*flaws, Flaw(1, None, f"файл починається не з WEBVTT, а з «{shown(lines[0])}»", hint)))
    cues: list[Cue] = []
    faults: list[Flaw] = []
    for first, block in _blocks(lines):
        found = _cue(first, block, suffix)
        if isinstance(found, Cue):
            cues.append(found)
        elif found is not None:
            faults.append(found)
    faults += _order(cues)
    if len(cues) > CUES_LIMIT:
        faults.append(Flaw(None, None, f"реплік {len(cues)}, а дозволено {CUES_LIMIT}", "поділіть запис на частини"))
    if not faults and not any(cue.text for cue in cues):
        faults.append(Flaw(None, None, "у розшифровці немає жодної репліки", _SAVE))
    return Reading(tuple(cues), (*flaws, *_few(faults)))


def paragraphs(cues: Sequence[Cue], breaks: Sequence[int] = ()) -> Iterator[Paragraph]:
    """Cues joined into paragraphs of half a minute to a minute, one speaker each. breaks: seconds at which a new one
    begins, as chapters do."""
    open_: list[Cue] = []
    for cue in cues:
        if not cue.text:
            continue
        if open_ and _ends(open_, cue, breaks):
            yield _paragraph(open_)
            open_ = []
        open_.append(cue)
    if open_:
        yield _paragraph(open_)


def webvtt(cues: Sequence[Cue]) -> bytes:
    """The cues as WebVTT, which browsers show over a film."""
    parts = ["WEBVTT\n"]
    for cue in cues:
        words = html.escape(cue.text, quote=False)
        speaker = f"<v {html.escape(cue.speaker, quote=False)}>" if cue.speaker else ""
        parts.append(f"\n{_stamp(cue.start)} --> {_stamp(cue.end)}\n{speaker}{words}\n")
    return "".join(parts).encode()


def _stamp(moment: int) -> str:
    rest, thousandth = divmod(moment, 1000)
    return f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}.{thousandth:03}"


def _ends(open_: Sequence[Cue], cue: Cue, breaks: Sequence[int]) -> bool:
    """Does a new paragraph begin with this cue?"""
    first, last = open_[0], open_[-1]
    if (cue.speaker and cue.speaker != first.speaker) or cue.start - last.end > PAUSE * 1000:
        return True
    if any(last.start < second * 1000 <= cue.start for second in breaks):
        return True
    length = cue.end - first.start
    return length > LONG * 1000 or (
        last.end - first.start > SHORT * 1000 and last.text.endswith((".", "!", "?", "…", "»"))
    )


def _paragraph(cues: Sequence[Cue]) -> Paragraph:
    said: list[str] = []
    for cue in cues:
        if not said or cue.text != said[-1]:  # automatic subtitles show a line twice while it moves up
            said.append(cue.text)
    return Paragraph(cues[0].start // 1000, cues[0].speaker, " ".join(said))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """(1-based line, lines) between blank lines."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _cue(first: int, block: list[str], suffix: str) -> Cue | Flaw | None:
    """The cue of a block, or what keeps it from being one; None of headers, notes, styles."""
    if (suffix == "vtt" and first == 1) or re.match(r"(NOTE|STYLE|REGION)([ \t]|$)", block[0]):
        return None
    at = next((place for place, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        hint = "над репліками рядок часу: 00:01:05.000 --> 00:01:09.000; зайвий порожній рядок приберіть"
        return Flaw(first, None, f"«{shown(block[0])}» — текст без часу", hint)
    line = first + at
    if second := next((place for place, words in enumerate(block[at + 1 :], line + 1) if "-->" in words), None):
        return Flaw(second, None, "між репліками немає порожнього рядка", "відокремте репліки порожнім рядком")
    times = block[at]
    if not _TIMING.match(times):
        return Flaw(line, None, f"час «{shown(times.strip())}» не прочитати", _EXAMPLE)
    return _read(line, times, block[at + 1 :], first)


def _read(line: int, times: str, words: list[str], first: int) -> Cue | Flaw:
    import webvtt as library

    for place, written in enumerate(words, line + 1):
        for tag in _TAG.finditer(written):
            if tag[1].lower() not in _STRAY:
                return Flaw(place, None, f"розмітка «{shown(tag[0])}» не для субтитрів", "приберіть її")
    source = "\n".join(["WEBVTT", "", times.replace(",", "."), *words])
    try:
        (caption,) = library.from_string(source).captions
        start, end = (_milliseconds(moment) for moment in (caption.start, caption.end))
        speaker = " ".join(html.unescape(caption.voice or "").split())
    except Exception:  # noqa: BLE001 - whatever the library makes of hostile lines
        return Flaw(first, None, f"час «{shown(times.strip())}» не прочитати", _EXAMPLE)
    if start > LONGEST * 1000:
        return Flaw(line, None, f"мить {clock(start // 1000)} довша за будь-який запис", "перевірте час")
    if end <= start:
        return Flaw(
            line, None, f"репліка закінчується раніше, ніж починається: «{shown(times.strip())}»", "виправте час"
        )
    text = _TAG.sub("", _TIMES.sub("", re.sub(r"\{\\\w+\}", "", "\n".join(words))))
    return Cue(start, end, speaker, " ".join(html.unescape(text).split()), line)


def _milliseconds(stamp: str) -> int:
    clock_, _, rest = str(stamp).partition(".")
    total = 0
    for part in clock_.split(":"):
        total = total * 60 + int(part)
    return total * 1000 + int(rest.ljust(3, "0")[:3])


def _order(cues: Sequence[Cue]) -> Iterator[Flaw]:
    overlaps = []
    for before, cue in pairwise(cues):
        if cue.start < before.start:
            message = f"репліка на {clock(cue.start // 1000)} стоїть після репліки на {clock(before.start // 1000)}"
            yield Flaw(cue.line, None, message, "поставте репліки за порядком часу")
        elif cue.start < before.end:
            overlaps.append(cue)
    if overlaps:
        more = f" (таких місць {len(overlaps)})" if len(overlaps) > 1 else ""
        message = f"репліка на {clock(overlaps[0].start // 1000)} починається, доки триває попередня{more}"
        yield Flaw(overlaps[0].line, None, message, "якщо ніхто нікого не перебивав, виправте час", "warning")


def _few(faults: Sequence[Flaw]) -> Iterator[Flaw]:
    """A file that is wrong throughout is told by its first faults."""
    yield from faults[:TOLD]
    if len(faults) > TOLD:
        yield Flaw(
            faults[TOLD].line, None, f"таких місць у розшифровці ще {len(faults) - TOLD}", "виправте й перевірте знову"
        )
