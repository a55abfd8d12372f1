"""Ukrainian order of words, and the natural order of the numbers of acts."""

from __future__ import annotations

import re
import unicodedata
from typing import TypeAlias

from .transliteration import APOSTROPHES, bare

ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
"""The 33 letters in their order."""

Element: TypeAlias = tuple[int, int, str]
"""(class, rank, digits): gap 0, number 1, Ukrainian letter 2, other Cyrillic 3, Latin 4, any other letter 5."""

SortKey: TypeAlias = tuple[tuple[Element, ...], tuple[int, ...], tuple[bool, ...], str]
NaturalKey: TypeAlias = tuple[tuple[Element, ...], str]

_GAP: Element = (0, 0, "")
_RANKS = {letter: rank for rank, letter in enumerate(ALPHABET)}
_PIECES = re.compile(r"[0-9]+|[^\W0-9_]+|[\W_]+")
_NUMBER_SIGN = re.compile(r"\A\s*(?:№|N[oо]?(?![^\W\d_])\.?)\s*")

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN = re.compile(r"(?=.)M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.DOTALL)
_BEYOND_CONVOCATIONS = 40  # a lone C, D, L or M in an act's number is the letter of a series
_CYRILLIC_IN_ROMAN = str.maketrans("ІХ", "IX")


def sort_key(text: str) -> SortKey:
    """A total order: digits (by value) before Ukrainian letters before Latin; word by word.

    Equal but for apostrophes: without one first; equal but for case: small letters first; then the text itself.
    """
    letters = bare(text)
    marks = tuple(place for place, letter in enumerate(text) if letter in APOSTROPHES)
    return (_elements(letters), marks, tuple(map(str.isupper, letters)), text)


def natural_key(number: str) -> NaturalKey:
    """A total order for numbers of acts, as written (33-65/2019, 143-р, 142р, 2/3, 2010-48-VII, 1457-55/VIII).

    Numbers compare part by part by value, Roman ones too (I, V, X; a Cyrillic І or Х among them is understood); signs
    between parts, spaces and «№» count only between numbers that are otherwise equal.
    """
    elements: list[Element] = []
    for piece in _PIECES.findall(_NUMBER_SIGN.sub("", number)):
        value = roman(piece)
        elements += _elements(str(value) if value is not None and value < _BEYOND_CONVOCATIONS else bare(piece))
    return tuple(element for element in elements if element != _GAP), number


def roman(text: str) -> int | None:
    """The value of a Roman number in capitals (1 to 3999), also with Cyrillic І and Х in it; otherwise None."""
    latin = unicodedata.normalize("NFKC", text).translate(_CYRILLIC_IN_ROMAN)
    if not _ROMAN.fullmatch(latin):
        return None
    values = [_ROMAN_VALUES[letter] for letter in latin]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _elements(text: str) -> tuple[Element, ...]:
    """First-level order: gaps at both ends do not count, any other run of signs is one gap."""
    elements: list[Element] = []
    for piece in _PIECES.findall(text):
        if piece[0] in "0123456789":
            digits = piece.lstrip("0")
            elements.append((1, len(digits), digits))
        elif piece[0].isalnum():
            elements += map(_letter, piece.lower())
        elif elements:
            elements.append(_GAP)
    if elements and elements[-1] == _GAP:
        elements.pop()
    return tuple(elements)


def _letter(letter: str) -> Element:
    rank = _RANKS.get(letter)
    if rank is not None:
        return (2, rank, "")
    plain = unicodedata.normalize("NFKD", letter)[0]
    if plain.isascii():
        return (4, ord(plain), "")
    return (3 if "\u0400" <= letter <= "\u052f" else 5, ord(letter), "")
