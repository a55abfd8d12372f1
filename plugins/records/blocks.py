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


def blocks(html: str, root: str = "", *, addresses: bool = False) -> list[Block]:
    """The blocks of HTML that the site made: paragraphs, headings, items of lists, tables. Pictures are left out.

    A video is a paragraph of its name and address. root: address of the site, for links within it. addresses: those of
    links stand after their words, for forms that cannot be clicked.
    """
    reader = _Reader(root, addresses)
    reader.feed(html)
    reader.close()
    return [block for block in reader.found if block.words or block.rows]


def plain_line(block: Block) -> str:
    """A block without a table as plain text: an item's mark before it, deeper lists further in."""
    return f"{'  ' * (block.depth - 1)}{block.mark} {block.words}" if block.mark else block.words


class _Reader(HTMLParser):
    def __init__(self, root: str, addresses: bool) -> None:
        super().__init__()
        self.found: list[Block] = []
        self._root, self._addresses = root, addresses
        self._player: list[tuple[str, str]] | None = None
        self._link: str = ""
        self._linked: str = ""
        self._runs: list[Run] | None = None
        self._open: list[str] = []
        self._lists: list[int] = []
        self._cells: list[str] | None = None
        self._rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "figure" and given.get("class") == "player":
            self._player = []
        if self._player is not None:
            if tag in ("a", "video"):
                title = given.get("data-title") or given.get("aria-label") or ""
                self._player.append((title, given.get("href") or given.get("src") or ""))
            return
        if tag in ("img", "source", "wbr", "hr", "input"):
            return
        if tag == "a":
            self._link, self._linked = given.get("href") or "", ""
        if tag == "br":
            self._add("\n")
            return
        self._open.append(tag)
        if tag in ("ol", "ul"):
            start = given.get("start") or "1"
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
        if self._player is not None:
            if tag == "figure":
                self._end_player(self._player)
            return
        if tag == "a":
            self._end_link()
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

    def _end_player(self, links: list[tuple[str, str]]) -> None:
        """The name is that of the screen, the address that of the video's own page where the caption leads to one."""
        self._player = None
        if not links:
            return
        title, address = links[0][0], self._full(links[-1][1])
        words = ", ".join(filter(None, (title if re.match(r"Відео\b", title) else f"Відео: {title}", address)))
        if self._cells:
            self._cells[-1] += words
            return
        self.found.append(Block("paragraph", [Run(words)]))
        self._runs = None

    def _end_link(self) -> None:
        address, words = self._link, self._linked.strip()
        self._link = ""
        if self._addresses and words and address and not address.startswith("#"):
            full = self._full(address).removeprefix("mailto:").removeprefix("tel:")
            if words not in (full, re.sub(r"^https?://", "", full).rstrip("/")):
                self._add(f" ({full})")

    def _full(self, address: str) -> str:
        return f"{self._root}{address}" if address.startswith("/") else address

    def handle_data(self, data: str) -> None:
        if self._player is not None:
            return
        if self._link:
            self._linked += data
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
