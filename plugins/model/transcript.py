"""What is said in a video: cues of WebVTT (W3C) or SubRip, checked, and joined into paragraphs for reading.

Reads: the bytes of a .vtt or .srt file, block by block, so that a fault has its line; times are read by webvtt-py.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .clock import LONGEST, clock
from .flaw import Flaw
from .source_text import FORBIDDEN, decode, named
from .wrong import shown

SIZE_LIMIT = 4_000_000
"""Bytes of a transcript, at most: three days of speech."""
CUES_LIMIT = 40_000
TOLD = 5
"""Faults of one sort told one by one."""
SHORT, LONG, PAUSE = 30, 60, 15
"""Seconds after which a paragraph ends with a sentence, ends anyway, or of silence that ends it."""
SUFFIXES = frozenset({"vtt", "srt"})

_TAG = re.compile(
    r"<(?:c|b|i|u|ruby|rt)(?:\.[^\s<>.]+)*\s*>"
    r"|<(?P<start>v|lang|font)(?:\.[^\s<>.]+)*(?P<words>\s[^<>]*)?>"
    r"|</(?P<end>c|b|i|u|ruby|rt|v|lang|font)\s*>"
    r"|<(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}>"
    r"|\{\\\w+\}",
    re.IGNORECASE,
)
"""Tags of WebVTT (W3C, 3.3), and SubRip's own `font` and `{\an8}`; what only looks like one is speech."""
_MARKUP = re.compile(r"</?(?!(?:c|b|i|u|ruby|rt|v|lang|font)(?![A-Za-z0-9]))[A-Za-z][^<>]*>?", re.IGNORECASE)
_ASIDE = re.compile(r"(NOTE|STYLE|REGION)(?=[ \t]|$)")
_MOMENT = r"((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})"
_TIMING = re.compile(rf"\s*{_MOMENT}\s*-->\s*{_MOMENT}")
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
    if (count := sum("-->" in line for line in lines)) > CUES_LIMIT:
        return Reading((), (*flaws, _too_many(count)))
    cues: list[Cue] = []
    faults: list[Flaw] = []
    for first, block in _blocks(lines):
        for found in _cues(first, block, suffix):
            if isinstance(found, Cue):
                cues.append(found)
            else:
                faults.append(found)
    faults += _order(cues)
    if len(cues) > CUES_LIMIT:  # one cue may have many voices
        return Reading((), (*flaws, _too_many(len(cues))))
    if not faults and not any(cue.text for cue in cues):
        faults.append(Flaw(None, None, "у розшифровці немає жодної репліки", _SAVE))
    return Reading(tuple(cues), (*flaws, *_few(faults)))


def _too_many(count: int) -> Flaw:
    return Flaw(None, None, f"реплік {count}, а дозволено {CUES_LIMIT}", "поділіть запис на частини")


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


def _cues(first: int, block: list[str], suffix: str) -> Iterator[Cue | Flaw]:
    """The cues of a block and what is wrong in it; nothing of headers, notes, styles.

    Each line with `-->` is a cue's or a flaw's, so that none is lost without a word.
    """
    arrows = [place for place, line in enumerate(block) if "-->" in line]
    aside = _ASIDE.match(block[0]) if suffix == "vtt" else None
    header = suffix == "vtt" and first == 1
    if aside:
        for place in arrows:
            hint = "відокремте репліку порожнім рядком або приберіть її"
            yield Flaw(first + place, None, f"у блоці {aside[1]} стоїть час репліки", hint)
        return
    if not header and (not arrows or arrows[0] > 1):
        hint = "над репліками рядок часу: 00:01:05.000 --> 00:01:09.000; зайвий порожній рядок приберіть"
        yield Flaw(first, None, f"«{shown(block[0])}» — текст без часу", hint)
    for place, end in pairwise([*arrows, len(block)]):
        if place == arrows[0]:
            yield from _read(first + place, block[place], block[place + 1 : end])
        else:
            hint = "відокремте репліки порожнім рядком"
            yield Flaw(first + place, None, "між репліками немає порожнього рядка", hint)


def _read(line: int, times: str, words: list[str]) -> Iterator[Cue | Flaw]:
    """A cue for each voice in turn. line: of the times."""
    from webvtt import Caption
    from webvtt.errors import MalformedCaptionError

    timing = _TIMING.match(times)
    try:
        if timing is None:
            raise ValueError
        caption = Caption(*(moment.replace(",", ".") for moment in timing.groups()))
    except (ValueError, MalformedCaptionError):
        yield Flaw(line, None, f"час «{shown(times.strip())}» не прочитати", _EXAMPLE)
        return
    start, end = caption.start_time.in_milliseconds(), caption.end_time.in_milliseconds()
    if start > LONGEST * 1000:
        yield Flaw(line, None, f"мить {clock(start // 1000)} довша за будь-який запис", "перевірте час")
        return
    if end <= start:
        message = f"репліка закінчується раніше, ніж починається: «{shown(times.strip())}»"
        yield Flaw(line, None, message, "виправте час")
        return
    spoken: list[tuple[str, list[str]]] = [("", [])]
    faults: list[Flaw] = []
    for speaker, piece, at in _voiced("\n".join(words)):
        above = line + 1 + at
        for place, written in enumerate(piece.split("\n"), above):
            if tag := _MARKUP.search(written):
                hint = "приберіть її; знак «менше» перед латинською літерою пишіть як &lt;"
                faults.append(Flaw(place, None, f"розмітка «{shown(tag[0])}» не для субтитрів", hint))
        who, *said = (html.unescape(written) for written in (speaker or "", *piece.split("\n")))
        for place, read in [(above, who), *enumerate(said, above)]:
            hint = "приберіть код цього знака"
            faults += [Flaw(place, None, named(char), hint) for char in FORBIDDEN.findall(read)]
        if speaker is not None and (who := " ".join(who.split())) != spoken[-1][0]:
            spoken.append((who, []))
        spoken[-1][1].append("\n".join(said))
    yield from faults
    voices = [Cue(start, end, who, " ".join("".join(parts).split()), line) for who, parts in spoken]
    yield from [cue for cue in voices if cue.text] or [Cue(start, end, "", "", line)]


def _voiced(text: str) -> Iterator[tuple[str | None, str, int]]:
    """(who speaks from here on, None for the same; text between tags; line ends before it), all as written."""
    speaker: str | None = None
    place = lines = 0
    for tag in _TAG.finditer(text):
        yield speaker, text[place : tag.start()], lines
        lines += text.count("\n", place, tag.end())
        place, speaker = tag.end(), None
        if (tag["start"] or tag["end"] or "").lower() == "v":
            speaker = tag["words"] or ""
    yield speaker, text[place:], lines


def _order(cues: Sequence[Cue]) -> Iterator[Flaw]:
    overlaps = []
    for before, cue in pairwise(cues):
        if cue.start < before.start:
            message = f"репліка на {clock(cue.start // 1000)} стоїть після репліки на {clock(before.start // 1000)}"
            yield Flaw(cue.line, None, message, "поставте репліки за порядком часу")
        elif cue.start < before.end and cue.line != before.line:  # voices of one cue have its times
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
