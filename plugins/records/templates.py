"""Filters of the templates: dates, sizes, numbers and plurals in Ukrainian words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model.ukrainian import date_words, number_words, plural, size_words


def _plural(count: int, one: str, few: str, many: str) -> str:
    return f"{number_words(count)}\u00a0{plural(count, one, few, many)}"


FILTERS: dict[str, Callable[..., Any]] = {
    "date": date_words,
    "plural": _plural,
    "size": size_words,
    "number": number_words,
}
"""date: ISO -> «24 грудня 2019 року»; plural: 5 -> «5 актів»; size: bytes -> «1,2 МБ»; number: 12345 -> «12 345»."""
