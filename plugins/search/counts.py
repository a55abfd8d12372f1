"""What one document says, as counts of its terms: made once while reading, kept by the build memory."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from .keys import terms
from .tokens import compounds, norm

FIELDS = {"title": 4, "number": 10, "label": 2, "body": 1}
"""Field -> how much a word in it weighs. The body comes last: it alone has frequencies and a length."""

MOST = 15
"""A term's frequency in a body counts up to this; BM25 with k1 = 1.2 has given 93 % of its weight by then."""

LENGTHS = (0, *sorted({round(2 ** (step / 2)) for step in range(40)}))
"""Lengths of bodies in tokens, two steps an octave: a small edit seldom moves a document to another step."""

Field = dict[str, int]


class Text(NamedTuple):
    """The searched words of a document, as plain text; date is ISO or empty."""

    title: str = ""
    number: str = ""
    label: str = ""
    body: str = ""
    date: str = ""


class Counts(NamedTuple):
    """Length as an index into LENGTHS, and for each of FIELDS in turn term -> frequency (1 but in the body)."""

    length: int
    fields: tuple[Field, ...]


def count(text: Text) -> bytes:
    """The counts of a document in canonical bytes."""
    title, _ = _counted(text.title)
    number, _ = _counted(text.number)
    label, _ = _counted(text.label)
    body, length = _counted(text.body)
    number.update(_date_terms(text.date))
    return _dump(_step(length), (title, number, label), body)


def load(data: bytes) -> Counts:
    """Counts from their bytes."""
    length, *fields = data.split(b"\n")
    *named, body, frequencies = fields
    counted = [dict.fromkeys(line.decode().split(" "), 1) if line else {} for line in named]
    terms_of_body = body.decode().split(" ") if body else []
    counted.append(dict(zip(terms_of_body, (sign - _ZERO for sign in frequencies), strict=True)))
    return Counts(int(length), tuple(counted))


_ZERO = ord("0")
_SIGNS = [chr(_ZERO + frequency) for frequency in range(MOST + 1)]


def _counted(text: str) -> tuple[Counter[str], int]:
    words = compounds(norm(text))
    return Counter(chain.from_iterable(map(terms, words))), len(words)


def _date_terms(date: str) -> list[str]:
    """2019-03-05 and 2019-03 for a document of that day."""
    return [date[:10], date[:7]] if len(date) >= 10 else []


def _step(length: int) -> int:
    """The nearest of LENGTHS, the longer where two are as near."""
    after = bisect_left(LENGTHS, length, hi=len(LENGTHS) - 1)
    return after - (after > 0 and length - LENGTHS[after - 1] < LENGTHS[after] - length)


def _dump(length: int, named: Iterable[Counter[str]], body: Counter[str]) -> bytes:
    lines = [str(length), *(" ".join(sorted(field)) for field in named)]
    ordered = sorted(body)
    signs = (_SIGNS[frequency] if frequency < MOST else _SIGNS[MOST] for frequency in map(body.__getitem__, ordered))
    lines += [" ".join(ordered), "".join(signs)]
    return "\n".join(lines).encode()
