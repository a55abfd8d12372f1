"""A document's finished HTML as blocks of words, for forms of it that are no HTML: Word, plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Literal, NamedTuple

_BLOCKS = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "dt", "dd", "figcaption"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


class Run(NamedTuple):
    """Words of one look; a line break is "\\n"."""

    words: str
    bold: bool = False
    italic: bool = False


class Block(NamedTuple):
    """mark: «–» or the number of an item of a list. depth: of lists within lists, 1 for the outermost.

    rows: cells of a table, the first row its head; a table has no runs.
    """

    kind: Literal["paragraph", "heading", "item", "table"]
    runs: Sequence[Run] = ()
    mark: str = ""
    depth: int = 0
    rows: Sequence[Sequence[str]] = ()

    @property
    def words(self) -> str:
        """All words of the runs."""
        return "".join(run.words for run in self.runs).strip()


def blocks(html: str) -> list[Block]:
    """The blocks of HTML that the site made: paragraphs, headings, items of lists, tables. Pictures are left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [block for block in reader.found if block.words or block.rows]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Block] = []
        self._runs: list[Run] | None = None
        self._open: list[str] = []
        self._lists: list[int] = []
        self._cells: list[str] | None = None
        self._rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("img", "source", "wbr", "hr", "input"):
            return
        if tag == "br":
            self._add("\n")
            return
        self._open.append(tag)
        if tag in ("ol", "ul"):
            start = dict(attrs).get("start") or "1"
            self._lists.append(int(start) if tag == "ol" and start.isdecimal() else 0)
            self._runs = None
        elif tag == "tr":
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append("")
        elif tag == "li":
            self._begin("item", self._mark(), len(self._lists))
        elif tag in _BLOCKS and not self._in_item():
            self._begin("heading" if tag in _HEADINGS else "paragraph")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "tr" and self._cells is not None:
            self._rows.append([words.strip() for words in self._cells])
            self._cells = None
        elif tag == "table" and self._rows:
            wide = max(map(len, self._rows))
            self.found.append(Block("table", rows=[[*row, *[""] * (wide - len(row))] for row in self._rows]))
            self._rows = []
        if tag in _BLOCKS and (tag == "li" or not self._in_item()):
            self._runs = None

    def handle_data(self, data: str) -> None:
        self._add(data if "pre" in self._open else re.sub(r"[ \t\r\n]+", " ", data))

    def _add(self, words: str) -> None:
        if self._cells:
            self._cells[-1] += words
            return
        if not self._runs and not words.strip():
            return
        if self._runs is None:
            self._begin("paragraph")
        assert self._runs is not None
        bold, italic = not _HEADINGS.union({"strong", "b"}).isdisjoint(self._open), "em" in self._open
        self._runs.append(Run(words if self._runs else words.lstrip(), bold, italic))

    def _begin(self, kind: Literal["paragraph", "heading", "item"], mark: str = "", depth: int = 0) -> None:
        self._runs = []
        self.found.append(Block(kind, self._runs, mark, depth))

    def _mark(self) -> str:
        if not self._lists or not self._lists[-1]:
            return "–"
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}."

    def _in_item(self) -> bool:
        """Inside an item whose words have begun or are about to: its first paragraph is the item itself."""
        return "li" in self._open and self._runs is not None and not self._runs
