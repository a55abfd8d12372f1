"""What a document consists of between the stages: paragraphs and tables of pieces of text with one look each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeAlias

Align = Literal["", "center", "right"]

_SPACED = re.compile(r"(?<!\S)(?:[\w'’ʼ][ \u00a0]){3,}\w(?!\S)")


@dataclass(frozen=True)
class Piece:
    """text: with "\\t" and "\\n" as in Word. place: "", "sup" or "sub". note, picture: a reference instead of text."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    place: str = ""
    href: str = ""
    note: str = ""
    picture: int | None = None


@dataclass(frozen=True)
class Paragraph:
    """heading: level from 1, 0 for none. bullet: depth from 1, 0 for none. annex: it is the title of an annex.

    quote: the words are somebody else's. video: instead of words, what plays at its place.
    """

    pieces: tuple[Piece, ...] = ()
    align: Align = ""
    heading: int = 0
    bullet: int = 0
    annex: bool = False
    quote: bool = False
    video: str = ""

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join("".join(piece.text for piece in self.pieces).split())

    @property
    def empty(self) -> bool:
        return (
            not self.text and not self.video and all(piece.picture is None and not piece.note for piece in self.pieces)
        )

    @property
    def bold(self) -> bool:
        """Everything readable in it is bold."""
        shown = [piece for piece in self.pieces if piece.text.strip()]
        return bool(shown) and all(piece.bold for piece in shown)

    def lines(self) -> list[str]:
        """The words as the paper's lines: cut at line ends."""
        whole = "".join(piece.text for piece in self.pieces)
        return [line for line in whole.split("\n") if line.strip()]


class Cell(NamedTuple):
    """A cell of a table; merged cells count the columns and rows they cover."""

    blocks: tuple[Block, ...]
    colspan: int = 1
    rowspan: int = 1


class Line(NamedTuple):
    """A row of a table."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(frozen=True)
class Table:
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(filter(None, (block.text for block in inside(self))))


Block: TypeAlias = Paragraph | Table


class Picture(NamedTuple):
    """data: the file. suffix: with its dot, "" where browsers do not show it. alt: words for it, "" when unknown."""

    data: bytes
    suffix: str
    alt: str


@dataclass(frozen=True)
class Paper:
    """A document read: its blocks, notes by label in their order, pictures by number, and what to look at."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    findings: tuple[str, ...] = ()


def inside(table: Table) -> list[Block]:
    """The blocks of all cells in order."""
    return [block for line in table.lines for cell in line.cells for block in cell.blocks]


def paragraphs(blocks: Iterable[Block]) -> list[Paragraph]:
    """All paragraphs in order, those of tables too."""
    found: list[Paragraph] = []
    for block in blocks:
        found += [block] if isinstance(block, Paragraph) else paragraphs(inside(block))
    return found


def closed_up(text: str) -> str:
    """«Р І Ш Е Н Н Я» -> «РІШЕННЯ»; a wider gap parts words."""
    return _SPACED.sub(lambda match: re.sub(r"[ \u00a0]", "", match[0]), text)


def cut(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces cut at line ends."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(replace(piece, text=first))
        lines += [[replace(piece, text=other)] for other in others]
    return lines
