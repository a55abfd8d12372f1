"""The lines above the text, gone through once from the top: which say something that the header holds.

Reads: blocks. Writes: Zone, with the facts found, the lines taken away each with its reason, and the blocks that stay.
A line is taken only when all its parts are understood. The zone ends with the title, or where the text begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .blocks import Block, Paragraph, Table, closed_up, inside, paragraphs
from .body import looks_like_lines
from .lines import Line, folded, taken_apart

_KINDS = (
    (re.compile(r"(?:проєкт|проект)(?:\s+(?:рішення|розпорядження)(?:\s.*)?)?"), "proiekt"),
    (re.compile(r"розпорядження(?:\s.*)?"), "rozporiadzhennia"),
    (re.compile(r"(?:витяг з )?протокол(?:у)?(?:\s.*)?"), "protokol"),
    (re.compile(r"(?:виснов(?:ок|ки)|рекомендаці[яї])(?:\s.*)?"), "vysnovok"),
    (re.compile(r"порядок денний(?:\s.*)?"), "poriadok-dennyi"),
    (re.compile(r"рішення(?:\s.*)?"), "rishennia"),
)
_KIND_WORDS = re.compile(r"(?:проєкт|проект|розпорядження|рішення|\s)+")
_OF_BODY = re.compile(
    r"(?:(?:ради|рада|міської|селищної|сільської|районної|обласної|міського|селищного|сільського|голови"
    r"|виконавчого|комітету|виконкому)\s*)*"
)
_COUNCIL = re.compile(
    r"україна|(?:[\w'’ʼ-]+\s){0,4}(?:рада|ради)(?:\s[\w'’ʼ,-]+){0,6}"
    r"|(?:[\w'’ʼ-]+\s){0,3}виконавчий комітет(?:\s[\w'’ʼ-]+){0,5}|виконком(?:\s[\w'’ʼ-]+){0,4}"
    r"|(?:[\w'’ʼ-]+\s){0,3}(?:міський|селищний|сільський) голова"
    r"|[\w'’ʼ-]+(?:ої|ий|ого|а) (?:області|район|району|область|громада|громади)(?:[ ,].{0,60})?"
)
_TITLE = re.compile(r"Про[ \u00a0:](?=\S)|ПРО ")
_DATED = re.compile(r"\bвід\s[^,;]{6,25}\d{4}(?:\s?р(?:оку|\.)?)?$")
"""The end of a title that speaks of another act by its date: the number on the next line is of that one."""
_BEGINS = re.compile(
    r"(?i)(?:відповідно|керуючись|розглянувши|заслухавши|враховуючи|з метою|на підставі|у зв['’ʼ]язку|беручи|згідно"
    r"|на виконання|за результатами|виріши|присутні|відсутні|слухали|головуючий|доповідач|\d{1,2}[.)]\s)"
)
_LONGEST_LINE = 160
_LONGEST_TITLE = 600
_MOST_BLOCKS = 40
TITLED_BY_KIND = frozenset({"protokol", "vysnovok", "poriadok-dennyi"})
"""Kinds whose papers have no «Про …»: the lines that name them are the title."""


class Taken(NamedTuple):
    """A line that no longer stands in the text: its words and the reason."""

    text: str
    why: str

    @property
    def words(self) -> str:
        """The line for the terminal."""
        return f"{self.why}: «{self.text}»" if self.text else self.why


class _Part(NamedTuple):
    """One part of a line, understood whole. kind: the word of a kind in it, or ""."""

    taken: Taken
    facts: Line
    kind: str = ""


class Zone:
    """kinds: as named, in order («rishennia» is of either body). facts: of all lines. headline: words beside a kind."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.kinds: list[str] = []
        self.facts = Line()
        self.title = ""
        self.headline: list[str] = []
        self.taken: list[Taken] = []
        self.kept: list[Block] = []
        self._headline_open = False
        at = 0
        while at < min(len(blocks), _MOST_BLOCKS) and self._takes(blocks[at], blocks[at + 1 : at + 7]):
            at += 1
        self.kept += blocks[at:]

    def _takes(self, block: Block, following: Sequence[Block]) -> bool:
        """Go over one block; False where the text begins."""
        if isinstance(block, Table):
            return not self.title and self._table(block)
        if block.annex or block.heading > 1 or block.bullet:
            return False
        if self.title:
            return not block.empty and self._more_of_title(block)
        if block.empty:
            self._headline_open = False
            return True
        return self._paragraph(block) if block.text else self._arms(following)

    def _table(self, table: Table) -> bool:
        """A table that only lays out lines, all of them understood."""
        found = [each for each in inside(table) if isinstance(each, Paragraph) and not each.empty]
        titled = [at for at, each in enumerate(found) if _TITLE.match(each.text)]
        title = range(titled[0], len(found)) if titled else range(0)
        lines = [each for at, each in enumerate(found) if at not in title]
        if not looks_like_lines(table) or not found or not all(self._parts(each) for each in lines):
            return False
        if any(not found[at].text[0].islower() for at in title[1:]):
            return False
        for each in found:
            self._takes(each, ())
        return True

    def _arms(self, following: Sequence[Block]) -> bool:
        """A picture above the name of the body is the arms of the form."""
        lines = [each.text for each in paragraphs(following) if each.text]
        if self.kinds or not any(_COUNCIL.fullmatch(_plain(line)) for line in lines):
            return False
        self.taken.append(Taken("", "герб на бланку"))
        return True

    def _paragraph(self, block: Paragraph) -> bool:
        text = block.text
        if _TITLE.match(text) and not text.endswith(":"):
            self.title = text.rstrip(". ")
            self.taken.append(Taken(text, "назва"))
            return True
        if _BEGINS.match(text) or (len(text) > _LONGEST_LINE and not self._headline_open):
            return False
        if parts := self._parts(block):
            for part in parts:
                self._take(part)
        elif self._headline_open and (block.align == "center" or text[0].islower()) and not text.endswith(":"):
            self.headline.append(text)
            self.taken.append(Taken(text, "назва"))
        else:
            self.kept.append(block)
        return True

    def _more_of_title(self, block: Paragraph) -> bool:
        """A title over several paragraphs: the next goes on as the middle of a sentence does."""
        text = block.text
        if _BEGINS.match(text) or block.heading or len(self.title) + len(text) > _LONGEST_TITLE:
            return False
        of_date = text[0] in "№N" and _DATED.search(self.title) is not None
        goes_on = of_date or text[0].islower() or text[0] in '«(„"' or text[0].isdigit() or self.title[-1] in ",«-–"
        if not goes_on or text.endswith(":") or not (of_date or taken_apart(text).rest):
            return False
        self.title = f"{self.title} {text}".rstrip(". ")
        self.taken.append(Taken(text, "назва"))
        return True

    def _parts(self, block: Paragraph) -> list[_Part]:
        """The parts of a line between tabs and wide gaps; none when one of them is not understood."""
        words = [
            part for line in block.lines() for part in re.split(r"\t+|[ \u00a0]{3,}", closed_up(line)) if part.strip()
        ]
        parts = [self._part(" ".join(part.split())) for part in words]
        return [] if None in parts else [part for part in parts if part is not None]

    def _part(self, words: str) -> _Part | None:
        facts = taken_apart(words)
        plain = _plain(facts.rest)
        if kind := next((kind for pattern, kind in _KINDS if pattern.fullmatch(plain)), ""):
            beyond = _KIND_WORDS.sub("", plain, count=1) if kind not in TITLED_BY_KIND else ""
            known = _OF_BODY.fullmatch(beyond) or _COUNCIL.fullmatch(beyond)
            return _Part(Taken(words, "вид документа"), facts, kind) if known else None
        if plain:
            formal = _COUNCIL.fullmatch(plain) and not self._headline_open
            return _Part(Taken(words, "бланк"), facts) if formal else None
        if facts.blanks:
            return _Part(Taken(words, "незаповнене місце для дати чи номера"), facts)
        why = "дата, номер, місце" if facts.dates or facts.numbers or facts.places else "сесія і скликання"
        return _Part(Taken(words, why), facts)

    def _take(self, part: _Part) -> None:
        self.taken.append(part.taken)
        self.facts = self.facts.and_of(part.facts)
        if part.kind:
            self.kinds.append(part.kind)
        if part.kind in TITLED_BY_KIND:
            self.headline.append(part.taken.text)
            self._headline_open = True


def _plain(text: str) -> str:
    return folded(" ".join(closed_up(text).split())).strip(" .,:;()")
