"""Sums of money in statements: as Ukrainians write them into decimals, and back."""

from __future__ import annotations

import re
from decimal import Decimal

from .words import number_words
from .wrong import Wrong, shown

_SPACES = re.compile("[\\s\u00a0\u2007\u2009\u202f]+")
_NOTHING = re.compile(r"[-–—−]*|[xхXХ]|\([-–—−]?\)")
_NUMBER = re.compile(r"(\d{1,3}(?: \d{3})+|\d{1,15})(?:[.,](\d{1,2}))?", re.ASCII)
_HINT = "запишіть число так: 1 234,5; від'ємне — у дужках або з мінусом; якщо суми немає — залиште клітинку порожньою"


def parse_amount(text: str) -> Decimal | None:
    """«1 234,5», «(1234.50)», «−12» -> the number; None for an empty cell, a dash or «х», which stand for no sum.

    Spaces of any width part thousands, a comma or a point the fraction of one or two digits: three would as well be
    thousands of an English table. Parentheses and a minus mean less than nothing. Raises Wrong.
    """
    plain = _SPACES.sub(" ", text).strip()
    if _NOTHING.fullmatch(plain.replace(" ", "")):
        return None
    inside = plain[1:-1].strip() if plain.startswith("(") and plain.endswith(")") else plain
    digits = inside.lstrip("-–—−").strip() if inside[:1] in "-–—−" else inside
    match = _NUMBER.fullmatch(digits)
    if match is None or inside[1:2] in tuple("-–—−") or (inside != plain and digits != inside):
        raise Wrong(f"«{shown(text)}» не є числом", _HINT)
    number = Decimal(f"{match[1].replace(' ', '')}.{match[2]}" if match[2] else match[1].replace(" ", ""))
    return -number if digits != plain and number else number


def amount_words(amount: Decimal, *, deducted: bool = False) -> str:
    """1234.5 -> «1 234,5», -12 -> «−12». deducted: in parentheses, as forms print what is taken off."""
    return f"({number_words(amount)})" if deducted and amount else number_words(amount)
