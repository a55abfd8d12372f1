"""Words to the terms they are found by.

A word's terms are its lemmas, all of them, or for a word that the dictionary does not have what the rules guess. The
likeliest guess is the word's key, and only by that one a query seeks: one good guess of two is enough.
The browser has no dictionary. It takes the key, unless the index says by an exception what the dictionary says.
Apostrophes count nowhere: terms are without them, and a word without one finds the lemma with one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from .dictionary import dictionary
from .learn import LONGEST_ENDING, SHORTEST_STEM, SHORTEST_WORD
from .rules import rules
from .tokens import has_digit

_ROMAN = re.compile(r"[ivxlcdmіхсм]+")
_SURELY_ROMAN = re.compile(r"[ivxlcdm]|іі")
_SERIES_HYPHEN = re.compile(r"([0-9])-(?=[^\W\d_])")
_LEADING_NUMBER = re.compile(r"([0-9]+)[^\W\d_]+")
_SILENT = re.compile("(?<=[бвмпфрк])(?=[єїюя])|(?<=[дзнст])(?=[єїюя].)")
"""Where an apostrophe may have been left out (Ukrainian Orthography of 2019, § 7)."""


def key(word: str) -> str:
    """The key of one normalised word by the rules alone; with no endings known, the word itself."""
    return guesses(word)[0]


def guesses(word: str) -> tuple[str, ...]:
    """What the lemma of one normalised word may be by the rules, the likeliest first; the word itself is the last."""
    known = rules()
    most = known.longest_term
    if _is_roman(word):
        return (word.translate(known.lookalikes)[:most],)
    bare = word.replace("'", "")
    found = []
    if len(bare) >= SHORTEST_WORD:
        for size in range(min(LONGEST_ENDING, len(bare) - SHORTEST_STEM), 0, -1):
            found += [(bare[: len(bare) - off] + put)[:most] for off, put in known.endings.get(bare[-size:], ())]
    return tuple(dict.fromkeys([*found, bare[:most]]))


@lru_cache(maxsize=1 << 17)
def word_terms(word: str) -> tuple[str, ...]:
    """The terms of a word without digits: its lemmas in the dictionary, or else its guesses."""
    return lemma_terms(word) or guesses(word)


def lemma_terms(word: str) -> tuple[str, ...]:
    """The lemmas of a word in the dictionary as terms, sorted; none for a word that it does not have."""
    if _is_roman(word):
        return ()
    known = dictionary()
    found = [known.lemmas(spelling) for spelling in _spellings(word.replace("'", ""))]
    return _as_terms(set().union(*found))


@lru_cache(maxsize=1 << 16)
def exceptions(term: str) -> Mapping[str, tuple[str, ...]]:
    """Forms of the lemma behind a term, without apostrophes, whose terms are not their key -> those terms."""
    found: dict[str, tuple[str, ...]] = {}
    for spelling in _spellings(term):
        for form, lemmas in dictionary().forms(spelling).items():
            bare = form.replace("'", "")
            if bare not in found:
                found[bare] = word_terms(bare) if _SILENT.search(bare) else _as_terms(lemmas)
    return {form: terms for form, terms in found.items() if terms != (key(form),)}


def form_keys(term: str) -> set[str]:
    """What the rules alone make of the forms of the lemma behind a term."""
    forms = (form for spelling in _spellings(term) for form in dictionary().forms(spelling))
    return {key(form.replace("'", "")) for form in forms}


def number_key(compound: str) -> str:
    """The key of an act's number: look-alike letters folded, 143-р and 142р written alike."""
    known = rules()
    return _SERIES_HYPHEN.sub(r"\1", compound.translate(known.lookalikes))[: known.longest_term]


@lru_cache(maxsize=1 << 17)
def terms(compound: str) -> tuple[str, ...]:
    """All terms of a compound: those of the whole first, then of its parts, without repeats."""
    parts = re.split("[-/]", compound)
    if not has_digit(compound):
        found = [*word_terms(compound)]
    else:
        found = [number_key(compound)]
        series = _LEADING_NUMBER.fullmatch(compound)
        found += [series[1]] if series else []
    if len(parts) > 1:
        for part in parts:
            found += [number_key(part)] if has_digit(part) else word_terms(part)
    return tuple(dict.fromkeys(found))


def _is_roman(word: str) -> bool:
    return bool(_ROMAN.fullmatch(word) and _SURELY_ROMAN.search(word))


def _spellings(bare: str) -> list[str]:
    """The word, and the word with an apostrophe in each place where one may be missing."""
    return [bare, *(f"{bare[: place.start()]}'{bare[place.start() :]}" for place in _SILENT.finditer(bare))]


def _as_terms(lemmas: set[str]) -> tuple[str, ...]:
    most = rules().longest_term
    return tuple(sorted({lemma.replace("'", "")[:most] for lemma in lemmas}))
