"""What `check` asks of each text beyond the schema. A rule is a function; its docstring is the rule.

A new rule is a function of this form and a line in RULES.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urlsplit

from ..model.problems import Problem
from ..model.row import Row
from ..model.validation import ACCESSIBLE
from .links import page_source
from .paper import Link, Paper
from .words import mixed_letters, personal_data

VAGUE = frozenset(
    {
        *("тут", "ось тут", "ось", "сюди", "туди", "там", "далі", "читати далі", "детальніше", "докладніше"),
        *("натисніть", "натисніть тут", "клікніть", "клікніть тут", "за посиланням", "посилання", "лінк"),
        *("here", "click here", "more", "read more", "link", "this"),
    }
)
"""Words that say nothing of where a link leads."""

_BARE = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_HASHES = re.compile(r"(#{1,6})(?!#).*\S")
_UNDERLINE = re.compile(r"(=+|-+) *")


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
            yield paper.problem(line, f"посилання підписане «{link.label}»", hint, rule=ACCESSIBLE)
        elif _BARE.fullmatch(link.label):
            line = paper.line_of(link.label)
            message = f"замість підпису посилання стоїть адреса «{link.label}»"
            yield paper.problem(line, message, hint, rule=ACCESSIBLE)


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
            yield paper.problem(line, f"пропущено рівень: {words}", f"поставте {'#' * allowed}", rule=ACCESSIBLE)
        above = level


def _headings(paper: Paper) -> Iterator[tuple[int, int]]:
    """(line, level) of every heading written with # or underlined."""
    if "<h" not in paper.text.html:
        return
    lines = paper.front.body.split("\n")
    for number, line in enumerate(lines):
        if match := _HASHES.fullmatch(line.rstrip()):
            yield paper.front.body_line + number, len(match[1])
        elif _UNDERLINE.fullmatch(line) and _begins_block(lines, number - 1):
            yield paper.front.body_line + number - 1, 1 if line[0] == "=" else 2


def _begins_block(lines: list[str], number: int) -> bool:
    return number >= 0 and bool(lines[number].strip()) and (number == 0 or not lines[number - 1].strip())


OWN_RULES: tuple[Rule, ...] = (vague_labels, skipped_headings, mixed_letters, personal_data)
"""Rules that look at nothing but the document."""

RULES: tuple[Rule, ...] = (dead_addresses, dead_fragments, *OWN_RULES)
"""Every rule for one text, in the order of reports."""
