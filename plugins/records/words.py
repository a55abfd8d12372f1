"""What `check` asks of the words of a document: letters of one alphabet, nothing private."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ..model import mixed_letters as letters
from ..model.personal_data import ALWAYS_PRIVATE, PHONE, find, masked
from ..model.problems import Problem
from .paper import Paper

LIMIT = 20
"""Findings of one kind in one document; a text with more of them is seen to be faulty by these."""

OF_PEOPLE = frozenset({"acts", "petitions", "consultations"})
"""Where a phone or an address is a person's rather than an office's."""

_TOLD = frozenset({"title", "summary", "remarks", "proposals", "text", "author", "reason", "outcome", "report"})
"""Fields, and fields of their parts, that hold words of people."""


def mixed_letters(paper: Paper) -> Iterator[Problem]:
    """A word or Roman numeral has letters of one alphabet: search, sorting and screen readers go by them.

    A word is a finding when letters of one alphabet all have a twin in the other: «дорoга» with a Latin o, «VIІІ» with
    Cyrillic І. «SMSками» has its letters on purpose.
    """
    for field, value in texts(paper.fields):
        for word, meant in letters.find(value):
            yield _mixed(paper, word, meant, paper.line_of_field(field), field)
    for word, meant in islice(letters.find(paper.text.plain), LIMIT):
        yield _mixed(paper, word, meant, paper.line_of(word), None)


def _mixed(paper: Paper, word: str, meant: str, line: int | None, field: str | None) -> Problem:
    strangers = "латинські" if letters.is_cyrillic(meant) else "кириличні"
    message = f"у слові «{word}» є {strangers} літери"
    return paper.problem(line, message, f"наберіть його наново: «{meant}»", field=field)


def personal_data(paper: Paper) -> Iterator[Problem]:
    """A text holds no tax number, passport, account, phone, home address or birth date of a person (2297-VI).

    R30 (K, also 2939-VI ст. 7): everywhere tax numbers, with their check digit, and passports; in acts, petitions and
    consultations also the rest, but for phones that the settings, units or deputies name. Digits are masked in the
    report, which others may read.
    """
    everything = paper.row.folder in OF_PEOPLE
    told = "\n".join(value for name, value in texts(paper.fields) if _TOLD.issuperset(re.findall("[a-z_]+", name)))
    found = dict.fromkeys(find(f"{told}\n{paper.text.plain}"))
    private = (each for each in found if each.what != PHONE or re.sub(r"\D", "", each.value)[-9:] not in paper.public)
    wanted = (each for each in private if everything or each.what in ALWAYS_PRIVATE)
    for what, value in islice(wanted, LIMIT):
        message = (
            f"схоже на особисті дані: {what} «{masked(value)}» (2297-VI, 2939-VI ст. 7, не звірено з текстом закону)"
        )
        hint = "приберіть, якщо закон не вимагає оприлюднити саме це"
        tail = re.split(r"\s", value)[-1]
        yield paper.problem(paper.line_of(value, tail), message, hint, rule="R30")


def texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """(field, text) of every text in a header: `title`, `agenda.2.title`, `topics.1`."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, (list, dict)):
        parts = enumerate(value, 1) if isinstance(value, list) else value.items()
        for key, item in parts:
            below = str(key).rstrip("_")
            yield from texts(item, f"{name}.{below}" if name else below)
