"""Pieces that were gathered become paragraphs: parted at empty lines, without indents, Word's items as items.

Reads and writes: pieces and paragraphs of `blocks`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..blocks import Block, Paragraph, Piece, cut

_BULLET = re.compile(r"\s*(?:[·•▪●\uf0b7\uf0a7]\s*|o\u00a0[\u00a0 ]+)(?=\S)")
"""Signs that Word writes before an item of a list; in its HTML that is a paragraph like any other."""


def listed(paragraph: Paragraph) -> Paragraph:
    """An item of a list where Word has written one; else the paragraph as it is."""
    mark = _BULLET.match("".join(piece.text for piece in paragraph.pieces))
    if mark is None or paragraph.heading or paragraph.quote:
        return paragraph
    return replace(paragraph, pieces=tuple(_without(paragraph.pieces, mark.end())), bullet=1, align="")


def _without(pieces: tuple[Piece, ...], signs: int) -> list[Piece]:
    """The pieces without their first signs."""
    out = []
    for piece in pieces:
        cut = min(signs, len(piece.text))
        signs -= cut
        out.append(replace(piece, text=piece.text[cut:]))
    return out


def ranked(blocks: list[Block]) -> list[Block]:
    """Headings by their rank in the text: old pages begin with any level and leave some out."""
    levels = sorted({block.heading for block in blocks if isinstance(block, Paragraph) and block.heading})
    return [
        replace(block, heading=levels.index(block.heading) + 1)
        if isinstance(block, Paragraph) and block.heading
        else block
        for block in blocks
    ]


def parted(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of each paragraph: an empty line parts two of them."""
    parts: list[list[Piece]] = [[]]
    for line in map(_bare, cut(pieces)):
        if any(piece.text.strip() or piece.picture is not None for piece in line):
            parts[-1] += [Piece("\n"), *line] if parts[-1] else line
        elif parts[-1]:
            parts.append([])
    return parts


def _bare(line: list[Piece]) -> list[Piece]:
    """A line without the spaces that only moved it to the right."""
    at = next((at for at, piece in enumerate(line) if piece.text.strip() or piece.picture is not None), len(line))
    if at == len(line):
        return []
    return [replace(line[at], text=line[at].text.lstrip()), *line[at + 1 :]]
