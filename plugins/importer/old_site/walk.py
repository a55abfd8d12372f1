"""The element that holds a text becomes blocks of the importer.

Reads: a tree, saved files. Writes: blocks, pictures, and what could not be taken over. Links keep the address that they
have in the page; `document` turns them, when it is known what became of every page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from string import ascii_lowercase

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from plugins.records.video_source import parse_source

from ..blocks import Align, Block, Cell, Line, Paragraph, Picture, Piece, Table
from ..numbering import in_roman

DEEPEST = 120
_PARAGRAPHS = frozenset(
    {"address", "article", "aside", "center", "dd", "div", "dt", "fieldset", "figure", "footer", "form", "header"}
    | {"details", "main", "p", "section", "summary"}
)
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"cite", "em", "i", "var"})
_STRUCK = frozenset({"del", "s", "strike"})
_SPACE = re.compile(r"[ \t\n\r\f]+")

Find = Callable[[str], Picture | None]
"""The picture at an address as it stands in the page; None where it is not saved or unfit, which it tells itself."""


@dataclass(frozen=True)
class _Place:
    """What a paragraph is at this place of the tree."""

    align: Align = ""
    heading: int = 0
    bullet: int = 0
    quote: bool = False
    item: bool = False


class Walk:
    """Goes over one element. blocks: what it read. pictures: by the numbers in the blocks. doubts: Ukrainian."""

    def __init__(self, find: Find) -> None:
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.doubts: list[str] = []
        self._find = find
        self._pieces: list[Piece] = []
        self._marks = 0
        self._depth = 0

    def go(self, element: Tag) -> None:
        """Read an element and all it holds."""
        self._children(element, Piece(), _Place())
        self._end(_Place())
        self.blocks = _ranked(self.blocks)

    def _children(self, node: Tag, look: Piece, place: _Place) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            self._doubt("елементи вкладено надто глибоко: нижче взято лише слова")
            self._pieces.append(replace(look, text=_SPACE.sub(" ", node.get_text(" "))))
        else:
            for child in node.children:
                if isinstance(child, Tag):
                    self._tag(child, look, place)
                elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                    self._pieces.append(replace(look, text=_SPACE.sub(" ", child)))
        self._depth -= 1

    def _tag(self, tag: Tag, look: Piece, place: _Place) -> None:
        name = tag.name
        if "display:none" in str(tag.get("style", "")).replace(" ", "") or tag.has_attr("hidden"):
            if tag.get_text(strip=True):
                self._doubt("прихований текст не взято")
        elif name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._block(tag, look, place, _Place(_align(tag, place), heading=int(name[1])))
        elif name in ("figcaption", "caption"):
            self._block(tag, replace(look, italic=True), place, replace(place, heading=0))
        elif name in _PARAGRAPHS:
            self._paragraph(tag, look, place)
        elif name in ("ul", "ol"):
            self._list(tag, look, place)
        elif name == "li":
            self._block(tag, look, place, replace(place, bullet=place.bullet + 1, item=True))
        elif name == "blockquote":
            self._block(tag, look, place, replace(place, quote=True))
        elif name == "table":
            self._end(place)
            self._table(tag, look, place)
        elif name == "pre":
            self._end(place)
            self._pieces.append(replace(look, text=tag.get_text()))
            self._end(place)
        elif name in ("dl", "nav"):
            self._block(tag, look, place, place)
        elif name == "hr":
            self._end(place)
        elif name == "br":
            self._pieces.append(replace(look, text="\n"))
        else:
            self._inline(tag, look, place)

    def _inline(self, tag: Tag, look: Piece, place: _Place) -> None:
        name = tag.name
        if name == "img":
            self._picture(tag, look)
        elif name == "iframe":
            self._frame(str(tag.get("src") or tag.get("data-src") or ""), place)
        elif name in ("video", "audio", "embed", "object"):
            self._media(tag, look, place)
        elif name == "a":
            self._link(tag, look, place)
        else:
            bold, italic, struck = name in _BOLD, name in _ITALIC, name in _STRUCK
            raised = name if name in ("sup", "sub") else look.place
            inner = replace(
                look,
                bold=look.bold or bold,
                italic=look.italic or italic,
                strike=look.strike or struck,
                place=raised,
            )
            self._children(tag, inner, place)

    def _block(self, tag: Tag, look: Piece, outer: _Place, inner: _Place) -> None:
        self._end(outer)
        self._children(tag, look, inner)
        self._end(inner)

    def _paragraph(self, tag: Tag, look: Piece, place: _Place) -> None:
        if place.item:  # an item's second paragraph is a new line of it
            if any(piece.text.strip() for piece in self._pieces[self._marks :]):
                self._pieces.append(Piece("\n"))
            self._children(tag, look, place)
            return
        bold = replace(look, bold=True) if tag.name == "dt" else look
        self._block(tag, bold, place, replace(place, align=_align(tag, place), heading=0))

    def _list(self, tag: Tag, look: Piece, place: _Place) -> None:
        self._end(place)
        if tag.name == "ul":
            self._children(tag, look, replace(place, item=False))
            self._end(place)
            return
        number = _whole(tag.get("start"), 1)
        for child in tag.find_all("li", recursive=False):
            number = _whole(child.get("value"), number)
            self._pieces.append(Piece(f"{_mark(number, str(tag.get('type') or '1'))}. "))
            self._marks = len(self._pieces)
            inner = replace(place, item=True)
            self._children(child, look, inner)
            self._end(inner)
            number += 1

    def _table(self, tag: Tag, look: Piece, place: _Place) -> None:
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        cells = [[cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row] for row in rows]
        for caption in tag.find_all("caption", recursive=False):
            self._block(caption, replace(look, bold=True), place, replace(place, bullet=0, item=False))
        if _lays_out(tag, cells):
            for cell in (cell for row in cells for cell in row):
                self._block(cell, look, place, replace(place, align=_align(cell, place)))
            return
        lines = []
        for row in cells:
            found = tuple(self._cell(cell, look) for cell in row)
            if any(cell.blocks for cell in found):
                lines.append(Line(found, header=all(cell.name == "th" for cell in row)))
        if lines:
            self.blocks.append(Table(tuple(lines)))

    def _cell(self, tag: Tag, look: Piece) -> Cell:
        outer, self.blocks = self.blocks, []
        place = _Place(_align(tag, _Place()))
        self._children(tag, look, place)
        self._end(place)
        inner, self.blocks = self.blocks, outer
        spans = (min(max(_whole(tag.get(name), 1), 1), 100) for name in ("colspan", "rowspan"))
        return Cell(tuple(inner), *spans)

    def _picture(self, tag: Tag, look: Piece, larger: str = "") -> None:
        source = str(tag.get("src") or "")
        for lazy in ("data-src", "data-original", "data-lazy-src"):
            if tag.get(lazy) and (not source or source.startswith("data:image/gif")):
                source = str(tag[lazy])
        alt = " ".join(str(tag.get("alt") or "").split())
        if {*map(str, tag.get("class") or ())} & {"wp-smiley", "emoji"} and alt:
            self._pieces.append(replace(look, text=alt))
            return
        picture = (self._find(larger) if larger else None) or (self._find(source) if source else None)
        if picture is not None:
            if picture.data:
                self.pictures.append(picture._replace(alt=alt))
                self._pieces.append(Piece(picture=len(self.pictures) - 1))
        elif source and not source.startswith("data:"):
            self._pieces.append(Piece(f"[зображення: {alt}]" if alt else "[зображення]", href=source))

    def _link(self, tag: Tag, look: Piece, place: _Place) -> None:
        href = str(tag.get("href") or "").strip()
        pictures = tag.find_all("img")
        if len(pictures) == 1 and not tag.get_text(strip=True):
            larger = href if re.search(r"(?i)\.(?:jpe?g|png|webp|gif)(?:\?|$)", href) else ""
            self._picture(pictures[0], look, larger)
            if href and not larger:
                words = " ".join(str(pictures[0].get("alt") or "").split()) or "посилання із зображення"
                self._pieces += [Piece(" "), replace(look, text=words, href=href)]
            return
        inner = replace(look, href="" if href.startswith("#") else href)
        self._children(tag, inner, place)

    def _frame(self, source: str, place: _Place) -> None:
        if not source:
            return
        self._end(place)
        address = f"https:{source}" if source.startswith("//") else source
        video = parse_source(address)
        if video and video.id:
            self.blocks.append(Paragraph(video=video.url))
            return
        host = re.sub(r"^(?:https?:)?//([^/?#]*).*", r"\1", source)
        self._doubt(f"вставку з іншого сайту ({host}) замінено посиланням")
        self.blocks.append(Paragraph((Piece(f"Вставка з іншого сайту: {host}", href=address),)))

    def _media(self, tag: Tag, look: Piece, place: _Place) -> None:
        inner = tag.find("source", src=True)
        source = str(tag.get("src") or tag.get("data") or (inner["src"] if isinstance(inner, Tag) else "") or "")
        video = parse_source(f"https:{source}" if source.startswith("//") else source) if source else None
        if video and video.id:
            self._frame(source, place)
        elif source:
            self._doubt(f"програвач замінено посиланням на файл ({source.rpartition('/')[2][:60]})")
            self._pieces.append(replace(look, text="Аудіо" if tag.name == "audio" else "Відео", href=source))

    def _doubt(self, words: str) -> None:
        if words not in self.doubts:
            self.doubts.append(words)

    def _end(self, place: _Place) -> None:
        """Close the paragraph that has been gathered; two line ends in a row part paragraphs."""
        pieces, self._pieces, self._marks = self._pieces, [], 0
        for at, own in enumerate(_parted(pieces)):
            paragraph = Paragraph(tuple(own), place.align, place.heading, place.bullet, quote=place.quote)
            if not paragraph.empty:
                self.blocks.append(replace(paragraph, bullet=0) if at and place.item else paragraph)


def _ranked(blocks: list[Block]) -> list[Block]:
    """Headings by their rank in the text: old pages begin with any level and leave some out."""
    levels = sorted({block.heading for block in blocks if isinstance(block, Paragraph) and block.heading})
    return [
        replace(block, heading=levels.index(block.heading) + 1)
        if isinstance(block, Paragraph) and block.heading
        else block
        for block in blocks
    ]


def _parted(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces of each paragraph: an empty line parts two of them."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].append(replace(piece, text=first))
        lines += [[replace(piece, text=other)] for other in others]
    parts: list[list[Piece]] = [[]]
    for line in lines:
        if any(piece.text.strip() or piece.picture is not None for piece in line):
            parts[-1] += [Piece("\n"), *line] if parts[-1] else line
        elif parts[-1]:
            parts.append([])
    return parts


def _align(tag: Tag, place: _Place) -> Align:
    style = re.search(r"text-align\s*:\s*(\w+)", str(tag.get("style") or ""))
    word = (style[1] if style else str(tag.get("align") or "")).lower()
    if tag.name == "center" or word == "center":
        return "center"
    if word in ("right", "end"):
        return "right"
    return "" if word else place.align


def _lays_out(table: Tag, rows: list[list[Tag]]) -> bool:
    """Does a table only place things on the page: one cell a row, or other tables inside, and no headings?"""
    if table.get("role") == "presentation" or all(len(row) < 2 for row in rows):
        return True
    return table.find("table") is not None and not any(cell.name == "th" for row in rows for cell in row)


def _mark(number: int, kind: str) -> str:
    """An item's number as a browser shows it for `type`."""
    if kind in ("a", "A") and 0 < number <= len(ascii_lowercase):
        letter = ascii_lowercase[number - 1]
        return letter if kind == "a" else letter.upper()
    if kind in ("i", "I") and 0 < number < 100:
        return in_roman(number).lower() if kind == "i" else in_roman(number)
    return str(number)


def _whole(value: object, default: int) -> int:
    text = str(value or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text, re.ASCII) else default
