"""Ukrainian in Latin letters, for addresses and open data.

Source: Cabinet of Ministers resolution №55 of 27.01.2010, table of transliteration.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SLUG_LIMIT = 80
"""Characters in one part of an address, at most."""

APOSTROPHES = "'’ʼ`´"
"""The signs people type for the Ukrainian apostrophe."""

_LATIN = dict(
    zip(
        "абвгґдежзиіклмнопрстуф",
        ("a", "b", "v", "h", "g", "d", "e", "zh", "z", "y", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f"),
        strict=True,
    )
) | {"х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": ""}
_LATIN |= {"є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
_AT_WORD_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_NO_APOSTROPHES = str.maketrans("", "", APOSTROPHES)


def transliterate(text: str) -> str:
    """Every Ukrainian letter by КМУ №55; all other characters stay.

    Apostrophes, stress marks and invisible signs (soft hyphen) are dropped and do not end a word. A capital
    that becomes several letters is written in capitals wholly inside a word in capitals: «Щука» Shchuka,
    «ЩУКА» SHCHUKA.
    """
    letters = bare(text)
    result = []
    for place, letter in enumerate(letters):
        small = letter.lower()
        if small not in _LATIN:
            result.append(letter)
            continue
        before, after = letters[place - 1 : place], letters[place + 1 : place + 2]
        latin = _LATIN[small]
        if small in _AT_WORD_START and not before.isalpha():
            latin = _AT_WORD_START[small]
        elif small == "г" and before.lower() == "з":
            latin = "gh"
        if letter != small:
            neighbour = after if after.isalpha() else before
            latin = latin.upper() if neighbour.isupper() else latin.capitalize()
        result.append(latin)
    return "".join(result)


@lru_cache(maxsize=4096)
def slugify(text: str, limit: int = SLUG_LIMIT) -> str:
    """A part of an address: a-z, 0-9 and single hyphens, at most `limit` characters, cut at a word's end.

    Letters of other scripts lose their marks (é is e); those that have no such form are dropped. Text without
    a single usable character gives "": the caller reports it.
    """
    known = "".join(map(_folded, unicodedata.normalize("NFC", text)))
    slug = re.sub(r"[^a-z0-9]+", "-", transliterate(known).lower()).strip("-")
    if len(slug) <= limit:
        return slug
    head = slug[:limit]
    if slug[limit] != "-":
        head = head.rpartition("-")[0] or head
    return head.rstrip("-")


def file_slug(stem: str) -> str:
    """The slug of a file's name without its suffix: a leading date (2019-03-05-) is dropped."""
    return slugify(re.sub(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[-_ ]+", "", stem))


def bare(text: str) -> str:
    """Composed letters without apostrophes, loose marks and invisible signs."""
    composed = unicodedata.normalize("NFC", text).translate(_NO_APOSTROPHES)
    if composed.isascii():
        return composed
    return "".join(c for c in composed if unicodedata.category(c) not in {"Mn", "Cf"})


def _folded(character: str) -> str:
    """A letter or digit of another script as its plain form, "" where there is none; «№» is neither."""
    if character.isascii() or character.lower() in _LATIN or character in APOSTROPHES or not character.isalnum():
        return character
    parts = unicodedata.normalize("NFKD", character)
    return "".join(c for c in parts if c.isascii() or c.lower() in _LATIN or unicodedata.category(c)[0] in "PS")
