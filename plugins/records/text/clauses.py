"""Clauses of an act: the number stays exactly as written and becomes an address inside the page.

Python-Markdown renumbers lists (3. after 2.1. becomes 1.), so in acts every line that begins with a clause
number is a paragraph of its own: `<p id="p-2-1" class="clause level-2"><span class="num">2.1.</span> …`.
Lines after it up to the next number, sub-item or list belong to it. «1)» below a clause 2. is its sub-item
`p-2-1`; «а)» and dashes are paragraphs `class="item"` without an address.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .footnotes import NOTE

# The spec's form, and two slips seen on paper: no space before a capital letter, no last dot («1.1 Текст»).
_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3}){0,4}[.)])(?=\s|$|[А-ЯҐЄІЇ«])\s*")
_UNDOTTED = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3}){1,4})(?=\s+[А-ЯҐЄІЇ«])\s*")
_LETTER = re.compile(r"\s*([^\W\d_]\))(?=\s)\s*")
_DASH = re.compile(r"\s*([–—])(?=\s)\s*")
_STRUCTURE = re.compile(r"\s*(?:[-*+]\s|\||#{1,6}|>|\[[^\]]*\]:|-{3,}$)")
_QUICK = re.compile(r"^[ \t]*(?:\d{1,3}[.)]|[^\W\d_]\)\s|[–—]\s)", re.MULTILINE)


def parts(number: str) -> tuple[str, ...]:
    """«2.1.» -> ("2", "1")."""
    return tuple(number.rstrip(".)").split("."))


def is_short_date(number: str) -> bool:
    """«05.03.19.» is a day, no clause: two-digit day, month and year."""
    match = re.fullmatch(r"(\d\d)\.(\d\d)\.\d\d[.)]?", number)
    return match is not None and 1 <= int(match[1]) <= 31 and 1 <= int(match[2]) <= 12


class ClauseProcessor(BlockProcessor):
    """Splits a block at its clause numbers; stands above lists."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.last: tuple[str, ...] = ()

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the signature of Markdown
        return bool(_QUICK.search(block)) and not self.parser.state.isstate(NOTE)

    def run(self, parent: Element, blocks: list[str]) -> bool:
        pieces = self._pieces(blocks[0].split("\n"))
        if len(pieces) > 1:
            blocks[:1] = pieces
            return True
        marker = self._marker(blocks[0], "", self.last)
        if marker is None:
            return False
        block = blocks.pop(0)
        written = marker[1]
        if written[0].isdigit():
            self.last = parts(written)
        paragraph = SubElement(parent, "p", {"class": "clause" if written[0].isdigit() else "item"})
        number = SubElement(paragraph, "span", {"class": "num"})
        number.text = AtomicString(written)
        number.tail = " " + "\n".join(line.lstrip() for line in block[marker.end() :].split("\n"))
        return True

    def _pieces(self, lines: list[str]) -> list[str]:
        """The block cut before each marker, and where a clause's own text gives way to a list, table or the like."""
        cuts = []
        last, clause = self.last, False
        for index, line in enumerate(lines):
            marker = self._marker(line, lines[index - 1] if index else "", last)
            if marker or (clause and _STRUCTURE.match(line)):
                cuts.append(index)
                clause = marker is not None
            if marker and marker[1][0].isdigit():
                last = parts(marker[1])
        bounds = sorted({0, *cuts, len(lines)})
        pieces = [_dedent(lines[start:end]) for start, end in itertools.pairwise(bounds)]
        return ["\n".join(piece) for piece in pieces if any(line.strip() for line in piece)] if cuts else [""]

    def _marker(self, line: str, before: str, last: tuple[str, ...]) -> re.Match[str] | None:
        """A number, letter or dash at the line's start; `before` is the line above, `last` the clause above."""
        if match := _NUMBER.match(line):
            return None if is_short_date(match[1]) else match
        if (match := _UNDOTTED.match(line)) and not is_short_date(match[1]):
            number = parts(match[1])
            return match if number[:-1] == last[: len(number) - 1] else None
        if match := _LETTER.match(line):
            return match
        if (match := _DASH.match(line)) and before.rstrip()[-1:] in ("", ":", ";", ","):
            return match
        return None


class IndentedText(BlockProcessor):
    """An indented paragraph of an act is a paragraph (Word's first-line indent), never program code."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the signature of Markdown
        return block.startswith(" " * self.tab_length)

    def run(self, parent: Element, blocks: list[str]) -> None:  # noqa: ARG002 - the signature of Markdown
        blocks[0] = "\n".join(_dedent(blocks[0].split("\n")))


class ClauseAddresses(Treeprocessor):
    """Gives clauses their ids once the whole act is known; a repeat never takes a later clause's own id."""

    def __init__(self) -> None:
        super().__init__()
        self.repeats: list[str] = []

    def run(self, root: Element) -> None:
        clauses = list(_clauses(root))
        taken = {base for _, base, _ in clauses}
        seen: Counter[str] = Counter()
        for paragraph, base, annex in clauses:
            address = base
            number = paragraph[0].text or ""
            if seen[base]:
                seen[base] = count = next(n for n in itertools.count(seen[base] + 1) if f"{base}-{n}" not in taken)
                address = f"{base}-{count}"
                if not number.endswith(")"):
                    self.repeats.append(number)
            else:
                seen[base] = 1
            taken.add(address)
            paragraph.set("id", address)
            kind = "підпункт" if number.endswith(")") else "пункт"
            words = f"Посилання на {kind} {number.rstrip('.)')}" + (f" додатка {annex[1:]}" if annex else "")
            link = {"class": "anchor", "href": f"#{address}", "tabindex": "-1", "aria-label": words}
            SubElement(paragraph, "a", link)


def _clauses(root: Element) -> Iterator[tuple[Element, str, str]]:
    """Every numbered clause with its id by number and its annex ("" or "d1"); clauses in quotations have none."""
    annex = ""
    above: tuple[str, ...] = ()
    for element in root:
        if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            annex = element.get("id", annex)
            above = ()
        if element.tag == "blockquote" or element.get("class") == "footnote":
            continue
        for paragraph in element.iter("p"):
            if paragraph.get("class") != "clause":
                continue
            written = paragraph[0].text or ""
            number = parts(written)
            if written.endswith(")") and len(number) == 1:
                number = (*above, *number)
            else:
                above = number
            paragraph.set("class", f"clause level-{len(number)}")
            base = "-".join(("p", *number))
            yield paragraph, f"{annex}-{base}" if annex else base, annex


def _dedent(lines: list[str]) -> list[str]:
    """The lines without their common indent, and the first with less than a code block's."""
    common = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    shifted = [line[common:] for line in lines]
    if shifted[0].startswith(" " * 4):
        shifted[0] = shifted[0].lstrip()
    return shifted
