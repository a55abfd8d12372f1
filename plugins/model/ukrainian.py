"""The Ukrainian language in one place: transliteration, order, words for numbers and dates."""

from __future__ import annotations

from .collation import NaturalKey, SortKey, natural_key, roman, sort_key
from .transliteration import SLUG_LIMIT, file_slug, slugify, transliterate
from .words import (
    MONTHS,
    MONTHS_IN,
    MONTHS_OF,
    capital,
    date_digits,
    date_words,
    month_words,
    number_words,
    parse_date_words,
    plural,
    size_words,
)

__all__ = [
    "MONTHS",
    "MONTHS_IN",
    "MONTHS_OF",
    "SLUG_LIMIT",
    "NaturalKey",
    "SortKey",
    "capital",
    "date_digits",
    "date_words",
    "file_slug",
    "month_words",
    "natural_key",
    "number_words",
    "parse_date_words",
    "plural",
    "roman",
    "size_words",
    "slugify",
    "sort_key",
    "transliterate",
]
