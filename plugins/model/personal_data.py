"""What in a text looks like a person's private data (2297-VI). A sign, not a proof: an editor decides.

Forms: РНОКПП, ten digits whose last one checks the others and whose first five count the days from 31.12.1899 to the
birth (common knowledge, from no text of law); passport, two letters and six digits or an ID card's nine; УНЗР; IBAN of
Ukraine, 29 characters (ISO 13616), but for accounts of the Treasury; mobile phones of Ukraine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .words import MONTHS_OF

TAX, PASSPORT, RECORD = "податковий номер", "номер паспорта", "номер запису в реєстрі (УНЗР)"
ACCOUNT, PHONE, HOME, BIRTH = "рахунок IBAN", "мобільний телефон", "домашня адреса", "дата народження"
ALWAYS_PRIVATE = frozenset({TAX, PASSPORT, RECORD})
"""What has no place in any document; the rest may be an office's or a famous person's."""

TREASURY = frozenset({"899998", "820172"})
"""Codes of the Treasury in an IBAN: budget accounts, which are public."""

_EARLIEST, _LATEST = 7_306, 46_021
"""The first five digits of a tax number: births from 1920 to 2025."""
_WEIGHTS = (-1, 5, 7, 9, 4, 6, 10, 5, 7)
_DAY = rf"(?:[0-3]?\d\.[01]?\d\.(?:19|20)\d\d|[0-3]?\d (?:{'|'.join(MONTHS_OF)}) (?:19|20)\d\d)"


class Found(NamedTuple):
    """what: in Ukrainian words. value: as written."""

    what: str
    value: str


def find(text: str) -> Iterator[Found]:
    """Everything private in a text, by kind and then in its order."""
    lowered = text.casefold()
    for (what, _, signs, good), form in _FORMS:
        if signs and not any(sign in lowered for sign in signs):
            continue
        for match in form.finditer(text):
            value = match["value"]
            if good is None or good(re.sub(r"\W", "", value)):
                yield Found(what, value)


def masked(value: str) -> str:
    """The value with all digits hidden but the last two."""
    shown = len(re.findall(r"\d", value)) - 2
    return re.sub(r"\d", "•", value, count=shown) if shown > 0 else value


def is_tax_number(digits: str) -> bool:
    """Does the last of ten digits check the others, and do the first five name a birth?"""
    check = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:9], strict=True)) % 11 % 10
    return check == int(digits[9]) and _EARLIEST <= int(digits[:5]) <= _LATEST


def _is_private_account(iban: str) -> bool:
    """Are the check digits right (ISO 7064, mod 97-10), and is the bank not the Treasury?"""
    number = "".join(str(int(char, 36)) for char in iban[4:] + iban[:4])
    return int(number) % 97 == 1 and iban[4:10] not in TREASURY


class _Form(NamedTuple):
    """signs: words in small letters, one of which the text has. good: what digits and letters of the value satisfy."""

    what: str
    form: str
    signs: tuple[str, ...] = ()
    good: Callable[[str], bool] | None = None


_LISTED = (
    _Form(TAX, r"(?<![\w.,:/№+-])(?P<value>[0-9]{10})(?![\w/:-]|[.,]\d)", good=is_tax_number),
    _Form(
        TAX,
        r"(?:рнокпп|іпн|ідентифікаційн\w{1,12} (?:номер|код)|обліков\w{1,12} картк\w{1,12})"
        r"[^\d\n]{0,60}(?P<value>\d{10})(?!\d)",
        ("рнокпп", "іпн", "ідентифікаційн", "обліков"),
    ),
    _Form(PASSPORT, r"паспорт\w{0,12}[^\d\n]{0,40}?(?P<value>\b[А-ЯІЇЄҐ]{2}\s?№?\s?\d{6})(?!\d)", ("паспорт",)),
    _Form(
        PASSPORT,
        r"паспорт\w{0,12}(?:[\s:№«»(),–—-]|громадян\w{1,6}|україни|номер\w{0,3}|id|картк\w{1,3}|у|формі|на|вигляді"
        r"|для|виїзду|за|кордон|документ\w{0,3}){1,20}(?P<value>(?<!\d)\d{9})(?!\d)",
        ("паспорт",),
    ),
    _Form(RECORD, r"(?<![\w-])(?P<value>(?:19|20)\d\d[01]\d[0-3]\d-\d{5})(?![\w-])"),
    _Form(ACCOUNT, r"(?<!\w)(?P<value>UA(?:[ \xa0]?\d){27})(?!\d)", ("ua",), _is_private_account),
    _Form(
        PHONE,
        r"(?<![\w.,/№-])(?<!№[ \xa0])(?P<value>(?:\+?38[\s(-]{0,2})?\(?0(?:39|50|63|66|67|68|73|9[1-9])\)?"
        r"[\s-]?\d{3}[\s-]?\d\d[\s-]?\d\d)(?![\w-])",
    ),
    _Form(
        HOME,
        r"(?:проживає|проживав|проживала|мешкає|мешкав|мешкала|(?:про)?жива(?:юч|вш)\w{1,12}"
        r"|зареєстрован(?:ий|а|ого|ої|ому|ій)|місц\w{1,12} (?:проживання|реєстрації)|домашн\w{1,12} адрес\w{1,12})"
        r"\b(?![^;\n]{0,60}(?:юридичн|товариств|підприємств|установ|організац))[^;\n]{0,60}?(?P<value>(?:вул\.|вулиц\w{1,12}|просп\.|проспект\w{0,12}|пров\.|провул\w{1,12}"
        r"|бульв\.|бульвар\w{0,12}|б-р|пл\.|площ\w{1,12})"
        r"\s{1,3}[^,;.\n]{2,40},?\s{0,3}(?:буд\.?\w{0,12}\s{0,3})?№?\s{0,3}\d+)",
        ("жива", "мешка", "зареєстрован", "реєстрації", "домашн"),
    ),
    _Form(BIRTH, rf"(?P<value>{_DAY})\s{{0,3}}(?:р\.?\s?н\.|(?:року|р\.) народження)", ("н.", "народження")),
    _Form(BIRTH, rf"(?:народив|народил|народжен)\w{{1,12}}[\s:–—-]{{1,4}}(?P<value>{_DAY})", ("народ",)),
)
_FORMS = tuple((each, re.compile(each.form, re.IGNORECASE)) for each in _LISTED)
