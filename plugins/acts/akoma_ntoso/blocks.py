"""Paragraphs, lists and tables of a sanitised text as blocks of Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lxml.etree import _Element

from .inline import Inline, add, append, children, is_block, words

Name = Callable[[str, str, str], str]
"""prefix, number, name in the page ("" where it has none) -> a new eId."""


class Blocks:
    """Writes blocks; every element that needs one gets its eId from `name`."""

    def __init__(self, inline: Inline, name: Name) -> None:
        self._inline, self._name = inline, name

    def fill(self, target: _Element, source: _Element, style: str = "") -> None:
        """Everything in `source` as blocks at the end of `target`; loose words become paragraphs."""
        self.add(target, _runs(source), style)

    def add(self, target: _Element, items: Iterable[_Element | _Run], style: str = "") -> None:
        """These elements of HTML and runs of words as blocks."""
        for item in items:
            if isinstance(item, _Run):
                self._loose(target, item, style)
            else:
                self.block(target, item, style)

    def block(self, target: _Element, source: _Element, style: str = "") -> None:
        """One element of HTML as a block, or as the blocks that stand in it."""
        name = source.tag
        if name == "hr":
            return
        if name == "table":
            self._table(target, source)
        elif name in ("ul", "ol"):
            self._list(target, source)
        elif name == "pre":
            self._inline.lines(self.paragraph(target, source, "pre"), source)
        elif name == "blockquote":
            self.fill(target, source, "quotation")
        elif name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "summary", "figcaption"):
            if any(is_block(child) for child in children(source)):
                self.fill(target, source, style)
            else:
                kind = style or ("heading" if name[0] == "h" else "term" if name == "dt" else "")
                self._inline.fill(self.paragraph(target, source, kind), source)
        else:
            self.fill(target, source, style)

    def paragraph(self, target: _Element, source: _Element, style: str = "") -> _Element:
        """An empty paragraph that the page's place of `source` leads to."""
        paragraph = add(target, "p", **({"class": style} if style else {}))
        if place := source.get("id", ""):
            paragraph.set("eId", self._name("p", "", place))
        paragraph.tail = "\n"
        return paragraph

    def _loose(self, target: _Element, run: _Run, style: str) -> None:
        if run.empty:
            return
        paragraph = add(target, "p", **({"class": style} if style else {}))
        run.write(self._inline, paragraph)
        paragraph.tail = "\n"

    def _list(self, target: _Element, source: _Element) -> None:
        items = [item for item in _runs(source) if not isinstance(item, _Run) or not item.empty]
        if not items:
            return
        whole = add(target, str(source.tag), eId=self._name(str(source.tag), "", source.get("id", "")))
        start = int(source.get("start", "1")) if source.tag == "ol" else 0
        for place, item in enumerate(items):
            line = add(whole, "li", **({"value": str(start + place)} if source.tag == "ol" else {}))
            if isinstance(item, _Run) or item.tag != "li":
                self._item(line, [item])
                continue
            if place_in_page := item.get("id", ""):
                line.set("eId", self._name("li", "", place_in_page))
            self._item(line, _runs(item))
        whole.tail = "\n"

    def _item(self, line: _Element, items: Iterable[_Element | _Run]) -> None:
        """What stands in a list's item: words, paragraphs and lists; other blocks become paragraphs of words."""
        for item in items:
            if isinstance(item, _Run):
                item.write(self._inline, line)
            elif item.tag in ("ul", "ol"):
                self._list(line, item)
            elif item.tag == "table":
                for row in item.iter("tr"):
                    add(line, "p", " | ".join(words(cell) for cell in children(row)))
            elif any(is_block(child) for child in children(item)):
                self._item(line, _runs(item))
            elif item.tag != "hr":
                self._inline.fill(self.paragraph(line, item), item)

    def _table(self, target: _Element, source: _Element) -> None:
        rows = [row for row in _rows(source) if any(cell.tag in ("td", "th") for cell in children(row))]
        if not rows:
            self.add(target, _runs(source))
            return
        table = add(target, "table", eId=self._name("table", "", source.get("id", "")))
        for caption in list(source.iterchildren("caption"))[:1]:
            self._inline.fill(add(table, "caption"), caption)
        for row in rows:
            line = add(table, "tr")
            line.tail = "\n"
            for cell in children(row):
                if cell.tag in ("td", "th"):
                    spans = {name: cell.get(name, "") for name in ("colspan", "rowspan") if cell.get(name)}
                    self.fill(add(line, cell.tag, **spans), cell)
        table.tail = "\n"


class _Run:
    """Words and inline elements that stand side by side."""

    def __init__(self) -> None:
        self.pieces: list[str | _Element] = []

    @property
    def empty(self) -> bool:
        return not any(not isinstance(piece, str) or piece.strip() for piece in self.pieces)

    def write(self, inline: Inline, target: _Element) -> None:
        for piece in self.pieces:
            if isinstance(piece, str):
                append(target, piece)
            else:
                inline.element(target, piece)


def _runs(source: _Element) -> Iterator[_Element | _Run]:
    """What stands in an element: blocks, and between them runs of words."""
    run = _Run()
    if source.text:
        run.pieces.append(source.text)
    for child in source:
        if isinstance(child.tag, str):
            if is_block(child):
                if run.pieces:
                    yield run
                run = _Run()
                yield child
            else:
                run.pieces.append(child)
        if child.tail:
            run.pieces.append(child.tail)
    if run.pieces:
        yield run


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table itself, not of those in its cells."""
    for child in children(table):
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in children(child) if row.tag == "tr")
