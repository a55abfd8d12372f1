"""Constraints of a column as its description gives them (Table Schema, Constraints): what they mean, what is wrong.

A bound or an allowed value is JSON of the column's own type or text as a cell would hold it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from .problems import Level, maybe
from .wrong import shown

NAMES = ("required", "unique", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern")
COMPARED = ("integer", "number", "date", "year")
"""Types whose values stand in an order."""
WHOLE = ("integer", "year")

Read = Callable[[str], Any]
"""Text of a cell -> its value, None where it has none of this type."""


class Fault(NamedTuple):
    """What is wrong with one constraint. level: `warning` for what is not judged."""

    name: str
    message: str
    hint: str
    level: Level = "error"


def meant(given: object, type: str, read: Read) -> Any:
    """The value of a bound or of an allowed value, None where it has none of this type."""
    if isinstance(given, str):
        return read(given)
    if isinstance(given, bool):
        return given if type == "boolean" else None
    if not isinstance(given, (int, float)):
        return None
    if type == "any":
        return str(given)
    value = Decimal(str(given))
    if type not in COMPARED or type == "date" or (type in WHOLE and value != value.to_integral_value()):
        return None
    return read(str(int(value))) if type in WHOLE else value


def faults(column: str, type: str, limits: Mapping[str, Any], read: Read) -> Iterator[Fault]:
    """What is wrong with the constraints of a column."""
    for name, given in limits.items():
        if fault := _fault(shown(column), name, given, type, read):
            yield fault
        elif name == "pattern":
            message = f"стовпець «{shown(column)}»: сайт не звіряє клітинок із «pattern»"
            yield Fault(name, message, "це не вада опису; клітинки перевірте самі", "warning")


def _fault(column: str, name: str, given: object, type: str, read: Read) -> Fault | None:
    if name not in NAMES:
        hint = f"{maybe(name, NAMES)} дозволено: {', '.join(NAMES)}".strip()
        return Fault(name, f"стовпець «{column}»: невідоме обмеження «{shown(name)}»", hint)
    match name:
        case "required" | "unique":
            right, due, fits = isinstance(given, bool), "true або false без лапок", True
        case "minLength" | "maxLength":
            right = isinstance(given, int) and not isinstance(given, bool) and given >= 0
            due, fits = "ціле число без лапок", type in ("string", "any")
        case "enum":
            right = isinstance(given, list) and bool(given)
            right = right and all(meant(item, type, read) is not None for item in given)  # type: ignore[attr-defined]
            due, fits = f"список значень виду {type}", True
        case "pattern":
            right, due, fits = isinstance(given, str), "вираз у лапках", type in ("string", "any")
        case _:
            right, due, fits = meant(given, type, read) is not None, f"значення виду {type}", type in COMPARED
    if not fits:
        message = f"стовпець «{column}»: обмеження «{name}» не для виду {type}"
        return Fault(name, message, "приберіть його або змініть вид стовпця")
    if not right:
        message = f"стовпець «{column}»: обмеження «{name}» не може бути «{shown(given)}»"
        return Fault(name, message, f"тут має бути {due}")
    return None
