"""Sixty questions as people put them, taken from a corpus: the same corpus, the same questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from plugins.model.words import MONTHS_OF

from .layout import Source, day_of, source

COUNTS = {"word": 18, "pair": 16, "three": 10, "number": 8, "date": 8}
"""How many questions of each kind; together 60."""
READ = 600
"""Documents that are opened, at most: more than enough, whatever the size of the corpus."""
_NEIGHBOURS = re.compile(r"[А-ЯІЇЄҐа-яіїєґ'’ ]+")
_PLACEHOLDERS = {"зразок"}


def queries(content: Path) -> list[str]:
    """Words and phrases of titles in the forms in which they stand there, numbers of acts, dates; none twice."""
    paths = sorted(content.rglob("*.md"), key=lambda path: _chance(path.relative_to(content).as_posix()))
    documents = [source(content, path) for path in paths[:READ]]
    kinds: dict[str, Callable[[Source], str]] = {
        "word": lambda document: _phrase(document, 1),
        "pair": lambda document: _phrase(document, 2),
        "three": lambda document: _phrase(document, 3),
        "number": _number,
        "date": _date,
    }
    found: list[str] = []
    for kind, count in COUNTS.items():
        found += islice(_fresh(map(kinds[kind], documents), found), count)
    return found


def _fresh(texts: Iterator[str], known: list[str]) -> Iterator[str]:
    seen = set(known)
    for text in texts:
        if text and text not in seen:
            seen.add(text)
            yield text


def _phrase(document: Source, length: int) -> str:
    """So many neighbouring words of the title, each of four letters or more, in lower case; "" where there are none."""
    pieces = [piece.split() for piece in _NEIGHBOURS.findall(str(document.header["title"]))]
    runs = [words[start : start + length] for words in pieces for start in range(len(words) - length + 1)]
    good = [run for run in runs if all(len(word) > 3 and word.lower() not in _PLACEHOLDERS for word in run)]
    return " ".join(good[_chance(document.stem) % len(good)]).lower() if good else ""


def _number(document: Source) -> str:
    number = str(document.header.get("number", ""))
    return number if re.search(r"[-/]", number) else ""


def _date(document: Source) -> str:
    """A date as it is written in figures or in words, by turns of chance."""
    year, month, day = day_of(document.header).split("-")
    if _chance(document.stem) % 2:
        return f"{day}.{month}.{year}"
    return f"{int(day)} {MONTHS_OF[int(month) - 1]} {year}"


def _chance(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
