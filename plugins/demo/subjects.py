"""What documents are about: every title is drawn once and only once, whatever months are made.

A stream of subjects numbers its documents from April 1999. The number chooses the subject and a combination of
words for the title's slots by a permutation that the seed sets, so no title comes twice and none has to be remembered.
"""

from __future__ import annotations

import random
import string
from math import gcd, prod
from typing import Any, NamedTuple

from plugins.model.words import MONTHS_OF

from .lexicon import Pools, Word, pools, read, word
from .months import LONGEST, Month

_IN_MONTH = (
    *("січні", "лютому", "березні", "квітні", "травні", "червні"),
    *("липні", "серпні", "вересні", "жовтні", "листопаді", "грудні"),
)


class Subject(NamedTuple):
    """One kind of business: template of the title and what the body may say. slots: pool names of the title."""

    title: str
    topics: list[str]
    slots: tuple[str, ...]
    size: int
    dated: bool
    traits: dict[str, Any]


class Drawn(NamedTuple):
    """A subject with its title's words. title: without the mark."""

    subject: Subject
    title: str
    given: dict[str, Word]


class Stream:
    """The titles of one kind of document, `per_month` of them in every month."""

    def __init__(self, name: str, per_month: int, seed: int) -> None:
        source = read(name)["subject"]
        self.per_month = per_month
        self.pools = pools()
        capacity = LONGEST * per_month // len(source) + 1
        self.subjects = [_subject(entry, self.pools, capacity) for entry in source]
        self._walks = [_walk(f"{seed}:{name}:{n}", subject.size) for n, subject in enumerate(self.subjects)]

    def draw(self, month: Month, place: int) -> Drawn:
        """The document number `place` (from 0) of the month."""
        number, index = divmod(month.index * self.per_month + place, len(self.subjects))
        subject = self.subjects[index]
        offset, stride = self._walks[index]
        rest = (number * stride + offset) % subject.size
        given = {}
        for slot in subject.slots:
            pool = self._pool(subject, slot)
            rest, choice = divmod(rest, len(pool))
            given[slot] = pool[choice]
        title = subject.title.format_map(given)
        if subject.dated:
            title += f" у {_IN_MONTH[month.month - 1]} {month.year} року"
        return Drawn(subject, title[0].upper() + title[1:], given)

    def month(self, month: Month) -> list[Drawn]:
        return [self.draw(month, place) for place in range(self.per_month)]

    def _pool(self, subject: Subject, slot: str) -> tuple[Word, ...]:
        return subject.traits["cases"] if slot == "case" else self.pools[slot]


def day_words(iso: str) -> str:
    """«2019-03-05» -> «5 березня 2019 року»."""
    return f"{int(iso[8:])} {MONTHS_OF[int(iso[5:7]) - 1]} {iso[:4]} року"


def _subject(entry: dict[str, Any], words: Pools, capacity: int) -> Subject:
    """A title with too few combinations for all the months gets its month in words."""
    title = entry["title"]
    names = sorted({name.partition(".")[0] for _, name, _, _ in string.Formatter().parse(title) if name})
    traits = {**entry, "cases": tuple(word(str(n)) for n in range(1, entry.get("cases", 1) + 1))}
    size = prod(len(traits["cases"]) if name == "case" else len(words[name]) for name in names)
    return Subject(title, entry["topics"], tuple(names), size, size < capacity, traits)


def _walk(seed: str, size: int) -> tuple[int, int]:
    """(offset, stride) of a permutation of range(size) that changes every slot at each step."""
    rng = random.Random(seed)  # noqa: S311 - invented texts
    offset, stride = rng.randrange(size), max(1, int(size * 0.6180339887) + rng.randrange(7))
    while gcd(stride, size) != 1:
        stride += 1
    return offset, stride
