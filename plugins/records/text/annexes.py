"""Annexes of an act: «Додаток», «Додаток 1», «Додаток № 2 до рішення …» as a heading or a line of its own.

The title becomes `<h1 id="d1">`; `headings.arrange` turns what follows into a section. The number is the one
written, or the next free one.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

_NUMBERED = (
    r"(?i:додаток)(?:[ \t]*+(?:(?:№|N)[ \t]*+)?(?P<number>\d{1,3})\b|[ \t]++(?:№[ \t]*+)?[IVXІХА-ЯҐЄA-Z]{1,4}\b)?"
)
_BOLD = r"(?P<bold>\*\*|__)?"
_HEADING = re.compile(rf"^ {{0,3}}#{{1,6}}[ \t]*(?P<title>(?:\*\*|__)?{_NUMBERED}(?!\w)[^\n]*)", re.MULTILINE)
_ALONE = re.compile(rf"^[ \t]*{_BOLD}(?P<title>{_NUMBERED})(?(bold)(?P=bold))[ \t]*+$", re.MULTILINE)
# a sentence («Додаток 1 до рішення викласти так.») is no title
_TO_ACT = re.compile(
    rf"[ \t]*{_BOLD}(?P<title>{_NUMBERED}[ \t]++до[ \t][^\n]*[^\n.;:, \t])(?(bold)(?P=bold))[ \t]*(?:\n|$)"
)
_UNDERLINE = re.compile(r" {0,3}[=-]+ *")


class AnnexProcessor(BlockProcessor):
    """Stands above headings, so that both forms come out alike; only at the top of the document."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.numbers: set[int] = set()

    def test(self, parent: Element, block: str) -> bool:
        return parent is self.parser.root and _title(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        match = _title(blocks[0])
        if match is None:
            return False
        block = blocks.pop(0)
        if before := block[: match.start()].strip("\n"):
            self.parser.parseBlocks(parent, [before])
        heading = SubElement(parent, "h1", {"id": f"d{self._number(match['number'])}"})
        heading.text = match["title"].strip().rstrip("#").rstrip()
        rest = block[match.end() :].lstrip("\n").split("\n")
        if _UNDERLINE.fullmatch(rest[0]):
            rest = rest[1:]
        if any(line.strip() for line in rest):
            blocks.insert(0, "\n".join(rest))
        return True

    def _number(self, written: str | None) -> int:
        number = int(written) if written else 0
        if number == 0 or number in self.numbers:
            number = next(free for free in range(1, len(self.numbers) + 2) if free not in self.numbers)
        self.numbers.add(number)
        return number


def _title(block: str) -> re.Match[str] | None:
    if "додаток" not in block.casefold():
        return None
    found = (_HEADING.search(block), _ALONE.search(block), _TO_ACT.match(block, len(block) - len(block.lstrip("\n"))))
    return min(filter(None, found), key=lambda match: match.start(), default=None)
