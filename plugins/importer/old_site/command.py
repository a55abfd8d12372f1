"""`import-site`: saved pages of the old site into the content, with a journal of what became of each.

Reads: sources, rules, the content. Writes: what `desk` makes of them. The same pages again change nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from plugins.model import old_site
from plugins.model.kinds import News, Page
from plugins.model.problems import Problem
from plugins.records.progress import Progress
from plugins.records.session import Refused, opened
from plugins.records.settings import Settings, SettingsError
from plugins.records.trouble import problem_of

from . import addresses, page, rules, sources, wordpress
from .article import Article, Passed, Reader, sha256
from .decoding import decoded
from .desk import Desk
from .journal import FAILED, PASSED, Journal
from .library import Library
from .links import Links
from .plan import Plan
from .rules import Rules, RulesError
from .telling import told

LARGEST_PAGE = 20_000_000
RULES = "import-site.yaml"


def main(
    given: Sequence[Path],
    content: Path,
    *,
    mapping: Path | None = None,
    replace: bool = False,
    dry_run: bool = False,
    settings: Path | None = None,
) -> int:
    """Import saved pages. mapping: the file of rules, None for `import-site.yaml` beside a source. 1: some failed."""
    try:
        found = sources.find(given)
        mapping = mapping or _beside(given)
        by = rules.read(mapping) if mapping else Rules()
        earlier, flaws = old_site.read(content / old_site.FILE)
        if flaws:
            raise Refused("\n".join(str(Problem(old_site.FILE, *flaw[:4])) for flaw in flaws))
        with opened(content, settings=settings) as session:  # open to the end: two runs at once would cross
            set_up, journal = session.settings, Journal(content.absolute(), list(earlier.values()))
            run = _Run(found, by, set_up, journal, mapped=mapping is not None)
            desk = Desk(content.absolute(), journal, replace, dry_run)
            plan = Plan(session.loaded.registry, journal, set_up.today)
            planned = plan.places(list(run.articles(again=replace)))
            with Progress("Записую документи", len(planned)) as progress:
                desk.take(planned, run.links(plan.sources(planned)), progress.step)
            run.others()
            if not dry_run:
                journal.keep()
    except RulesError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    except (Refused, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(problem_of(error), file=sys.stderr)
        return 1
    for line in told(journal, desk.made, run.settled, set_up, content, dry_run=dry_run):
        print(line)
    return 1 if any(entry.state == FAILED for entry in journal.fresh) else 0


def _beside(given: Sequence[Path]) -> Path | None:
    places = (source / RULES if source.is_dir() else source.with_name(RULES) for source in given)
    return next((place for place in places if place.is_file()), None)


class _Run:
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
        told = [
            saved.address,
            read.told,
            addresses.told_by_link(read.canonical, likely, self._hosts | self._of(placed)),
        ]
        based = addresses.told_by_link(read.base, likely, self._hosts)
        names = [address for address in (*told, *placed, based) if address]
        address = next((name for name in names if name not in self._met and not self._of_another(name, saved)), "")
        self._met.add(address)
        self._addresses[saved.file.resolve()] = address
        article = self._reader.article(read, address, saved.name, digest, saved, News if read.date else Page)
        if isinstance(article, Article):
            article.doubts = [*([doubt] if doubt else []), *article.doubts]
            article.doubts += (
                [] if address else ["стара адреса невідома: переспрямування не буде — впишіть base у правила"]
            )
            article.aliases = tuple({*placed[:1]} - {address}) if told != ["", "", ""] else ()
        return article

    def _of_another(self, address: str, saved: sources.Saved) -> bool:
        """Has an earlier run given an address to another page of this one?"""
        entry = self._journal.of(address)
        return entry is not None and entry.page != "" and entry.saved != saved.name and entry.saved in self._names

    def _of(self, placed: list[str]) -> frozenset[str]:
        return frozenset(map(addresses.host_of, placed[:1]))

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
