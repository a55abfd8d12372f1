"""Text to tokens: the same steps as in client/engine.js, held equal by shared vectors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_MAPPED = dict.fromkeys("\u0301\u00ad", "") | dict.fromkeys("’‘′‛＇ʼ`´", "'") | dict.fromkeys("‐‑–−", "-")
_TO_MAP = re.compile(f"[{''.join(_MAPPED)}]")
_WORD = r"[^\W_]+(?:'[^\W_]+)*"
_COMPOUND = re.compile(rf"{_WORD}(?:[-/]{_WORD})*")


def norm(text: str) -> str:
    """Text in the form in which words are compared.

    NFC, without stress marks (U+0301) and soft hyphens (U+00AD), one apostrophe, one hyphen, lower case.
    """
    lowered = unicodedata.normalize("NFC", text).lower()
    return unicodedata.normalize("NFC", _TO_MAP.sub(lambda match: _MAPPED[match[0]], lowered))


def compounds(text: str) -> list[str]:
    """Words of a normalised text: runs of letters and digits with inner apostrophes.

    Runs joined by "-" or "/" stay together where they hold a digit (an act's number: 33-65/2019, 143-р);
    otherwise only hyphens join.
    """
    found = _COMPOUND.findall(text)
    if "/" not in text:
        return found
    return [part for compound in found for part in _parted(compound)]


def shared(left: Sequence[object], right: Sequence[object]) -> int:
    """How many letters or bytes both begin with."""
    for number, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return number
    return min(len(left), len(right))


def has_digit(word: str) -> bool:
    """Whether an ASCII digit stands in the word, which makes it a number."""
    return _DIGIT.search(word) is not None


def _parted(compound: str) -> list[str]:
    return compound.split("/") if "/" in compound and not has_digit(compound) else [compound]


_DIGIT = re.compile("[0-9]")
