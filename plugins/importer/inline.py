"""Pieces of a paragraph as Markdown or, inside HTML that Markdown leaves alone, as HTML.

What the words are stays: every sign that Markdown would read as its own is escaped, and no space or number is added.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .blocks import Picture, Piece, cut

Names = Mapping[int, str]
"""Number of a picture -> the file that stands beside the document."""

_SIGNS = re.compile(r"([\\`*_{}\[\]|])")
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
_LINE_START = re.compile(r"(?m)^(?:(?=#|>)|(?=[-+](?:\s|$))|(?=-{2,}\s*$))")
_UNDERLINE = re.compile(r"(?m)^=(?==*\s*$)")
_TOO_MUCH = 200
"""Letters of a paragraph that is wholly bold or italic, from which on that says nothing."""


class Look:
    """How the text of one document is written: its pictures and their files."""

    def __init__(self, pictures: Sequence[Picture] = (), names: Names | None = None) -> None:
        self._pictures = pictures
        self._names = names or {}

    def markdown(self, pieces: Sequence[Piece], *, plain: bool = False) -> str:
        """The lines of a paragraph, with hard breaks between them. plain: without bold, as in a heading."""
        lines = ["".join(self._piece(line, at) for at in range(len(line))) for line in cut(_calm(pieces, plain=plain))]
        shown = [re.sub(r"[ \t]+", " ", line).strip(" \t") for line in lines]
        return "  \n".join(_UNDERLINE.sub("&#61;", _LINE_START.sub(r"\\", line)) for line in shown if line.strip())

    def html(self, pieces: Sequence[Piece], *, plain: bool = False) -> str:
        """The same as one line of HTML."""
        lines = ["".join(self._element(piece) for piece in line) for line in cut(_calm(pieces, plain=plain))]
        shown = [re.sub(r"[ \t]+", " ", line).strip(" \t") for line in lines]
        return "<br>".join(line for line in shown if line)

    def _piece(self, line: Sequence[Piece], at: int) -> str:
        piece = line[at]
        if piece.note:
            return f"[^{piece.note}]"
        if piece.picture is not None:
            alt = _SIGNS.sub(r"\\\1", self._pictures[piece.picture].alt)
            return f"![{alt}]({self._names.get(piece.picture, '')})"
        core = piece.text.strip()
        if not core:
            return " " if piece.text else ""
        words = _ENTITY.sub("&amp;", _SIGNS.sub(r"\\\1", core)).replace("<", "&lt;")
        if piece.place:
            words = f"<{piece.place}>{words}</{piece.place}>"
        if piece.strike:
            words = f"<s>{words}</s>"
        if piece.bold or piece.italic:
            words = _emphasised(words, piece, alone=_alone(line, at))
        if piece.href:
            words = f"[{words}]({piece.href.replace('(', '%28').replace(')', '%29')})"
        before, after = piece.text[: len(piece.text) - len(piece.text.lstrip())], piece.text[len(piece.text.rstrip()) :]
        return f"{before}{words}{after}"

    def _element(self, piece: Piece) -> str:
        if piece.note:
            return f'<sup><a href="#fn:{piece.note}">{piece.note}</a></sup>'
        if piece.picture is not None:
            source, alt = self._names.get(piece.picture, ""), self._pictures[piece.picture].alt
            return f'<img src="{html.escape(source)}" alt="{html.escape(alt)}">'
        words = html.escape(piece.text, quote=False)
        wanted = (piece.place, "s" * piece.strike, "em" * piece.italic, "strong" * piece.bold)
        for name in filter(None, wanted if piece.text.strip() else ()):
            words = f"<{name}>{words}</{name}>"
        return f'<a href="{html.escape(piece.href)}">{words}</a>' if piece.href else words


def _emphasised(words: str, piece: Piece, *, alone: bool) -> str:
    """Bold and italic; by elements where the signs of Markdown would touch letters."""
    if alone:
        signs = "*" * (2 * piece.bold + piece.italic)
        return f"{signs}{words}{signs}"
    for name in filter(None, ("em" * piece.italic, "strong" * piece.bold)):
        words = f"<{name}>{words}</{name}>"
    return words


def _alone(line: Sequence[Piece], at: int) -> bool:
    """Is there a space, or nothing, on both sides of the piece's words?"""
    text = line[at].text
    left = text[:1].isspace() or at == 0 or line[at - 1].text[-1:].isspace()
    right = text[-1:].isspace() or at == len(line) - 1 or line[at + 1].text[:1].isspace()
    return left and right and not line[at].place and not line[at].strike


def _calm(pieces: Sequence[Piece], *, plain: bool = False) -> list[Piece]:
    """Without emphasis that marks nothing: a long paragraph wholly bold or italic; spaces and signs alone."""
    shown = [piece for piece in pieces if piece.text.strip()]
    long = sum(len(piece.text) for piece in shown) > _TOO_MUCH
    no_bold = plain or (long and all(piece.bold for piece in shown))
    no_italic = plain or (long and all(piece.italic for piece in shown))
    calm: list[Piece] = []
    for piece in pieces:
        dull = not re.search(r"\w", piece.text)
        changed = replace(
            piece,
            bold=piece.bold and not no_bold and not dull,
            italic=piece.italic and not no_italic and not dull,
        )
        words = changed.picture is None and not changed.note
        if calm and words and replace(calm[-1], text="") == replace(changed, text=""):
            calm[-1] = replace(changed, text=calm[-1].text + changed.text)
        else:
            calm.append(changed)
    return calm
