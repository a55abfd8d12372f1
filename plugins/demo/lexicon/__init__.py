"""Words in their cases and pools of phrases, read from the TOML files beside this module."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..settings import COMMISSIONS

Pools = dict[str, tuple["Word", ...]]

_FEMININE = ("а", "ої", "ій", "у", "ою", "ій")
_MASCULINE = ("ий", "ого", "ому", "ий", "им", "ому")
_HE_SKYI = ("ський", "ського", "ському", "ського", "ським", "ському")
_SHE_SKA = ("ська", "ської", "ській", "ську", "ською", "ській")
_HE_ENKO = ("енко", "енка", "енку", "енка", "енком", "енкові")
_HE_IUK = ("юк", "юка", "юку", "юка", "юком", "юкові")
_INITIALS = ("О. В.", "М. П.", "С. І.", "Н. Ю.", "Т. Б.", "Л. Г.", "В. Д.", "Г. О.", "К. М.", "Д. С.", "Ю. А.", "Р. Є.")


class _Forms(NamedTuple):
    n: str
    g: str
    d: str
    a: str
    i: str
    l: str  # noqa: E741 - the cases go by their first letters


class Word(_Forms):
    """A word in six cases: n(ominative), g(enitive), d(ative), a(ccusative), i(nstrumental), l(ocative)."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return self.n


class Phrases(dict[str, Any]):
    """Values for `str.format_map`: the given ones, and for any other name a random word of its pool.

    A digit at a name's end asks for another draw ({street2}).
    """

    def __init__(self, pools: Pools, rng: random.Random, given: dict[str, Word]) -> None:
        super().__init__(given)
        self._pools = pools
        self._random = rng.random

    def __missing__(self, name: str) -> Word:
        pool = self._pools[name.rstrip("0123456789")]
        return pool[int(self._random() * len(pool))]

    def say(self, template: str) -> str:
        """The template with its slots filled, beginning with a capital."""
        text = template.format_map(self).replace("..", ".")
        return text[0].upper() + text[1:]

    def pick(self, templates: tuple[str, ...] | list[str]) -> str:
        return self.say(templates[int(self._random() * len(templates))])

    def some(self, templates: tuple[str, ...] | list[str], count: int) -> list[str]:
        """Different templates in a random order, each filled."""
        order = sorted(range(len(templates)), key=lambda _: self._random())
        return [self.say(templates[index]) for index in order[:count]]

    def chance(self, share: float) -> bool:
        return self._random() < share


def read(name: str) -> dict[str, Any]:
    """A file of this folder."""
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def word(written: str) -> Word:
    """`школа|школи|…` with six forms, or one form for all, or two: the first and every other case."""
    forms = written.split("|")
    if len(forms) == 2:
        forms = [forms[0], *[forms[1]] * 5]
    elif len(forms) == 1:
        forms *= 6
    return Word(*forms)


@cache
def pools() -> Pools:
    """Every slot name -> its words."""
    source = read("words")
    found = {name: tuple(map(word, value)) for name, value in source.items() if isinstance(value, list)}
    found["street"] = _declined(source["streets"], _FEMININE)
    found["lane"] = _declined(source["lanes"], _MASCULINE)
    found["village"] = tuple(map(word, source["villages"]))
    for name, parts in source["institutions"].items():
        found[name] = tuple(
            Word(*(f"{form} {own}" for form in word(head))) for head in parts["heads"] for own in parts["names"]
        )
    found["man"], found["woman"] = _people(source["surnames"])
    found["person"] = found["man"] + found["woman"]
    found["commission"] = tuple(word(name[0].lower() + name[1:]) for name in COMMISSIONS.values())
    found |= _figures()
    return found


def _declined(stems: str, endings: tuple[str, ...]) -> tuple[Word, ...]:
    return tuple(Word(*(stem + ending for ending in endings)) for stem in stems.split())


def _people(stems: dict[str, str]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Men and women: every surname with every pair of initials."""
    men = [(stem, _HE_ENKO) for stem in stems["enko"].split()]
    men += [(stem, _HE_IUK) for stem in stems["iuk"].split()]
    women = [(stem + forms[0], ("",) * 6) for stem, forms in men]
    men += [(stem, _HE_SKYI) for stem in stems["skyi"].split()]
    women += [(stem, _SHE_SKA) for stem in stems["skyi"].split()]
    return _named(men), _named(women)


def _named(surnames: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[Word, ...]:
    return tuple(
        Word(*(f"{stem}{ending} {initials}" for ending in endings))
        for stem, endings in surnames
        for initials in _INITIALS
    )


def _figures() -> Pools:
    """Numbers that go with a genitive plural («25 метрів»), sums, areas."""
    from plugins.model.words import number_words

    many = [n for n in range(5, 100) if n % 10 in (0, 5, 6, 7, 8, 9) or 11 <= n <= 19]
    thousands = range(12_000, 990_000, 1_350)
    return {
        "n": tuple(word(str(n)) for n in many),
        "dozen": tuple(word(str(n)) for n in range(5, 21)),
        "few": tuple(word(str(n)) for n in range(5, 10)),
        "percent": tuple(word(str(n)) for n in many if n < 91),
        "sum": tuple(word(number_words(n)) for n in thousands),
        "area": tuple(word(f"{n / 10_000:.4f}".replace(".", ",")) for n in range(120, 9_000, 37)),
    }
