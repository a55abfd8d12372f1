"""The pages of one run: read one after another, each under its old address.

Reads: sources, rules, the journal of earlier runs. Writes: articles; what becomes no document goes into the journal.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from plugins.model import old_site
from plugins.model.kinds import News, Page
from plugins.records.progress import Progress
from plugins.records.settings import Settings

from . import addresses, page, sources, wordpress
from .article import Article, Passed, Reader, sha256
from .decoding import decoded
from .journal import FAILED, PASSED, Journal
from .library import Library
from .links import Links
from .rules import Rules

LARGEST_PAGE = 20_000_000
"""Bytes."""
_NO_ADDRESS = "стара адреса невідома: переспрямування не буде — впишіть base у правила"


class Run:
    """The pages of one run while they are read. settled: pages that earlier runs dealt with."""

    def __init__(self, found: sources.Found, by: Rules, settings: Settings, journal: Journal, *, mapped: bool) -> None:
        self._found, self._by, self._journal = found, by, journal
        only = settings.old_hosts[0] if len(settings.old_hosts) == 1 else ""
        self._base = by.base or (f"https://{only}/" if only else "")
        self._library = Library(found.roots or [given.root for given in found.pages], self._base)
        self._hosts = frozenset({*settings.old_hosts, addresses.host_of(old_site.normal(self._base))} - {""})
        self._reader = Reader(by, self._library, mapped=mapped)
        self._addresses: dict[Path, str] = {}
        self._met: set[str] = set()
        self._names = {page.name for page in found.pages}
        self.settled = 0

    def articles(self, *, again: bool) -> Iterable[Article]:
        """The pages of which documents are to be made; of the others the journal hears."""
        with Progress("Читаю сторінки", len(self._found.pages)) as progress:
            for saved in self._found.pages:
                if article := self._kept(self._of_page(saved, again=again)):
                    yield article
                progress.step()
        for export in self._found.exports:
            for item in wordpress.items(export):
                if article := self._kept(self._of_item(item, again=again)):
                    yield article

    def links(self, made_of: dict[str, str]) -> Links:
        """Where links lead, now that every page has a place."""
        return Links(made_of, self._addresses, self._library, self._hosts | self._library.hosts())

    def others(self) -> None:
        """Into the journal: what was refused, what no page shows, what a sitemap names and nobody saved."""
        for name, why in self._found.refused:
            self._journal.add(old_site.Entry("", FAILED, "", why, name))
        for name, why in self._found.passed:
            self._journal.add(old_site.Entry("", PASSED, "", why, name))
        taken = {entry.address for entry in self._journal.lines() if entry.leads}
        for paper in self._found.papers:
            address = self._library.address_of(paper.resolve())
            if address not in taken:
                why = "на цей файл не посилається жодна взята сторінка — за потреби додайте його до документа"
                root = next(root for root in self._found.roots if paper.is_relative_to(root))
                self._journal.add(old_site.Entry(address, PASSED, "", why, sources.named(paper, root)))
        for address in self._found.expected:
            if address not in self._met:
                self._journal.missing(address)

    def _kept(self, read: Article | Passed | None) -> Article | None:
        if isinstance(read, Passed):
            self._journal.page(read, FAILED if read.failed else PASSED, "", read.why)
        elif read is not None:
            return read
        return None

    def _of_page(self, saved: sources.Saved, *, again: bool) -> Article | Passed | None:
        try:
            size = saved.file.stat().st_size
            if size > LARGEST_PAGE:
                why = f"сторінка завелика: {size // 1_000_000} МБ, а дозволено {LARGEST_PAGE // 1_000_000}"
                return Passed(saved.address, saved.name, "", why)
            data = saved.file.read_bytes()
        except OSError as error:
            return Passed(saved.address, saved.name, "", sources.unread(error))
        digest = sha256(data)
        if (entry := self._journal.settled(saved.name, digest)) and not again:
            self._met.add(entry.address)
            self._addresses[saved.file.resolve()] = entry.address
            self.settled += 1
            return None
        text, _, doubt = decoded(data)
        placed = addresses.told_by_place(PurePosixPath(saved.file.relative_to(saved.root)), self._base)
        likely = placed[0] if placed else ""
        if not text.strip():
            return Passed(saved.address or likely, saved.name, digest, "файл порожній")
        read = page.read(text, self._by.selectors, likely)
        told = (saved.address, read.told, self._linked(read.canonical, likely, host_of_place=True))
        address = self._free((*told, *placed, self._linked(read.base, likely)), saved)
        self._met.add(address)
        self._addresses[saved.file.resolve()] = address
        article = self._reader.article(read, address, saved.name, digest, saved, News if read.date else Page)
        if isinstance(article, Article):
            article.doubts = [*([doubt] if doubt else []), *article.doubts]
            article.doubts += [] if address else [_NO_ADDRESS]
            article.aliases = tuple({*placed[:1]} - {address}) if any(told) else ()
        return article

    def _linked(self, link: str, likely: str, *, host_of_place: bool = False) -> str:
        """The address that a page's own link tells, of the old site's hosts (and of the folder's, where asked)."""
        own = {addresses.host_of(likely)} if host_of_place else set()
        return addresses.told_by_link(link, likely, self._hosts | own)

    def _free(self, names: Iterable[str], saved: sources.Saved) -> str:
        """The first of a page's possible addresses that no other page has; "" where there is none."""
        return next(
            (name for name in names if name and name not in self._met and not self._of_another(name, saved)), ""
        )

    def _of_another(self, address: str, saved: sources.Saved) -> bool:
        """Has an earlier run given an address to another page of this one?"""
        entry = self._journal.of(address)
        return entry is not None and entry.page != "" and entry.saved != saved.name and entry.saved in self._names

    def _of_item(self, item: wordpress.Item, *, again: bool) -> Article | Passed | None:
        digest = sha256("\n".join((item.title, item.date, item.html, *item.topics)).encode())
        if (entry := self._journal.settled(item.name, digest)) and not again:
            self._met.add(entry.address)
            self.settled += 1
            return None
        self._met.add(item.address)
        if item.why:
            return Passed(item.address, item.name, digest, item.why, failed=False)
        read = page.read(item.html, {"text": "article", "remove": self._by.selectors.get("remove", "")})
        whole = page.Page(
            item.title, item.date, text=read.text, topics=item.topics, doubts=item.doubts, whole=read.whole
        )
        article = self._reader.article(whole, item.address, item.name, digest, None, item.usual)
        if isinstance(article, Article) and item.short != item.address:
            article.aliases = (item.short,) if item.short else ()
        return article
