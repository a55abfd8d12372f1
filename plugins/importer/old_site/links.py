"""Where the links of the old pages lead now.

Reads: what became of every page, the saved files. Writes: for each link a source of the content, a file to put beside
the document, or the old address where nothing of it was taken over, which is told.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from plugins.model.old_site import normal
from plugins.model.ukrainian import slugify
from plugins.records.attached import PICTURES
from plugins.records.text.sanitise import unsafe

from ..blocks import Block, Cell, Line, Piece, Table
from .addresses import host_of, joined
from .article import Article
from .library import Library, Unfit, taken
from .sources import some, unread


@dataclass(frozen=True)
class Links:
    """sources: address of an old page -> path of its document below content/. addresses: saved page -> its address."""

    sources: Mapping[str, str]
    addresses: Mapping[Path, str]
    library: Library
    hosts: frozenset[str]


@dataclass
class Resolved:
    """The links of one article. files: name beside the document -> its bytes and where it was saved."""

    article: Article
    path: str
    links: Links
    files: dict[str, tuple[bytes, Path]] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    _lost: list[str] = field(default_factory=list)
    _nowhere: list[str] = field(default_factory=list)

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks with every link led to where it leads now."""
        return tuple(self._block(block) for block in blocks)

    def told(self) -> list[str]:
        """What to look at."""
        words = list(dict.fromkeys(self.doubts))
        if self._nowhere:
            words.append(f"посилання нікуди не веде, лишилися слова: {some(self._nowhere)}")
        if self._lost:
            lost = some(self._lost)
            words.append(f"посилання лишилися на старий сайт, бо тих сторінок чи файлів не взято: {lost}")
        return words

    def _block(self, block: Block) -> Block:
        if isinstance(block, Table):
            lines = (
                Line(tuple(Cell(self.blocks(cell.blocks), *cell[1:]) for cell in line.cells), line.header)
                for line in block.lines
            )
            return Table(tuple(lines))
        return replace(block, pieces=tuple(self._piece(piece) for piece in block.pieces))

    def _piece(self, piece: Piece) -> Piece:
        return replace(piece, href=self._href(piece.href)) if piece.href else piece

    def _href(self, href: str) -> str:
        if href.startswith(("mailto:", "tel:")):
            return "" if unsafe(href) else href.replace(" ", "%20")
        saved = self.article.saved
        near = self.links.library.beside(saved, href) if saved else None
        address = self._spelled(normal(joined(self.article.base, href)))
        address = self.links.addresses.get(near, address) if near else address
        if address and address == normal(self.article.address):
            return ""
        if source := self.links.sources.get(address):
            return posixpath.relpath(source, posixpath.dirname(self.path))
        file = near if near not in self.links.addresses else None
        file = file or self.links.library.at(address)
        if file is not None and file not in self.links.addresses:
            return self._file(file) or self._old(address)
        return self._old(address) if host_of(address) in self.links.hosts else self._outside(href)

    def _spelled(self, address: str) -> str:
        """An address of the old site with or without `www.`, as its saved pages have it."""
        host = host_of(address)
        other = host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"
        return (
            address.replace(host, other, 1) if host not in self.links.hosts and other in self.links.hosts else address
        )

    def _old(self, address: str) -> str:
        if address:
            self._lost.append(address)
        return address

    def _outside(self, href: str) -> str:
        absolute = joined(self.article.base, href)
        if unsafe(absolute) or not normal(absolute):
            self._nowhere.append(href[:60])
            return ""
        return quote(absolute, safe="/~!$&'*+,;=:@?#[]%")

    def _file(self, file: Path) -> str:
        """The name of a file put beside the document; "" where it cannot stand on the site."""
        known = next((name for name, (_, path) in self.files.items() if path == file), "")
        if known:
            return known
        try:
            data, suffix = taken(file)
        except (Unfit, OSError) as error:
            why = unread(error) if isinstance(error, OSError) else error
            self.doubts.append(f"файл {file.name} {why}")
            return ""
        stem = PurePosixPath(self.path).stem
        words = slugify(unquote(PurePosixPath(urlsplit(file.name).path).stem), 40) or "fail"
        name, count = f"{stem}-{words}{suffix}", 2
        while name in self.files:
            name, count = f"{stem}-{words}-{count}{suffix}", count + 1
        self.files[name] = (data, file)
        return name


def papers(resolved: Resolved, blocks: Iterable[Block]) -> dict[str, str]:
    """Files that a text links to and that are no pictures: name -> the words of the link."""
    found: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Table):
            for line in block.lines:
                for cell in line.cells:
                    found |= papers(resolved, cell.blocks)
            continue
        for piece in block.pieces:
            if piece.href in resolved.files and piece.href.rpartition(".")[2] not in PICTURES:
                found[piece.href] = found.get(piece.href) or " ".join(piece.text.split())
    return found
