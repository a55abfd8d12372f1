"""What `check` asks of each text beyond the schema. A rule is a function; its docstring is the rule.

A new rule is a function of this form and a line in RULES.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ..model.frontmatter import FrontMatter, parse
from ..model.problems import Level, Problem
from ..model.row import Row
from ..model.source_text import decode
from .links import page_source
from .published import Published
from .text.html_tags import attributes, plain
from .text.placeholders import PLACEHOLDER

VAGUE = frozenset(
    {
        *("тут", "ось тут", "ось", "сюди", "туди", "там", "далі", "читати далі", "детальніше", "докладніше"),
        *("натисніть", "натисніть тут", "клікніть", "клікніть тут", "за посиланням", "посилання", "лінк"),
        *("here", "click here", "more", "read more", "link", "this"),
    }
)
"""Words that say nothing of where a link leads."""

_LINK = re.compile(r'<a((?:[^>"]|"[^"]*")*)>(.*?)</a>', re.DOTALL)
_BARE = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_HASHES = re.compile(r"(#{1,6})(?!#).*\S")
_UNDERLINE = re.compile(r"(=+|-+) *")


class Link(NamedTuple):
    """A link of a text. source: the address names a file of the content, not a place on the web."""

    address: str
    label: str
    source: bool = False


@dataclass(frozen=True)
class Paper:
    """A document as rules see it.

    html: sanitised text with placeholders for links that `row.targets` names. content: the content folder.
    site: the site as it would be published.
    """

    row: Row
    html: str
    content: Path
    site: Published

    @cached_property
    def front(self) -> FrontMatter:
        """The source taken apart."""
        return parse(decode((self.content / self.row.path).read_bytes())[0])

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links of the text that the editor made; clause anchors and footnotes apart."""
        found = [
            Link(attributes(inside).get("href", ""), plain(PLACEHOLDER.sub("", label)))
            for inside, label in _LINK.findall(self.html)
            if "class" not in attributes(inside)
        ]
        named = (Link(value, label, source=True) for kind, value, label in self.row.targets if kind in ("page", "file"))
        return (*found, *named)

    def line_of(self, *words: str) -> int | None:
        """1-based line of the text that holds the first of these words that is found at all."""
        lines = self.front.body.split("\n")
        for word in words:
            for number, line in enumerate(lines, self.front.body_line):
                if word and word in line:
                    return number
        return None

    def problem(self, line: int | None, message: str, hint: str, level: Level = "warning") -> Problem:
        """A finding about this text."""
        return Problem(self.row.path, line, None, message, hint, level=level)


Rule = Callable[[Paper], Iterator[Problem]]


def dead_addresses(paper: Paper) -> Iterator[Problem]:
    """An address on this site leads to a page or file that the site has."""
    for address in dict.fromkeys(link.address for link in paper.links if not link.source):
        path = paper.site.path_of(address)
        if path is None or path in paper.site:
            continue
        written = unquote(address)
        if (paper.content / path).is_file() and ".." not in path:
            hint = f"щоб сайт опублікував цей файл, напишіть «{{static}}{written}»"
        else:
            hint = f"{paper.site.near(path)} виправте адресу або напишіть шлях до файла .md".strip()
        message = f"на сайті немає сторінки «{written}»"
        yield paper.problem(paper.line_of(address, written), message, hint, "error")


def dead_fragments(paper: Paper) -> Iterator[Problem]:
    """The part of an address after # is a heading or clause of the document it leads to."""
    for link in dict.fromkeys(paper.links):
        fragment = unquote(urlsplit(link.address).fragment)
        target = _document(paper, link) if fragment else None
        if target is None or fragment in paper.site.anchors(target):
            continue
        message = f"посилання «{unquote(link.address)}» веде на місце, якого в документі немає"
        hint = f"перевірте «#{fragment}»: відкрийте документ і скопіюйте адресу пункту або розділу"
        yield paper.problem(paper.line_of(link.address, unquote(link.address)), message, hint)


def _document(paper: Paper, link: Link) -> Row | None:
    """The document of this site that a link means, by its source or by its page."""
    if link.source:
        return paper.site.record_of(page_source(paper.row.path, link.address))
    path = paper.site.path_of(link.address)
    return paper.site.record_at(path) if path else None


def vague_labels(paper: Paper) -> Iterator[Problem]:
    """The words of a link say where it leads, out of context too (WCAG 2.2, 2.4.4)."""
    hint = "назвіть у квадратних дужках сторінку чи документ, куди воно веде"
    for link in dict.fromkeys(paper.links):
        words = link.label.strip(" .,:;!…»«>→").casefold()
        if words in VAGUE:
            line = paper.line_of(f"[{link.label}]", link.label)
            yield paper.problem(line, f"посилання підписане «{link.label}»", hint)
        elif _BARE.fullmatch(link.label):
            line = paper.line_of(link.label)
            yield paper.problem(line, f"замість підпису посилання стоїть адреса «{link.label}»", hint)


def skipped_headings(paper: Paper) -> Iterator[Problem]:
    """A heading is at most one level deeper than the one above it; the first is ## (WCAG 2.2, 1.3.1)."""
    above = 0
    for line, level in _headings(paper):
        allowed = max(above, 1) + 1
        if level > allowed:
            words = (
                f"після заголовка {'#' * above} стоїть {'#' * level}"
                if above
                else f"перший заголовок тут {'#' * level}"
            )
            yield paper.problem(line, f"пропущено рівень: {words}", f"поставте {'#' * allowed}")
        above = level


def _headings(paper: Paper) -> Iterator[tuple[int, int]]:
    """(line, level) of every heading written with # or underlined."""
    if "<h" not in paper.html:
        return
    lines = paper.front.body.split("\n")
    for number, line in enumerate(lines):
        if match := _HASHES.fullmatch(line.rstrip()):
            yield paper.front.body_line + number, len(match[1])
        elif _UNDERLINE.fullmatch(line) and _begins_block(lines, number - 1):
            yield paper.front.body_line + number - 1, 1 if line[0] == "=" else 2


def _begins_block(lines: list[str], number: int) -> bool:
    return number >= 0 and bool(lines[number].strip()) and (number == 0 or not lines[number - 1].strip())


RULES: tuple[Rule, ...] = (dead_addresses, dead_fragments, vague_labels, skipped_headings)
"""Every rule for one text, in the order of reports."""
