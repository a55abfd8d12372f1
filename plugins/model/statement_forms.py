"""Forms of yearly statements: their lines, and what the lines add up to. All sums are in thousands of hryvnias.

The tables, with where they come from, are in `statement_lines` and `statement_lines_small`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from . import statement_lines as text
from . import statement_lines_small as small

Sign = Literal["+", "-", "±", "?"]


class Entry(NamedTuple):
    """A line of a form. code: "" for the heading of a section. deducted: printed in parentheses, taken off."""

    code: str
    name: str
    deducted: bool = False


class Term(NamedTuple):
    """A line within a sum."""

    sign: Sign
    code: str


class Sum(NamedTuple):
    """What must hold: the left side equals the right one, or (part) is no less than it."""

    left: tuple[Term, ...]
    right: tuple[Term, ...]
    part: bool

    @property
    def words(self) -> str:
        """«1000 = 1001 − 1002»."""
        return f"{_words(self.left)} {'≥' if self.part else '='} {_words(self.right)}"


class Form:
    """A form of statements. code: «1-м»; name: its title; balance: of a day, not of a year."""

    def __init__(self, code: str, name: str, lines: str, sums: str) -> None:
        self.code, self.name = code, name
        self._lines, self._sums = lines, sums

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Its lines and the headings of its sections, down the page."""
        return tuple(map(_entry, self._lines.strip().splitlines()))

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """What its lines add up to, each after those that it is made of."""
        return tuple(map(_sum, self._sums.strip().splitlines()))

    @property
    def balance(self) -> bool:
        """Is it a state on the last day of the year rather than what happened in it?"""
        return self.code.startswith("1")

    @cached_property
    def by_code(self) -> Mapping[str, Entry]:
        """Its lines without the headings."""
        return {entry.code: entry for entry in self.entries if entry.code}


def _entry(text: str) -> Entry:
    match = re.fullmatch(r"(\d{4}) (\(\) )?(.+)", text)
    return Entry(match[1], match[3], bool(match[2])) if match else Entry("", text)


def _sum(text: str) -> Sum:
    left, sign, right = re.split(r" (=|>=) ", text)
    return Sum(_terms(left), _terms(right), sign == ">=")


def _terms(text: str) -> tuple[Term, ...]:
    return tuple(Term(sign or "+", code) for sign, code in re.findall(r"([+±?-])? ?(\d{4})", text))


def _words(terms: tuple[Term, ...]) -> str:
    words = " ".join(f"{term.sign} {term.code}" for term in terms)
    return words.removeprefix("+ ").replace("-", "−")


FORMS: Mapping[str, Form] = {
    form.code: form
    for form in (
        Form("1", "Баланс (Звіт про фінансовий стан)", text.LINES_1, text.SUMS_1),
        Form("2", "Звіт про фінансові результати", text.LINES_2, text.SUMS_2),
        Form("1-м", "Баланс малого підприємства", small.LINES_1M, small.SUMS_1M),
        Form("2-м", "Звіт про фінансові результати малого підприємства", small.LINES_2M, small.SUMS_2M),
        Form("1-мс", "Баланс мікропідприємства", small.LINES_1MS, small.SUMS_1MS),
        Form("2-мс", "Звіт про фінансові результати мікропідприємства", small.LINES_2MS, small.SUMS_2MS),
    )
}
"""Code -> form, in the order in which pages show them."""


def form_code(words: str) -> str:
    """The code of a form as people write it («Форма №1», «ф. 1м», «2-mc»); as written where it is none."""
    plain = re.sub(r"форма|ф\.|№|\s", "", words.casefold()).translate(_LATIN)
    plain = re.sub(r"^([12])-?(мс?)$", r"\1-\2", plain)
    return plain if plain in FORMS else words


_LATIN = str.maketrans("mc", "мс")


class Figure(NamedTuple):
    """One of the few figures that matter. code: for ids and addresses. balance: of a day, not of a year."""

    code: str
    name: str
    terms: tuple[Term, ...]
    balance: bool


def _figure(code: str, name: str, terms: str) -> Figure:
    return Figure(code, name, _terms(terms), terms.startswith("1"))


FIGURES = (
    _figure("aktyvy", "Активи", "1300"),
    _figure("kapital", "Власний капітал", "1495"),
    _figure("zoboviazannia", "Зобов’язання", "1595 + 1695 + 1700"),
    _figure("hroshi", "Гроші в касі й на рахунках", "1165"),
    _figure("dokhid", "Чистий дохід", "2000"),
    _figure("rezultat", "Чистий прибуток (збиток)", "2350 - 2355"),
)
"""What pages show first, in their order; the codes of lines are the same in all forms."""
