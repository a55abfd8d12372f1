"""The element that holds a text becomes blocks of the importer.

Reads: a tree, saved files. Writes: blocks, pictures, and what could not be taken over. Links keep the address that they
have in the page; `document` turns them, when it is known what became of every page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from plugins.records.video_source import parse_source

from ..blocks import Align, Block, Cell, Line, Paragraph, Picture, Piece, Table
from .attributes import Marks, aligned, embedded, hidden, lays_out, sources, spacer, spans
from .paragraphs import listed, parted

DEEPEST = 120
_PARAGRAPHS = frozenset(
    {"address", "article", "aside", "center", "dd", "div", "dt", "fieldset", "figure", "footer", "form", "header"}
    | {"details", "main", "p", "section", "summary"}
)
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"cite", "em", "i", "var"})
_STRUCK = frozenset({"del", "s", "strike"})
_SPACE = re.compile(r"[ \t\n\r\f]+")

Find = Callable[[list[str]], Picture | None]
"""The picture at the first of these addresses that has one; None where none has, which it tells itself."""


@dataclass(frozen=True)
class _Place:
    """What a paragraph is at this place of the tree. marks: of the ordered list of which it is directly a part."""

    align: Align = ""
    heading: int = 0
    bullet: int = 0
    quote: bool = False
    item: bool = False
    marks: Marks | None = None


class Walk:
    """Goes over elements. blocks: what it read. pictures: by the numbers in the blocks. doubts: Ukrainian."""

    def __init__(self, find: Find) -> None:
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.doubts: list[str] = []
        self._find = find
        self._pieces: list[Piece] = []
        self._marks = 0
        self._depth = 0

    def go(self, element: Tag) -> None:
        """Read an element and all it holds, after those that were read before."""
        self._children(element, Piece(), _Place())
        self._end(_Place())

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
        if hidden(tag):
            if tag.get_text(strip=True):
                self._doubt("прихований текст не взято")
        elif name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._block(tag, look, place, _Place(aligned(tag, place.align), heading=int(name[1])))
        elif name in ("figcaption", "caption"):
            self._block(tag, replace(look, italic=True), place, replace(place, heading=0))
        elif name in _PARAGRAPHS:
            self._paragraph(tag, look, place)
        elif name in ("ul", "ol"):
            self._list(tag, look, place)
        elif name == "li" and place.marks:
            self._numbered(tag, look, place, place.marks)
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
        elif name == "area":
            words = str(tag.get("alt") or "").strip() or "посилання із зображення"
            if href := str(tag.get("href") or "").strip():
                self._pieces += [Piece(" "), replace(look, text=words, href=href)]
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
        self._block(tag, bold, place, replace(place, align=aligned(tag, place.align), heading=0))

    def _list(self, tag: Tag, look: Piece, place: _Place) -> None:
        self._end(place)
        self._children(tag, look, replace(place, item=False, marks=Marks(tag) if tag.name == "ol" else None))
        self._end(replace(place, item=False))

    def _numbered(self, tag: Tag, look: Piece, place: _Place, marks: Marks) -> None:
        self._end(place)
        self._pieces.append(Piece(marks.of(tag)))
        self._marks = len(self._pieces)
        inner = replace(place, item=True, marks=None)
        self._children(tag, look, inner)
        self._end(inner)

    def _table(self, tag: Tag, look: Piece, place: _Place) -> None:
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        cells = [[cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row] for row in rows]
        for caption in tag.find_all("caption", recursive=False):
            self._block(caption, replace(look, bold=True), place, replace(place, bullet=0, item=False))
        if lays_out(tag, cells):
            for cell in (cell for row in cells for cell in row):
                self._block(cell, look, place, replace(place, align=aligned(cell, place.align)))
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
        place = _Place(aligned(tag, ""))
        self._children(tag, look, place)
        self._end(place)
        inner, self.blocks = self.blocks, outer
        return Cell(tuple(inner), *spans(tag))

    def _picture(self, tag: Tag, look: Piece, larger: str = "") -> None:
        alt = " ".join(str(tag.get("alt") or "").split())
        if {*map(str, tag.get("class") or ())} & {"wp-smiley", "emoji"} and alt:
            self._pieces.append(replace(look, text=alt))
            return
        found = [] if spacer(tag) else sources(tag)
        picture = self._find(list(filter(None, [larger, *found]))) if found else None
        if picture is not None:
            if picture.data:
                self.pictures.append(picture._replace(alt=alt))
                self._pieces.append(Piece(picture=len(self.pictures) - 1))
            return
        source = next((source for source in found if not source.startswith("data:")), "")
        if source:
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
        address, host, name = embedded(address)
        self._doubt(f"вставку ({host or name}) замінено посиланням")
        words = f"Вставка з іншого сайту: {host}" if host else f"Вставка: {name}"
        self.blocks.append(Paragraph((Piece(words, href=address),)))

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
        for at, own in enumerate(parted(pieces)):
            bullet = 0 if at and place.item else place.bullet
            paragraph = Paragraph(tuple(own), place.align, place.heading, bullet, quote=place.quote)
            paragraph = paragraph if place.item else listed(paragraph)
            if not paragraph.empty:
                self.blocks.append(paragraph)
