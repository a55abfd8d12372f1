"""A value of a text found again in its source, where other characters may stand for it."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

_LOOSE = re.compile(r"[\s\\\0\ufffd]+")


def line_with(source: str, value: str, start: int = 0) -> int:
    """Where the line begins that holds the value as written (then: the value itself), or spelled with character
    references («&#106;»), percent signs («%2e»), backslashes or over a line's end; -1 where there is none.
    """
    found = source.find(value, start)
    if found >= 0:
        return found
    forms = [form for form in (_LOOSE.sub("", value), _bare(value)) if form]
    lines, bare = _lines(source)
    number = next((at for form in forms for at, line in enumerate(bare) if form in line), None)
    if number is None:
        whole = max(("".join(bare).find(form) for form in forms), default=-1)
        if whole < 0:
            return -1
        number, passed = 0, len(bare[0])
        while passed <= whole:
            number += 1
            passed += len(bare[number])
    return sum(map(len, lines[:number])) + number


@lru_cache(maxsize=1)
def _lines(source: str) -> tuple[list[str], list[str]]:
    """The lines as they are, and bare; of the last source only, for one with many faults."""
    lines = source.split("\n")
    return lines, [_bare(line) for line in lines]


def _bare(text: str) -> str:
    return _LOOSE.sub("", unquote(unescape(text)))
