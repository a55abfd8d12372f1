"""What the lines above the text say.

Reads: blocks. Writes: Head, with the facts that are certain, the lines taken away each with its reason, the other
blocks, and what is unsure: two different dates or numbers give none, and the kind of a decision that its form and its
enacting word tell differently is left to the editor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plugins.model.words import capital, date_words

from .blocks import Block, closed_up, paragraphs
from .lines import folded
from .zone import TITLED_BY_KIND, Taken, Zone

_ENACTED = {"вирішила": "rishennia-rady", "вирішив": "rishennia-vykonkomu"}
_SHORT = 400
"""Letters of a paragraph in which the enacting word may stand."""


@dataclass(frozen=True)
class Head:
    """kind, title, date, number, session, convocation: "" where not certain. rest: the blocks that stay."""

    kind: str
    title: str
    date: str
    number: str
    session: str
    convocation: str
    taken: tuple[Taken, ...]
    rest: tuple[Block, ...]
    findings: tuple[str, ...]


def read(blocks: Sequence[Block], kind: str = "") -> Head:
    """The head of a document. kind: of ACT_KINDS where the editor has said it, else "" to find it out."""
    zone = Zone(blocks)
    facts, findings = zone.facts, list[str]()
    kind = kind or _kind(zone, blocks, findings)
    if another := _another(zone):
        findings.append(f"у тексті є ще один рядок «{another}»: якщо у файлі два акти, розділіть його на два файли")
    return Head(
        kind,
        _title(zone, kind),
        _one(facts.dates, "дати", findings, shown=date_words),
        _one(facts.numbers, "номери", findings),
        _one(facts.sessions, "номери сесій", findings),
        _one(facts.convocations, "скликання", findings),
        tuple(zone.taken),
        tuple(zone.kept),
        tuple(findings),
    )


def _another(zone: Zone) -> str:
    """A line below the letterhead that only names a kind: where an act begins, another has ended."""
    lines = (closed_up(line).strip(" .:") for each in paragraphs(zone.kept) for line in each.lines())
    return next((line for line in lines if line in ("РІШЕННЯ", "РОЗПОРЯДЖЕННЯ")), "")


def _title(zone: Zone, kind: str) -> str:
    if not zone.title and kind in TITLED_BY_KIND and zone.headline:
        return capital(" ".join(_calm(line) for line in zone.headline))
    return f"Проєкт рішення «{zone.title}»" if zone.title and kind == "proiekt" else zone.title


def _one(values: list[str], what: str, findings: list[str], shown: Callable[[str], str] = str) -> str:
    different = list(dict.fromkeys(values))
    if len(different) > 1:
        words = ", ".join(f"«{shown(value)}»" for value in different)
        findings.append(f"різні {what} вгорі документа: {words} — запишіть правильне самі")
        return ""
    return different[0] if different else ""


def _kind(zone: Zone, blocks: Sequence[Block], findings: list[str]) -> str:
    named = list(dict.fromkeys(zone.kinds))
    if "proiekt" in named:
        return "proiekt"
    certain = [kind for kind in named if kind != "rishennia"]
    if certain:
        if len(named) > 1:
            findings.append(f"вид документа взято за першим рядком із таких: {', '.join(named)} — перевірте")
        return certain[0]
    if not named:
        return ""
    form = folded(" ".join(taken.text for taken in zone.taken if taken.why != "назва"))
    by_form = "rishennia-vykonkomu" if re.search(r"виконавч|виконком", form) else ""
    if not by_form and (zone.facts.sessions or re.search(r"\bрад[аи]\b", form)):
        by_form = "rishennia-rady"
    short = (re.sub(r"\s", "", each.text) for each in paragraphs(blocks) if len(each.text) < _SHORT)
    text = folded(" ".join(short))
    by_word = {kind for word, kind in _ENACTED.items() if word in text}
    if by_form and by_word and by_form not in by_word:
        findings.append("бланк і слово «вирішила» чи «вирішив» належать різним органам")
        return ""
    return by_form or (by_word.pop() if len(by_word) == 1 else "")


def _calm(line: str) -> str:
    """«ПРОТОКОЛ № 14» -> «протокол № 14»: words wholly in capitals stress, shorter ones are names of bodies."""
    return re.sub(r"[А-ЯҐЄІЇ'’ʼ]{5,}", lambda match: match[0].lower(), closed_up(" ".join(line.split())))
