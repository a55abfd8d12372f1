"""Words to the terms they are found by."""

from __future__ import annotations

import re
from functools import lru_cache

from plugins.search.rules import rules
from plugins.search.tokens import has_digit

_ROMAN = re.compile(r"[ivxlcdmіхсм]+")
_SURELY_ROMAN = re.compile(r"[ivxlcdm]|іі")
_SERIES_HYPHEN = re.compile(r"([0-9])-(?=[^\W\d_])")
_LEADING_NUMBER = re.compile(r"([0-9]+)[^\W\d_]+")


def key(word: str) -> str:
    """The key of one normalised word: equal for the forms of a word as far as the rules know them."""
    known = rules()
    if word in known.exceptions:
        return known.exceptions[word]
    return _stem(word).replace("'", "")[: known.longest_term]


def number_key(compound: str) -> str:
    """The key of an act's number: look-alike letters folded, 143-р and 142р written alike."""
    known = rules()
    return _SERIES_HYPHEN.sub(r"\1", compound.translate(known.lookalikes))[: known.longest_term]


@lru_cache(maxsize=1 << 18)
def terms(compound: str) -> tuple[str, ...]:
    """All terms of a compound: the whole first, then its parts, without repeats."""
    parts = re.split("[-/]", compound)
    if has_digit(compound):
        found = [number_key(compound)]
        if len(parts) == 1:
            series = _LEADING_NUMBER.fullmatch(compound)
            found += [series[1]] if series else []
        else:
            found += [number_key(part) if has_digit(part) else key(part) for part in parts]
    else:
        found = [key(compound)]
        if len(parts) > 1:
            found += [key(part) for part in parts]
    return tuple(dict.fromkeys(found))


def _stem(word: str) -> str:
    known = rules()
    if _ROMAN.fullmatch(word) and _SURELY_ROMAN.search(word):
        return word.translate(known.lookalikes)
    length = len(word)
    if length < known.shortest_word:
        return word
    for size in known.sizes.get(word[-1], ()):
        replacement = known.endings.get(word[-size:])
        if replacement is not None and length - size + len(replacement) >= known.shortest_stem:
            return word[:-size] + replacement
    return word
