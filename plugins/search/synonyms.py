"""Words that mean the same: lines as editors write them, and what the browser is given of them.

A line is `слово = інше слово, третє`: each of its phrases finds documents with any other. Empty lines and those that
begin with # say nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .rules import stop_words
from .tokens import compounds, has_digit, norm

LONGEST_PHRASE = 8
"""In words."""
MOST_LINES = 1000
"""Everybody who searches loads all of them."""

Phrase = tuple[str, ...]
"""Normalised words, stop words left out."""
Group = tuple[Phrase, ...]


class Fault(NamedTuple):
    """line: 1-based. message, hint: Ukrainian."""

    line: int
    message: str
    hint: str


def read(lines: Iterable[str]) -> tuple[list[Group], list[Fault]]:
    """The groups of all good lines, and what is wrong with the others."""
    groups: list[Group] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = [Fault(number, *words) for words in _faults(line)]
        faults += found
        if not found:
            groups.append(tuple(_words(phrase) for phrase in _phrases(line)))
    if len(groups) > MOST_LINES:
        message = f"рядків із синонімами {len(groups)}, а дозволено {MOST_LINES}"
        faults.append(Fault(1, message, "лишіть потрібні: увесь файл завантажує кожен, хто шукає"))
    return groups, faults


def for_browser(groups: Iterable[Group]) -> bytes:
    """Compact JSON; empty where no group is left.

    A group is a list of phrases, a phrase a list of words, a word "terms|keys": by what the index knows it, and what
    else the rules make of its forms in a query. Phrases of the same terms are one; a group of one says nothing.
    """
    made = [{_terms(phrase): [_coded(word) for word in _parts(phrase)] for phrase in group} for group in groups]
    telling = [list(phrases.values()) for phrases in made if len(phrases) > 1]
    return json.dumps(telling, ensure_ascii=False, separators=(",", ":")).encode() if telling else b""


def _phrases(line: str) -> list[str]:
    return [phrase.strip() for phrase in line.replace("=", ",").split(",")]


def _words(phrase: str) -> Phrase:
    return tuple(word for word in compounds(norm(phrase)) if word not in stop_words())


def _faults(line: str) -> Iterator[tuple[str, str]]:
    shown = line.strip() if len(line) < 80 else f"{line.strip()[:80]}…"
    if line.count("=") != 1:
        wrong = "немає знака «=»" if "=" not in line else "кілька знаків «=»"
        yield f"у рядку «{shown}» {wrong}", "запишіть так: слово = інше слово, третє"
        return
    seen: set[Phrase] = set()
    for phrase in _phrases(line):
        words = _words(phrase)
        if not phrase:
            yield f"у рядку «{shown}» бракує слова", "допишіть його або приберіть зайву кому"
        elif not compounds(norm(phrase)):
            yield f"«{phrase}» — самі знаки, без літер і цифр", "напишіть слово, яке можна шукати"
        elif not words:
            yield f"«{phrase}» — лише службове слово, за яким не шукають", "допишіть, про що йдеться"
        elif len(words) > LONGEST_PHRASE:
            yield f"«{phrase[:80]}» має {len(words)} слів, а дозволено {LONGEST_PHRASE}", "скоротіть"
        elif words in seen:
            yield f"«{phrase}» стоїть у рядку двічі", "приберіть повтор"
        seen.add(words)


def _parts(phrase: Phrase) -> list[str]:
    """Words as a query asks for them: a number whole, of a hyphened word its parts."""
    return [part for word in phrase for part in ([word] if has_digit(word) else word.split("-"))]


def _terms(phrase: Phrase) -> tuple[tuple[str, ...], ...]:
    from .keys import number_key, word_terms  # the dictionary, without which lines can be checked

    return tuple((number_key(word),) if has_digit(word) else word_terms(word) for word in _parts(phrase))


def _coded(word: str) -> str:
    from .keys import form_keys, key, number_key, word_terms

    if has_digit(word):
        return number_key(word)
    terms = word_terms(word)
    keys = {key(word)}.union(*map(form_keys, terms)) - {*terms}
    return " ".join(terms) + ("|" + " ".join(sorted(keys)) if keys else "")
