"""Sums as pages show them: in a unit that suits a chart, and their change from one year to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ..model.amounts import amount_words
from ..model.words import NBSP, number_words

THOUSANDS = "тис. грн"
NONE = "–"
"""In the place of a sum that is not known."""


class Unit(NamedTuple):
    """A unit of a chart: its name, thousands of hryvnias in it, digits after the comma."""

    name: str
    thousands: int
    digits: int

    def short(self, amount: Decimal) -> str:
        """The amount in this unit, rounded half up as people do."""
        rounded = (amount / self.thousands).quantize(Decimal(1).scaleb(-self.digits), ROUND_HALF_UP)
        return number_words(rounded or abs(rounded))


def unit_for(amounts: Iterable[Decimal]) -> Unit:
    """The unit in which the greatest of the amounts has at most four digits before the comma."""
    most = max(map(abs, amounts), default=Decimal(0))
    if most >= 10_000_000:
        return Unit("млрд грн", 1_000_000, 2)
    if most >= 10_000:
        return Unit("млн грн", 1_000, 1)
    return Unit(THOUSANDS, 1, 0 if most >= 100 else 1)


def full(amount: Decimal) -> str:
    """«7 012,4 тис. грн» on one line."""
    return f"{amount_words(amount)}{NBSP}тис.{NBSP}грн"


def known(amount: Decimal | None) -> str:
    """The amount, or a dash."""
    return NONE if amount is None else amount_words(amount)


def column(amounts: Sequence[Decimal | None]) -> tuple[str, ...]:
    """Amounts that stand under each other: all with the decimals of the finest of them, dashes for the unknown."""
    finest = min((int(amount.as_tuple().exponent) for amount in amounts if amount is not None), default=0)
    unit = Decimal(1).scaleb(min(finest, 0))
    return tuple(known(None if amount is None else amount.quantize(unit)) for amount in amounts)


def change(now: Decimal | None, before: Decimal | None) -> str:
    """«+662,2 (+10,4 %)»; per cents only where both are above zero."""
    if now is None or before is None:
        return NONE
    words = _signed(now - before)
    return f"{words} ({percent(now, before)})" if now > 0 and before > 0 and now != before else words


def percent(now: Decimal, before: Decimal) -> str:
    """By how much it has grown, «+10,4 %»."""
    share = ((now - before) / before * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{_signed(share)}{NBSP}%"


def _signed(amount: Decimal) -> str:
    return f"+{amount_words(amount)}" if amount > 0 else amount_words(amount or abs(amount))
