"""Gaps and repeats in the numbers of acts: each body, kind and year has a series of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from .numbering import Number, parse
from .problems import Problem
from .registry import Registry
from .row import Row
from .ukrainian import plural
from .vocabulary import ACT_KINDS

SERIAL = frozenset({"rishennia-rady", "rishennia-vykonkomu", "rozporiadzhennia", "protokol", "vysnovok"})
"""Kinds that number their acts one after another."""

SHOWN = 8
"""Gaps that one message names."""


def numbering(registry: Registry) -> Iterator[Problem]:
    """Acts of a body, kind and year are numbered without gaps and repeats.

    A gap is told at the act after it, between the first and the last number that the site has; a repeat at the later
    act. Series differ by what stands around the running number: session, year, letter, convocation.
    """
    series: dict[tuple[str, ...], list[tuple[int, Row]]] = defaultdict(list)
    for row in registry.listed("acts"):
        number = parse(row.number) if row.kind in SERIAL else None
        if number is not None:
            series[_series(row, number)].append((number.running, row))
    for acts in series.values():
        first: dict[int, Row] = {}
        for running, row in acts:
            other = first.setdefault(running, row)
            if other.id != row.id:  # one address is an error of its own
                yield _repeat(row, other)
        for before, after in pairwise(sorted(first)):
            if after - before > 1:
                yield _gap(first[before], first[after], range(before + 1, after))


def _repeat(row: Row, other: Row) -> Problem:
    message = f"номер {row.number} уже має {ACT_KINDS[row.kind]} того самого року: {other.path}"
    return _problem(row, message, "виправте номер в одному з них")


def _gap(before: Row, after: Row, missing: range) -> Problem:
    form = parse(after.number)
    assert form is not None
    listed = ", ".join(f"№ {form.at(number)}" for number in missing[:SHOWN]) + (" …" if len(missing) > SHOWN else "")
    count = f"{len(missing)} {plural(len(missing), 'акта', 'актів', 'актів')}"
    message = f"між № {before.number} і № {after.number} {after.year} року бракує {count}: {listed}"
    return _problem(after, message, "додайте їх або перевірте номер")


def _series(row: Row, number: Number) -> tuple[str, ...]:
    after = number.after.replace(" ", "").removeprefix("-") if number.after[-1:].isalpha() else number.after
    return row.kind, row.body, row.commission, row.session if number.before else "", row.year, number.before, after


def _problem(row: Row, message: str, hint: str) -> Problem:
    return Problem(row.path, None, "number", message, hint, level="warning")
