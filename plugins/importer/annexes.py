"""Titles of annexes in the form that the site reads (`records/text/annexes.py`).

Reads: blocks. Writes: blocks where «Додаток 1», «до рішення міської ради», «від 24.12.2019 № 5», lines of their own at
the right of the sheet, are one paragraph marked as the title of an annex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .blocks import Block, Paragraph, Piece, Table, inside
from .body import looks_like_lines

_TITLE = re.compile(
    r"(?i:додаток)(?:\s*(?:№|N)?\s*\d{1,3}|\s+(?:№\s*)?[IVXІХА-ЯҐЄA-Z]{1,4})?(?:\s+до\s.*[^\s.;:,])?", re.DOTALL
)
_MORE = re.compile(r"[а-яґєії(№«]|[IVXІХ]+\s|\d+[\s-].*(?:сесі|скликан|рок|№)|ЗАТВЕРДЖЕНО")
_LONGEST = 160


def is_title(text: str) -> bool:
    """Would the site take a paragraph of these words for the title of an annex?"""
    return len(text) <= 2 * _LONGEST and _TITLE.fullmatch(text) is not None


def with_titles(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with one paragraph for each title of an annex."""
    return tuple(_joined(list(_plain(blocks))))


def _plain(blocks: Sequence[Block]) -> Iterator[Block]:
    """A table that only lays out the lines of a title gives them up."""
    for block in blocks:
        if isinstance(block, Table) and looks_like_lines(block):
            lines = [each for each in inside(block) if isinstance(each, Paragraph) and not each.empty]
            if lines and is_title(lines[0].lines()[0].strip()) and all(_goes_on(each) for each in lines[1:]):
                yield from lines
                yield Paragraph()
                continue
        yield block


def _joined(blocks: list[Block]) -> Iterator[Block]:
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if not (isinstance(block, Paragraph) and block.text and is_title(" ".join(block.lines()[0].split()))):
            yield block
            continue
        first, *rest = [" ".join(line.split()) for line in block.lines()]
        if rest and not all(_MORE.match(line) for line in rest):
            yield block
            continue
        words = [first, *rest]
        while at < len(blocks) and isinstance(blocks[at], Paragraph) and _goes_on(blocks[at]):
            words.append(blocks[at].text)
            at += 1
        yield replace(
            block, pieces=(Piece(" ".join(words).rstrip(" .,;:")),), annex=True, align="", heading=1, bullet=0
        )


def _goes_on(block: Block) -> bool:
    """One more line of a title: short, not in the middle, and it begins as the middle of a sentence does."""
    if not isinstance(block, Paragraph) or not block.text or block.align == "center" or block.heading:
        return False
    return len(block.text) <= _LONGEST and _MORE.match(block.text) is not None and not is_title(block.text)
