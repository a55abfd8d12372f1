"""Word's automatic numbers as they stand on the page (ECMA-376 part 1, 17.9).

Reads: word/numbering.xml, the paragraphs of a document one after another. Writes: a label for each, «2.1.», «а)».
A level counts within its abstract list: lists that share it go on counting, unless one states a start of its own.
A paragraph of a level begins all deeper levels anew (`w:lvlRestart` says otherwise); an upper level that has not
been used yet shows its start.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from .ooxml import W, on, value, whole
from .styles import Styles

LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""The letters of russianLower, the only Cyrillic series that Word has (17.18.59): without ё, й, ъ, ь."""
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_SMALL = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTERS = {"lowerLetter": LATIN, "upperLetter": LATIN, "russianLower": CYRILLIC, "russianUpper": CYRILLIC}
_PLACE = re.compile(r"%([1-9])")


class Label(NamedTuple):
    """text: the number as shown, "" for a bullet. depth: the level from 0. sure: its form is one we know."""

    text: str
    depth: int
    bullet: bool = False
    sure: bool = True


class Counters:
    """The state of all lists of one document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        found = [] if root is None else list(root)
        self._lists = {item.get(f"{W}abstractNumId", ""): item for item in found if item.tag == f"{W}abstractNum"}
        self._nums = {item.get(f"{W}numId", ""): item for item in found if item.tag == f"{W}num"}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> Label | None:
        """The label of the next paragraph in the document's order, None where it has none."""
        number, depth = self._place(paragraph)
        if number not in self._nums:
            return None
        owner, levels = self._levels(number)
        if depth not in levels:
            return None
        level = levels[depth]
        counts = self._counts.setdefault(owner, {})
        override = self._override(number, depth)
        if override is not None and (number, depth) not in self._started:
            counts[depth] = override
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else _start(level)
        self._started.add((number, depth))
        for deeper in [each for each in counts if each > depth]:
            restart = value(levels.get(deeper), "lvlRestart")
            if restart is None or depth < whole(restart, deeper):
                del counts[deeper]
        for upper in range(depth):
            if upper not in counts and upper in levels:
                counts[upper] = _start(levels[upper])
        return _label(level, depth, levels, counts)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """The list and the level that a paragraph has of its own or by its style; list "" for none."""
        own, style = paragraph.find(f"{W}pPr/{W}numPr"), self._styles.of(paragraph)
        given = self._styles.numbering(style)
        number = value(own, "numId") or value(given, "numId") or ""
        depth = value(own, "ilvl")
        if depth is None:
            depth = value(given, "ilvl") if own is None or value(own, "numId") is None else None
        if depth is None and given is not None and number in self._nums:
            linked = (at for at, level in self._levels(number)[1].items() if value(level, "pStyle") == style)
            return number, next(linked, 0)
        return number, whole(depth)

    def _levels(self, number: str) -> tuple[str, Mapping[int, Element]]:
        """The abstract list behind a list, and its levels with what the list itself overrides."""
        num = self._nums[number]
        owner = value(num, "abstractNumId") or ""
        for _ in range(10):
            linked = value(self._lists.get(owner), "numStyleLink")
            numbered = value(self._styles.numbering(linked), "numId") if linked else None
            if numbered not in self._nums:
                break
            owner = value(self._nums[numbered], "abstractNumId") or ""
        levels = _by_depth(self._lists.get(owner))
        for override in num.findall(f"{W}lvlOverride"):
            if (level := override.find(f"{W}lvl")) is not None:
                levels[whole(override.get(f"{W}ilvl"))] = level
        return owner, levels

    def _override(self, number: str, depth: int) -> int | None:
        for override in self._nums[number].findall(f"{W}lvlOverride"):
            if whole(override.get(f"{W}ilvl")) == depth and (start := value(override, "startOverride")) is not None:
                return whole(start)
        return None


def _by_depth(abstract: Element | None) -> dict[int, Element]:
    found = [] if abstract is None else abstract.findall(f"{W}lvl")
    return {whole(level.get(f"{W}ilvl")): level for level in found}


def _start(level: Element) -> int:
    return whole(value(level, "start"), 0)


def _label(level: Element, depth: int, levels: Mapping[int, Element], counts: Mapping[int, int]) -> Label | None:
    if _form(level) == "bullet":
        return Label("", depth, bullet=True)
    plain, sure = bool(on(level, "isLgl")), True

    def shown(match: re.Match[str]) -> str:
        nonlocal sure
        at = int(match[1]) - 1
        form = _form(levels[at]) if at in levels else "decimal"
        text, known = written(counts.get(at, 0), "decimal" if plain and form != "none" else form)
        sure = sure and known
        return text

    text = _PLACE.sub(shown, value(level, "lvlText") or "").strip()
    return Label(text, depth, sure=sure) if text else None


def _form(level: Element) -> str:
    found = level.find(f"{W}numFmt")
    if found is None:  # newer forms stand beside a fallback that older programs know
        found = next(level.iter(f"{W}numFmt"), None)
    return "decimal" if found is None else found.get(f"{W}val", "decimal")


def written(number: int, form: str) -> tuple[str, bool]:
    """A number in a form of ST_NumberFormat, and whether that form is one we know; others come out in digits."""
    if form == "none":
        return "", True
    if form in ("decimal", "decimalZero"):
        return f"{number:02}" if form == "decimalZero" else str(number), True
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        roman = in_roman(number)
        return roman if form == "upperRoman" else roman.lower(), True
    letters = _LETTERS.get(form)
    if letters and 0 < number < 1000:
        text = letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
        return text.upper() if "pper" in form else text, True
    return str(number), False


def in_roman(number: int) -> str:
    """A number from 1 in Roman digits."""
    text = ""
    for worth, sign in (*_ROMAN, *_ROMAN_SMALL):
        text += sign * (number // worth)
        number %= worth
    return text
