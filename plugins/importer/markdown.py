"""The text as an editor would write it.

Reads: blocks, notes, the files of pictures. Writes: Markdown of this site. Numbers of clauses stand as in Word, each
at the start of its own paragraph and never inside bold; a short bold line in the middle is a heading; other lines in
the middle or at the right keep their place as `<p align>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .blocks import Block, Paper, Paragraph, Piece, Table, closed_up
from .inline import Look, Names
from .tables import written

_LONGEST_HEADING = 250
_MARK = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|[^\W\d_]\)|[–—])(?=\s)\s*")
_ENACTED = re.compile(r"(?i)(?:вирішил[аи]|вирішив|зобов['’ʼ]язую|постановил[аи]|рекоменду\w+)\W*")


def text_of(blocks: Sequence[Block], paper: Paper, names: Names) -> str:
    """The whole text, with one line end at its end; "" where nothing is left. paper: for its notes and pictures."""
    look = Look(paper.pictures, names)
    pieces = [*_joined(list(_headed(blocks)), look), *_notes(paper, look)]
    return "\n\n".join(pieces) + "\n" if pieces else ""


def _headed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Lines that stand as a heading become one; two of them in a row are one heading over two lines."""
    last: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and _is_heading(block):
            if last and not re.match(r"\d|[IVXІХ]+\.", block.text):
                last = replace(last, pieces=(*last.pieces, Piece(" "), *block.pieces))
            else:
                if last:
                    yield last
                last = replace(block, heading=2, align="")
            continue
        if last:
            yield last
            last = None
        yield block
    if last:
        yield last


def _is_heading(block: Paragraph) -> bool:
    shown = [piece for piece in block.pieces if piece.text.strip()]
    upper = block.text.isupper() and len(closed_up(block.text)) > 3
    return (
        not block.heading
        and not block.bullet
        and block.align == "center"
        and (block.bold or upper)
        and len(block.text) <= _LONGEST_HEADING
        and not block.text.endswith((":", ";", ","))
        and not _ENACTED.fullmatch(closed_up(block.text))
        and all(piece.picture is None for piece in block.pieces)
        and bool(shown)
    )


def _joined(blocks: Sequence[Block], look: Look) -> Iterator[str]:
    """The blocks as texts; items of one list stand together."""
    items: list[str] = []
    depths: list[int] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.bullet and not block.empty:
            while depths and depths[-1] >= block.bullet:
                depths.pop()
            depths.append(block.bullet)
            indent = "    " * (len(depths) - 1)
            items.append(f"{indent}- {look.markdown(block.pieces).replace('  ' + chr(10), '<br>')}")
            continue
        if isinstance(block, Paragraph) and block.empty:
            continue
        if items:
            yield "\n".join(items)
            items, depths = [], []
        if words := _block(block, look):
            yield words
    if items:
        yield "\n".join(items)


def _block(block: Block, look: Look) -> str:
    if isinstance(block, Table):
        return written(block, look)
    if block.video:
        return f"{{video}} {block.video}"
    if block.quote:
        return re.sub("^", "> ", look.markdown(block.pieces), flags=re.MULTILINE)
    if block.heading and not any(piece.picture is not None for piece in block.pieces):
        signs = "#" * (2 if block.annex else min(block.heading + 1, 6))
        return f"{signs} {look.markdown(block.pieces, plain=True).replace('  ' + chr(10), ' ')}"
    pictured = any(piece.picture is not None for piece in block.pieces)
    numbered = _MARK.match(block.text + " ")
    if block.align and not (pictured or numbered):
        return f'<p align="{block.align}">{look.html(block.pieces)}</p>'
    return look.markdown(_mark_plain(block.pieces))


def _mark_plain(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the number at the start out of bold: so it is a number for the site too."""
    whole = "".join(piece.text for piece in pieces)
    match = _MARK.match(whole)
    if match is None:
        return list(pieces)
    if pieces[0].place or (
        len(pieces[0].text) < len(match[0].rstrip()) and pieces[1].place
    ):  # 10² is no number of a clause
        return list(pieces)
    left, out = match.end(), [Piece(match[0].strip() + " ")]
    for piece in pieces:
        cut = min(left, len(piece.text))
        left -= cut
        if cut < len(piece.text) or piece.note or piece.picture is not None:
            out.append(replace(piece, text=piece.text[cut:]))
    return out


def _notes(paper: Paper, look: Look) -> Iterator[str]:
    for label, lines in paper.notes.items():
        words = "  \n".join(look.markdown(line.pieces) for line in lines)
        yield f"[^{label}]: " + words.replace("\n", "\n    ")
