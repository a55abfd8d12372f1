"""`{video} slug-or-address` on a line of its own."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

_LINE = re.compile(r"^[ ]{0,3}\{video\}[ \t]++(\S[^\n]*)", re.MULTILINE)


class VideoProcessor(BlockProcessor):
    """Writes `<p class="video">n</p>` for the n-th value of `values`."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.values: list[str] = []

    def test(self, parent: Element, block: str) -> bool:
        return parent is self.parser.root and "{video}" in block and bool(_LINE.search(block))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        block, end = blocks.pop(0), 0
        for match in _LINE.finditer(block):  # all at once: a block of thousands would be copied for each
            if before := block[end : match.start()].strip("\n"):
                self.parser.parseBlocks(parent, [before])
            paragraph = SubElement(parent, "p", {"class": "video"})
            paragraph.text = AtomicString(str(len(self.values)))
            self.values.append(match[1].rstrip(" \t"))
            end = match.end()
        if rest := block[end:].strip("\n"):
            blocks.insert(0, rest)
        return True
