"""The text of an act taken apart: what stands before its clauses, the tree of clauses and headings, annexes, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.etree import HTML, HTMLParser, _Element

from .blocks import Blocks
from .inline import Inline, add, append, clean, is_block, words

_LEVEL = re.compile(r"\blevel-(\d)")


@dataclass
class Part:
    """A clause or what stands under a heading. rank: (0, level) of a heading, (1, level) of a clause."""

    rank: tuple[int, int]
    source: _Element
    number: str = ""
    blocks: list[_Element] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


@dataclass
class Body:
    """A text or an annex: blocks before the first heading or clause, then those. title: of an annex, as an element."""

    blocks: list[_Element] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    title: _Element | None = None
    place: str = ""


@dataclass
class Parsed:
    """The whole text. notes: (name in the page, the note's element)."""

    body: Body
    annexes: list[Body]
    notes: list[tuple[str, _Element]]


def parse(html: str) -> Parsed:
    """Take apart the HTML that `records.text` made of an act."""
    root = HTML(f"<div>{clean(html)}</div>", HTMLParser(huge_tree=True))[0][0]
    annexes, notes, own = [], [], []
    for element in _elements(root):
        if element.tag == "section" and element.get("class") == "annex":
            annexes.append(_annex(element))
        elif element.get("class") == "footnote":
            notes += [(item.get("id", ""), item) for item in element.iter("li") if item.get("id", "").startswith("fn:")]
        else:
            own.append(element)
    return Parsed(_body(own), annexes, notes)


def _elements(parent: _Element) -> list[_Element]:
    """What stands in an element; words and inline elements that stand in none of its blocks as paragraphs."""
    found: list[_Element] = []
    loose = parent.makeelement("p")
    append(loose, parent.text)
    for child in list(parent):
        tail, child.tail = child.tail, None
        if is_block(child):
            found += [loose, child] if words(loose) or len(loose) else [child]
            loose = parent.makeelement("p")
        elif isinstance(child.tag, str):
            loose.append(child)
        append(loose, tail)
    return [*found, loose] if words(loose) or len(loose) else found


def _annex(section: _Element) -> Body:
    title, *inside = _elements(section)
    body = _body(inside)
    body.title, body.place = title, section.get("id", "")
    return body


def _body(elements: Sequence[_Element]) -> Body:
    body = Body()
    open_parts: list[Part] = []
    for element in elements:
        part = _part(element)
        if part is None:
            (open_parts[-1].blocks if open_parts else body.blocks).append(element)
            continue
        while open_parts and open_parts[-1].rank >= part.rank:
            open_parts.pop()
        (open_parts[-1].parts if open_parts else body.parts).append(part)
        open_parts.append(part)
    return body


def _part(element: _Element) -> Part | None:
    if re.fullmatch("h[2-6]", element.tag):
        return Part((0, int(element.tag[1])), element)
    if element.tag == "p" and "clause" in element.get("class", "").split() and element.get("id"):
        level = _LEVEL.search(element.get("class", ""))
        return Part((1, int(level[1]) if level else 1), element, words(element[0]))
    return None


class Writer:
    """Writes parts with their eIds (Naming Convention 1.0, section 5): unique in the document, made of numbers."""

    def __init__(self, site: str, page: str) -> None:
        self.inline = Inline(site, page)
        self.places: dict[str, str] = {}
        self._taken: dict[str, int] = {}
        self._under = ""
        self.blocks = Blocks(self.inline, self.name)

    def name(self, prefix: str, number: str = "", place: str = "") -> str:
        """A new eId below the part that is being written. place: name in the page that leads here from now on."""
        own = re.sub(r"[^0-9a-zа-яґєії]+", "-", number.lower()).strip("-")
        base = f"{self._under}{prefix}" + (f"_{own}" if own else "")
        count = self._taken[base] = self._taken.get(base, 0) + 1
        found = base if own and count == 1 else f"{base}_{count}"
        if found in self._taken and found != base:
            return self.name(prefix, f"{own}-{count}", place)
        self._taken.setdefault(found, 1)
        if place:
            self.places.setdefault(place, found)
        return found

    def parts(self, target: _Element, parts: Sequence[Part], depth: int = 0) -> None:
        """Parts as hierarchical elements, each with its number and heading as written."""
        for part in parts:
            heading = part.rank[0] == 0
            tag = ("subsection" if depth else "section") if heading else "subparagraph" if depth else "paragraph"
            prefix = {"section": "sec", "subsection": "subsec", "paragraph": "para", "subparagraph": "subpara"}[tag]
            name = self.name(prefix, part.number, part.source.get("id", ""))
            element = add(target, tag, eId=name)
            element.tail = "\n"
            above, self._under = self._under, f"{name}__"
            self._part(element, part, heading, 0 if heading else depth + 1)
            self._under = above

    def _part(self, element: _Element, part: Part, heading: bool, depth: int) -> None:
        if heading:
            self.inline.fill(add(element, "heading"), part.source)
        else:
            add(element, "num", part.number)
        own = [] if heading else [part.source]
        if not part.parts or part.blocks or own:
            inside = add(element, "intro" if part.parts else "content")
            if own:
                number = part.source[0]
                paragraph = add(inside, "p")
                self.inline.fill(paragraph, part.source, lambda child: child is number)
                paragraph.text = (paragraph.text or "").lstrip() or None
            self.blocks.add(inside, part.blocks)
        self.parts(element, part.parts, depth)

    def notes(self, meta: _Element, notes: Sequence[tuple[str, _Element]]) -> None:
        """Footnotes as <notes>; marks in the text lead to them."""
        if not notes:
            return
        whole = add(meta, "notes", source="#sait")
        for place, source in notes:
            note = add(whole, "note", eId=self.name("note", "", place))
            self.blocks.fill(note, source)
            if not len(note):
                add(note, "p")
