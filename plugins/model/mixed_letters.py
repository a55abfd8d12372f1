"""Words in which a letter of the other alphabet stands for its twin: Latin o in «дорoга», Cyrillic І in «VIІІ»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .collation import roman

_LATIN, _CYRILLIC = "aceiopxyABCEHIKMOPTXYïÏ", "асеіорхуАВСЕНІКМОРТХУїЇ"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿЀ-ӿ'’ʼ]+")
_NEIGHBOURS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]['’ʼ]*[Ѐ-ӿ]|[Ѐ-ӿ]['’ʼ]*[A-Za-zÀ-ÖØ-öø-ÿ]")
_INDEXED = re.compile(r"[IVXLC]{2,}[а-яіїєґ]")
"""«IVа»: a Roman numeral and the letter of a subgroup."""
_LATIN_LETTERS, _CYRILLIC_LETTERS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]"), re.compile(r"[Ѐ-ӿ]")


class Mixed(NamedTuple):
    """word: as written. meant: the same in one alphabet."""

    word: str
    meant: str


def find(text: str) -> Iterator[Mixed]:
    """Every such word, once each, in the order of the text."""
    if not _NEIGHBOURS.search(text):
        return
    for word in dict.fromkeys(_WORD.findall(text)):
        meant = _meant(word)
        if meant:
            yield Mixed(word, meant)


def is_cyrillic(word: str) -> bool:
    """Has the word Cyrillic letters?"""
    return bool(_CYRILLIC_LETTERS.search(word))


def _meant(word: str) -> str:
    if _INDEXED.fullmatch(word):
        return ""
    latin, cyrillic = len(_LATIN_LETTERS.findall(word)), len(_CYRILLIC_LETTERS.findall(word))
    if not (latin and cyrillic):
        return ""
    as_latin, as_cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    can_be_latin = not _CYRILLIC_LETTERS.search(as_latin)
    can_be_cyrillic = not _LATIN_LETTERS.search(as_cyrillic)
    if can_be_latin and (not can_be_cyrillic or roman(as_latin) is not None or latin > cyrillic):
        return as_latin
    return as_cyrillic if can_be_cyrillic else ""
