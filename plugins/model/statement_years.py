"""What a year's statements say of the year before, against what the statements of that year said themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from .amounts import amount_words
from .csv_table import few
from .flaw import Flaw
from .statement import Line
from .statement_forms import FORMS


class Told(NamedTuple):
    """A year's statements as given. name: of the file."""

    year: str
    name: str
    lines: Sequence[Line]


def restated(earlier: Told, later: Told) -> tuple[Flaw, ...]:
    """Warnings at the later file, where it tells other sums of the earlier year than that year's own file.

    Sums may differ by one unit of the last digit of the coarser one: one file may have tenths, the other whole
    thousands. Nothing is said of lines that one of the years lacks, nor of those of another form.
    """
    return tuple(flaw._replace(level="warning") for flaw in few(tuple(_flaws(earlier, later))))


def _flaws(earlier: Told, later: Told) -> Iterator[Flaw]:
    own = {(line.form, line.code): line for line in earlier.lines}
    for line in later.lines:
        before = own.get((line.form, line.code))
        if line.previous is None or before is None or before.value is None:
            continue
        digits = max(int(amount.as_tuple().exponent) for amount in (line.previous, before.value))
        if abs(line.previous - before.value) <= Decimal(1).scaleb(digits):
            continue
        when = f"на кінець {earlier.year} року" if FORMS[line.form].balance else f"за {earlier.year} рік"
        here, there = amount_words(line.previous), amount_words(before.value)
        message = (
            f"рядок {line.code} {when}: у файлі {later.name} стоїть {here}, "
            f"а у файлі {earlier.name}, у рядку {before.number}, стоїть {there}"
        )
        hint = "виправте той рядок, що помилковий, або лишіть, якщо звітність перераховано"
        yield Flaw(line.number, "previous", message, hint)
