"""Clauses of an act: the number stays exactly as written and becomes an address inside the page.

Python-Markdown renumbers lists (3. after 2.1. becomes 1.), so in acts every line that begins with a clause
number is a paragraph of its own: `<p id="p-2-1" class="clause level-2"><span class="num">2.1.</span> …`.
Lines after it up to the next number, sub-item or list belong to it. «1)» below a clause 2. is its sub-item
`p-2-1`; «а)» and dashes are paragraphs `class="item"` without an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# The spec's form, and two slips seen on paper: no space before a capital letter, no last dot («1.1 Текст»).
_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3}){0,4}[.)])(?=\s|$|[А-ЯҐЄІЇ«])\s*")
_UNDOTTED = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3}){1,4})(?=\s+[А-ЯҐЄІЇ«])\s*")
_LETTER = re.compile(r"\s*([^\W\d_]\))(?=\s)\s*")
_DASH = re.compile(r"\s*([–—])(?=\s)\s*")
_STRUCTURE = re.compile(r"\s*(?:[-*+]\s|\||#{1,6}|>|```|<|\[[^\]]*\]:|={3,}$|-{3,}$)")
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
        return bool(_QUICK.search(block))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        lines = blocks[0].split("\n")
        found = ((index, self._marker(lines, index)) for index in range(len(lines)))
        start, marker = next(((index, match) for index, match in found if match), (0, None))
        if marker is None:
            return False
        blocks.pop(0)
        if any(line.strip() for line in lines[:start]):
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
        end = start + 1
        while end < len(lines) and not (_STRUCTURE.match(lines[end]) or self._marker(lines, end)):
            end += 1
        written = marker[1]
        numbered = written[0].isdigit()
        if numbered:
            self.last = parts(written)
        text = [lines[start][marker.end() :], *(line.lstrip() for line in lines[start + 1 : end])]
        paragraph = SubElement(parent, "p", {"class": "clause" if numbered else "item"})
        number = SubElement(paragraph, "span", {"class": "num"})
        number.text = AtomicString(written)
        number.tail = " " + "\n".join(text)
        if end < len(lines):
            blocks.insert(0, "\n".join(_dedent(lines[end:])))
        return True

    def _marker(self, lines: list[str], index: int) -> re.Match[str] | None:
        line = lines[index]
        if match := _NUMBER.match(line):
            return None if is_short_date(match[1]) else match
        if (match := _UNDOTTED.match(line)) and not is_short_date(match[1]):
            number = parts(match[1])
            return match if number[:-1] == self.last[: len(number) - 1] else None
        if match := _LETTER.match(line):
            return match
        if (match := _DASH.match(line)) and (index == 0 or lines[index - 1].rstrip()[-1:] in (":", ";", ",")):
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
        seen: set[str] = set()
        for paragraph, base, annex in clauses:
            address = base
            number = paragraph[0].text or ""
            if base in seen:
                address = _free(base, taken)
                if number.endswith(".") or number[-1:].isdigit():
                    self.repeats.append(number)
            seen.add(base)
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


def _free(base: str, taken: set[str]) -> str:
    count = 2
    while f"{base}-{count}" in taken:
        count += 1
    return f"{base}-{count}"


def _dedent(lines: list[str]) -> list[str]:
    """The lines without their common indent, and the first with less than a code block's."""
    common = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    shifted = [line[common:] for line in lines]
    if shifted[0].startswith(" " * 4):
        shifted[0] = shifted[0].lstrip()
    return shifted
