"""Python-Markdown as this project speaks it; one object for all documents of a sort."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import UListProcessor
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX, AtomicString

from . import footnotes
from .annexes import AnnexProcessor
from .clauses import ClauseAddresses, ClauseProcessor, IndentedText
from .sanitise import mark, unsafe
from .videos import VideoProcessor

_SIGNS = re.compile(rf"[`\\\[<&*_{STX}]|  \n")
"""Without one of these no inline pattern of Markdown matches; STX begins a placeholder of its own."""


class Draft(NamedTuple):
    """What Markdown made of a text, not yet sanitised.

    raw: pieces of raw HTML. videos: values of `{video}` by number. repeats: clause numbers that occur again.
    refused: link addresses that may not stand in a page. unused: labels of link definitions nobody uses.
    """

    html: str
    raw: tuple[str, ...]
    videos: tuple[str, ...]
    repeats: tuple[str, ...]
    refused: tuple[str, ...]
    unused: tuple[str, ...]


def draft(source: str, *, clauses: bool) -> Draft:
    """Run Markdown. RecursionError where elements are nested too deeply."""
    editor = _editor(clauses)
    editor.reset()
    try:
        html = editor.convert(source)
    except BaseException:  # as where its time is up: the parser is left in the middle of the text
        _editor.cache_clear()
        raise
    body = editor.body
    labels = re.findall(r"\[([^\[\]]*)\]", source)
    spelled = {label.strip().lower(): label for label in labels}
    uses = Counter(label.strip().lower() for label in labels)
    return Draft(
        html,
        tuple(piece for piece in editor.htmlStash.rawHtmlBlocks if isinstance(piece, str) and "<" in piece),
        tuple(body.videos.values),
        tuple(body.addresses.repeats),
        tuple(body.finish.refused),
        tuple(spelled.get(label, label) for label in editor.references if uses[label] < 2),
    )


class _Editor(Markdown):
    def __init__(self, *, clauses: bool) -> None:
        self.body = _Body(clauses=clauses)
        tables = TableExtension(use_align_attribute=True)
        super().__init__(extensions=[tables, footnotes.Footnotes(), *([] if clauses else ["sane_lists"]), self.body])


@cache
def _editor(clauses: bool) -> _Editor:
    return _Editor(clauses=clauses)


class _Body(Extension):
    """Our own parts; in acts, all that would renumber or swallow a number is taken out."""

    def __init__(self, *, clauses: bool) -> None:
        super().__init__()
        self._clauses = clauses

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        parser = md.parser
        self.videos = VideoProcessor(parser)
        self.annexes = AnnexProcessor(parser)
        self.numbers = ClauseProcessor(parser)
        self.addresses = ClauseAddresses()
        self.finish = _Finish()
        parser.blockprocessors.register(self.videos, "video", 77)
        md.treeprocessors.register(_Words(), "words", 21)
        md.treeprocessors.register(self.finish, "finish", -10)
        if self._clauses:
            parser.blockprocessors.register(self.annexes, "annex", 76)
            parser.blockprocessors.register(self.numbers, "clause", 45)
            parser.blockprocessors.deregister("olist")
            parser.blockprocessors.register(IndentedText(parser), "code", 80)
            parser.blockprocessors.register(_BulletList(parser), "ulist", 30)
            md.treeprocessors.register(self.addresses, "clause-addresses", 30)
        md.registerExtension(self)

    def reset(self) -> None:
        self.videos.values.clear()
        self.annexes.numbers.clear()
        self.numbers.last = ()
        self.addresses.repeats.clear()
        self.finish.refused.clear()


class _BulletList(UListProcessor):
    """Bullets only: Markdown's own takes «2019. …» inside a list for an item and drops the number."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.CHILD_RE = re.compile(r"^[ ]{0,3}(([*+-]))[ ]+(.*)")
        self.INDENT_RE = re.compile(r"^[ ]{4,7}[*+-][ ]+.*")


class _Words(Treeprocessor):
    """Runs before the inline patterns, whose every one is tried on every text: words alone need none of them."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _SIGNS.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _SIGNS.search(element.tail):
                element.tail = AtomicString(element.tail)


class _Finish(Treeprocessor):
    """Runs last: takes out unsafe addresses (nh3 would, but without a word) and signs our attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def run(self, root: Element) -> None:
        footnotes.adjust(root)
        for element in root.iter():
            for name in ("href", "src"):
                address = element.get(name)
                if address is None:
                    continue
                # Markdown writes mailto: in character references
                plain = unescape(address.replace(AMP_SUBSTITUTE, "&"))
                if unsafe(plain):
                    self.refused.append(plain)
                    del element.attrib[name]
        mark(root)
