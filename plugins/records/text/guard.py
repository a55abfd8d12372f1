"""Refusal of texts that would take the parsers unreasonable time, and of characters that no text may hold.

Limits are far above any document written by hand; each check is linear.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

LARGEST = 1_000_000
DEEPEST = 20
UNCLOSED = 100
FOOTNOTES = 1_000
HEADINGS = 1_000
RAW_DEPTH = 100
CELLS = 100_000
GROWTH = 8_000_000
"""Characters of HTML, at most: a short text that repeats a long address may become any number."""
GROWS = "текст розростається на сторінці у мільйони знаків"

_MARKERS = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*+){21}", re.MULTILINE)
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})")
_INDENTED = re.compile(r"^(?: {4}|\t){21}[ \t]*(?:>|[-*+][ \t]|\d{1,9}\.[ \t])", re.MULTILINE)
_TITLE = re.compile(r"^(?: {0,3}#| {0,3}[=-]+ *$|[ \t*_#]*додаток)", re.MULTILINE | re.IGNORECASE)
_DEFINED = re.compile(r"^ {0,3}\[[^]\n]+\]:.*", re.MULTILINE)
_RULES = frozenset(" \t|:-")
_OPEN_TAG = re.compile(r"<[a-zA-Z/!?](?=[^<>]*(?:<|\Z))")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
# void elements, and those that the next of their kind closes
_UNNESTED = "area base br col embed hr img input link meta source track wbr p li dt dd tr td th"
_SELF_CLOSED = frozenset(_UNNESTED.split())

# C0 but TAB and LF, DEL, C1, surrogates, private use, noncharacters
_REFUSED = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,8})|0*([0-9]{1,10}));?")


def too_heavy(source: str) -> str:
    """Why the text is refused unread, in Ukrainian, or ""."""
    if len(source) > LARGEST:
        return f"текст завеликий: {len(source)} знаків, а дозволено {LARGEST}"
    nested = any(not _RULE.fullmatch(source, m.start(), _line_end(source, m.end())) for m in _MARKERS.finditer(source))
    if nested or _INDENTED.search(source):
        return f"цитати чи списки вкладено глибше ніж на {DEEPEST} рівнів"
    if source.count("[") > UNCLOSED and any(_deepest(block) > UNCLOSED for block in source.split("\n\n")):
        return f"в одному абзаці понад {UNCLOSED} незакритих дужок «[» або «(»"
    if source.count("<") > UNCLOSED and len(_OPEN_TAG.findall(source)) > UNCLOSED:
        return f"понад {UNCLOSED} незакритих знаків «<»"
    if source.count("[^") > FOOTNOTES:
        return f"понад {FOOTNOTES} виносок"
    if len(_TITLE.findall(source)) > HEADINGS:
        return f"понад {HEADINGS} заголовків"
    if "|" in source and any(_cells(block.split("\n")) > CELLS for block in source.split("\n\n")):
        return f"таблиця завелика: понад {CELLS} клітинок"
    if "]:" in source and source.count("[") * max(map(len, _DEFINED.findall(source)), default=0) > GROWTH:
        return GROWS
    return ""


def too_deep(raw: Iterable[str]) -> bool:
    """True if raw HTML opens more than RAW_DEPTH elements without closing them."""
    opened: Counter[str] = Counter()
    for piece in raw:
        for slash, name in _TAG.findall(piece):
            tag = name.lower()
            if tag in _SELF_CLOSED:
                continue
            if not slash:
                opened[tag] += 1
                if opened.total() > RAW_DEPTH:
                    return True
            elif opened[tag]:
                opened[tag] -= 1
    return False


def clean_characters(source: str) -> str:
    """The text with LF line ends and without characters that a decoded source never holds."""
    return _REFUSED.sub("", source.replace("\r\n", "\n").replace("\r", "\n"))


def replace_references(source: str) -> tuple[str, tuple[str, ...]]:
    """The text with U+FFFD for character references to forbidden characters («&#xE000;»), and those references."""
    refused: list[str] = []

    def check(match: re.Match[str]) -> str:
        code = int(match[1], 16) if match[1] else int(match[2])
        # 128-159 mean the letters of Windows-1252 in HTML («&#150;» is a dash)
        if not (0x80 <= code <= 0x9F) and (code > 0x10FFFF or _forbidden(chr(code))):
            refused.append(match[0])
            return "\ufffd"
        return match[0]

    return (_REFERENCE.sub(check, source) if "&#" in source else source), tuple(refused)


def _forbidden(character: str) -> bool:
    bidi = "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"
    return bidi or (character != "\r" and bool(_REFUSED.fullmatch(character)))


def _cells(lines: list[str]) -> int:
    """Each row of a table gets as many cells as the one above its rule has."""
    ruled = (above.count("|") + 1 for above, rule in pairwise(lines) if "-" in rule and _RULES.issuperset(rule))
    return max(ruled, default=0) * len(lines)


def _line_end(source: str, start: int) -> int:
    end = source.find("\n", start)
    return len(source) if end < 0 else end


def _deepest(block: str) -> int:
    depths = {"[": 0, "(": 0}
    deepest = 0
    for character in re.findall(r"[][()]", block):
        if character in depths:
            depths[character] += 1
            deepest = max(deepest, depths[character])
        else:
            pair = "[" if character == "]" else "("
            depths[pair] = max(0, depths[pair] - 1)
    return deepest
