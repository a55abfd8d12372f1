"""Dates, numbers and sizes in Ukrainian words, and the forms of words."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

NBSP = "\u00a0"

MONTHS = (
    *("січень", "лютий", "березень", "квітень", "травень", "червень"),
    *("липень", "серпень", "вересень", "жовтень", "листопад", "грудень"),
)
MONTHS_OF = (
    *("січня", "лютого", "березня", "квітня", "травня", "червня"),
    *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
)
MONTHS_IN = (
    *("січні", "лютому", "березні", "квітні", "травні", "червні"),
    *("липні", "серпні", "вересні", "жовтні", "листопаді", "грудні"),
)
_UNITS = ("Б", "КБ", "МБ", "ГБ", "ТБ")
_NUMERIC_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?: ?(?:р\.?|року))?")
_WORDY_DATE = re.compile(r"[«\"“„]?([0-9]{1,2})[»\"”]? ([а-яіїєґ]+) ([0-9]{4})(?: ?(?:р\.?|року))?")


def capital(words: str) -> str:
    """The words with a capital first letter, the others as they are."""
    return words[:1].upper() + words[1:]


def plural(n: int, one: str, few: str, many: str) -> str:
    """The form that goes with the number: 1 акт, 3 акти, 11 актів. Only the word."""
    tens, units = abs(n) // 10 % 10, abs(n) % 10
    if tens == 1 or units == 0 or units > 4:
        return many
    return one if units == 1 else few


def date_words(iso: str) -> str:
    """«2019-12-24» -> «24 грудня 2019 року», «2019-12-24 10:00» -> «24 грудня 2019 року, 10:00».

    Raises ValueError when it is no date.
    """
    moment = datetime.fromisoformat(iso)
    words = f"{moment.day} {MONTHS_OF[moment.month - 1]} {moment.year} року"
    return f"{words}, {moment:%H:%M}" if ":" in iso else words


def date_digits(iso: str) -> str:
    """«2019-03-05» -> «05.03.2019», for narrow tables."""
    year, month, day = iso.split("-")
    return f"{day}.{month}.{year}"


def month_words(year: int, month: int) -> str:
    """(2019, 3) -> «березень 2019 року»."""
    return f"{MONTHS[month - 1]} {year} року"


def month_guess(text: str) -> str:
    """The month that was probably meant, as `2019-03`: «березень 2019», «03.2019», «2019-3», «201903»; else ""."""
    plain = " ".join(text.casefold().replace("i", "і").split())
    if match := re.fullmatch(r"([а-яіїєґ]+),? ([0-9]{4})(?: ?р\.?| ?рік| ?року)?", plain):
        names = [names for names in (MONTHS, MONTHS_OF, MONTHS_IN) if match[1] in names]
        return f"{match[2]}-{names[0].index(match[1]) + 1:02}" if names else ""
    if match := re.fullmatch(r"([0-9]{4})[-./ ]?([0-9]{1,2})(?:[-./ ][0-9]{1,2})?", plain):
        year, month = match.groups()
    elif match := re.fullmatch(r"(?:[0-9]{1,2}[-./ ])?([0-9]{1,2})[-./ ]([0-9]{4})", plain):
        month, year = match.groups()
    else:
        return ""
    return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 and year[:2] in ("19", "20") else ""


def parse_date_words(text: str) -> str | None:
    """«24 грудня 2019 року», «"24" грудня 2019 р.», «24.12.2019» -> «2019-12-24»; None when it is no such date."""
    plain = " ".join(text.casefold().replace("i", "і").split())
    if match := _NUMERIC_DATE.fullmatch(plain):
        day, month, year = map(int, match.groups())
    elif (match := _WORDY_DATE.fullmatch(plain)) and match[2] in MONTHS_OF:
        day, month, year = int(match[1]), MONTHS_OF.index(match[2]) + 1, int(match[3])
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def size_words(size: int) -> str:
    """A file's size in bytes -> «1,2 МБ», «340 КБ»; a unit is 1024 of the one before, as file managers count."""
    unit, scale = 0, 1
    while unit < len(_UNITS) - 1 and _rounded(size, scale) >= 1024:
        unit, scale = unit + 1, scale * 1024
    return f"{number_words(_rounded(size, scale))}{NBSP}{_UNITS[unit]}"


def number_words(value: int | float | Decimal) -> str:
    """12345.6 -> «12 345,6»: a comma, no-break spaces between thousands, a true minus sign.

    A Decimal keeps its zeros (12.50 -> «12,50»). Raises ValueError when the value is not finite.
    """
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value}")
    words = f"{abs(number):,f}".replace(",", NBSP).replace(".", ",")
    if isinstance(value, float):
        words = words.removesuffix(",0")
    return f"−{words}" if number < 0 else words


def _rounded(size: int, scale: int) -> Decimal | int:
    """size / scale, half up: with one decimal below ten, whole above; exact in integers."""
    tenths = (size * 20 + scale) // (scale * 2)
    if tenths < 100 and tenths % 10:
        return Decimal(tenths).scaleb(-1)
    return tenths // 10 if tenths < 100 else (size * 2 + scale) // (scale * 2)
