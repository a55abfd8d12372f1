"""Who signed.

Reads: the blocks above the first annex. Writes: the office and name as one line, the lines taken away, the other
blocks. A line counts only with both an office and a name («Міський голова   Ім'я ПРІЗВИЩЕ»); anything else stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .blocks import Block, Paragraph, Table, inside
from .body import looks_like_lines
from .zone import Taken

_LETTER = "А-ЯҐЄІЇ"
_NAME = re.compile(
    rf"(?:[{_LETTER}]\.\s?){{1,2}}[{_LETTER}][\w'’ʼ-]+|[{_LETTER}][\w'’ʼ-]+\s(?:[{_LETTER}]\.\s?){{1,2}}"
    rf"|[{_LETTER}][а-яґєії'’ʼ-]+\s[{_LETTER}]{{2}}[{_LETTER}'’ʼ-]*"
    rf"|[{_LETTER}][а-яґєії'’ʼ]+\s(?:[{_LETTER}][а-яґєії'’ʼ]+\s)?[{_LETTER}][\w'’ʼ-]+"
)
_OFFICE = re.compile(
    r"(?i)(?:(?:т\.?\s?)?в\.?\s?о\.?\s)?(?:[\w'’ʼ-]+\s){0,4}"
    r"(?:голов[аи]|головуюч\w+|секретар|заступник\w*|керуюч\w+|начальник\w*|директор\w*|староста)\b.*"
)
_OTHERS = re.compile(
    r"(?i)(?:за)?віз(?:ують|ували|и)\b.*|по?годж(?:ено|ую|ують|ення)\b.*|підготу(?:вав|вала|вали|вано)\b.*"
    r"|(?:виконав(?:ець|иця)|розробник|доповідач|подає|подання|надруковано|розіслано)\b.*"
)
"""Begins the names of those who prepared the paper."""
_LAST = 8
"""How many of the last lines a signature is looked for in: below it stand the names of those who prepared the paper."""


class Signed(NamedTuple):
    """by: "" where nobody is found; several are parted by semicolons."""

    by: str
    taken: tuple[Taken, ...]
    rest: tuple[Block, ...]


def read(blocks: Sequence[Block]) -> Signed:
    """The signatures at the end of the blocks."""
    full = _above_others([at for at, block in enumerate(blocks) if isinstance(block, Table) or not block.empty], blocks)
    signed: list[tuple[list[int], str]] = []
    for place in range(len(full) - 1, max(len(full) - _LAST, 0) - 1, -1):
        if any(full[place] in used for used, _ in signed):
            continue
        found = _signature(blocks, full, place)
        if found:
            signed.append(found)
        elif signed:
            break
    if not signed:
        return Signed("", (), tuple(blocks))
    signed.reverse()
    gone = {at for used, _ in signed for at in used}
    words = [words for _, words in signed]
    rest = tuple(block for at, block in enumerate(blocks) if at not in gone)
    return Signed("; ".join(words), tuple(Taken(each, "підпис") for each in words), rest)


def _above_others(full: list[int], blocks: Sequence[Block]) -> list[int]:
    """The places above the names of those who prepared the paper."""
    ends = (place for place in range(len(full) // 2, len(full)) if _OTHERS.fullmatch(blocks[full[place]].text))
    return full[: next(ends, len(full))]


def _signature(blocks: Sequence[Block], full: list[int], place: int) -> tuple[list[int], str] | None:
    """The blocks of one signature that ends at a place of `full`, and its words."""
    at = full[place]
    parts = _parts(blocks[at])
    if not parts or len(" ".join(parts)) > 200 or not _NAME.fullmatch(parts[-1]):
        return None
    office, used = " ".join(parts[:-1]), [at]
    while place and len(used) < 4 and not (_OFFICE.fullmatch(office) and office[0].isupper()):
        place -= 1
        above = _parts(blocks[full[place]])
        if len(above) != 1 or re.match(r"\d|[^\W\d_]\)", above[0]) or above[0][-1] in ".;:" or len(above[0]) > 100:
            return None
        office, used = f"{above[0]} {office}".strip(), [full[place], *used]
    return (used, f"{office} {parts[-1]}") if _OFFICE.fullmatch(office) else None


def _parts(block: Block) -> list[str]:
    """The parts of a line that tabs, wide gaps, line ends or cells of a table divide."""
    if isinstance(block, Table):
        if len(block.lines) > 1 or not looks_like_lines(block):
            return []
        return [part for each in inside(block) if isinstance(each, Paragraph) for part in _parts(each)]
    if block.bullet or block.annex or block.heading:
        return []
    return [
        " ".join(part.split())
        for line in block.lines()
        for part in re.split(r"\t+|[ \u00a0]{3,}|_{3,}", line)
        if part.strip()
    ]
