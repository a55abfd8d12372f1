"""One line of a letterhead taken apart: date, number, session, place, each by its form.

Forms (domain: numbering, traps): «24 грудня 2019 року», «двадцять четвертого грудня дві тисячі дев'ятнадцятого року»,
«від 24.12.2019», «№ 33-65/2019», «295 (о)» after «№»,
«шістдесят п'ята сесія», «VII скликання», «м. Київ». A line is understood only when nothing of it is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from plugins.model.ukrainian import parse_date_words, roman

from .numbering import in_roman

LOOK_ALIKES = str.maketrans("ABCEHIKMOPTXYaceiopxy", "АВСЕНІКМОРТХУасеіорху")
"""Latin letters that look like Cyrillic ones -> those."""

_MONTH = r"(?:січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)"
_DATE = re.compile(
    rf"(?i)(?:від\s+)?(?P<date>(?:[«\"“„]\s?)?\d{{1,2}}(?:\s?[»\"”])?\s{_MONTH}\s\d{{4}}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}})"
    r"(?:\s?(?:року|р\.?(?!\w)))?"
)
_NUMBER = re.compile(
    r"(?:№|N[oо]?(?=[\s\d]))\s*(?P<number>\d[\w/\\-]*(?:\s?\([а-яґєії]\))?|[\w-]*/\d[\w/-]*)(?![\w/])", re.IGNORECASE
)
_ORDINAL = r"(?:(?:двадцять|тридцять)\s)?[а-яґєії]+['’ʼ]?[а-яґєії]*(?:ого|ього)"
_SPELLED = re.compile(
    rf"(?i)(?:від\s+)?(?P<day>\d{{1,2}}|{_ORDINAL})\s(?P<month>{_MONTH})\s(?P<year>\d{{4}}|дві\sтисячі\s{_ORDINAL})"
    r"(?:\s?(?:року|р\.?(?!\w)))?"
)
"""A date whose day or year is in words: «двадцять четвертого грудня дві тисячі дев'ятнадцятого року»."""
_BLANK = re.compile(r"(?i)(?:від\s+)?(?:[«\"]?_+[»\"]?\s*)+(?:20_*\d*_*\s*(?:року|р\.?)?)?|№\s*(?:_+|$)")
_SESSION = re.compile(
    r"(?i)(?P<session>\d{1,3}(?:[-–]?(?:а|я|ша|та))?|[IVXLІХ]{1,7}|[а-яґєії]+(?:\s[а-яґєії]+['’ʼ]?[а-яґєії]*)?)"
    r"\s*(?:\(?(?:поза)?чергова\)?\s*)?сесія"
)
_CONVOCATION = re.compile(r"(?i)(?P<convocation>[IVXІХ]{1,6}|\d{1,2}(?:-?го)?|[а-яґєії']+(?:ого|ього))\s+скликання")
_PLACE = re.compile(r"(?:м|с|смт|сел|селище|село|місто)\.?\s?[А-ЯҐЄІЇ][\w'’ʼ]+(?:[ -][А-ЯҐЄІЇ]?[\w'’ʼ]+){0,2}")

_UNITS = ("перш", "друг", "трет", "четверт", "п'ят", "шост", "сьом", "восьм", "дев'ят", "десят")
_TEENS = (
    *("одинадцят", "дванадцят", "тринадцят", "чотирнадцят", "п'ятнадцят"),
    *("шістнадцят", "сімнадцят", "вісімнадцят", "дев'ятнадцят", "двадцят"),
)
_FULL_TENS = ("двадцять", "тридцять", "сорок", "п'ятдесят", "шістдесят", "сімдесят", "вісімдесят", "дев'яносто")
_TENS = dict(zip(_FULL_TENS, range(20, 100, 10), strict=True))
_ROUND = {"тридцят": 30, "сороков": 40, "п'ятдесят": 50, "шістдесят": 60, "сімдесят": 70, "вісімдесят": 80}


@dataclass
class Line:
    """What one line says; each list holds values as fields of a record hold them. rest: what is not understood."""

    dates: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    sessions: list[str] = field(default_factory=list)
    convocations: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)
    rest: str = ""

    def and_of(self, other: Line) -> Line:
        """The facts of both, these first."""
        mine, others = vars(self), vars(other)
        return Line(**{name: mine[name] + others[name] for name in mine})


def taken_apart(text: str) -> Line:
    """The facts of a line."""
    line = Line()
    text = " ".join(text.split())

    def date(match: re.Match[str]) -> str:
        iso = parse_date_words(re.sub(r"([«\"“„])\s|\s([»\"”])", r"\1\2", match["date"]))
        if iso is None:
            return match[0]
        line.dates.append(iso)
        return " "

    def spelled(match: re.Match[str]) -> str:
        thousands, _, year = match["year"].rpartition("тисячі ")
        count = _count(year) + 2000 * bool(thousands)
        iso = parse_date_words(f"{_count(match['day'])} {match['month']} {count}")
        if iso is None:
            return match[0]
        line.dates.append(iso)
        return " "

    def number(match: re.Match[str]) -> str:
        line.numbers.append(match["number"])
        return " "

    def session(match: re.Match[str]) -> str:
        if found := _count(match["session"]):
            line.sessions.append(str(found))
            return " "
        return match[0]

    def convocation(match: re.Match[str]) -> str:
        if found := _count(match["convocation"]):
            line.convocations.append(in_roman(found))
            return " "
        return match[0]

    def keep(into: list[str]) -> Callable[[re.Match[str]], str]:
        def kept(match: re.Match[str]) -> str:
            into.append(match[0])
            return " "

        return kept

    text = _SPELLED.sub(spelled, _DATE.sub(date, text))
    text = _BLANK.sub(keep(line.blanks), text)
    text = _NUMBER.sub(number, text)
    text = _SESSION.sub(session, text)
    text = _CONVOCATION.sub(convocation, text)
    if line.dates or line.numbers or line.blanks or _PLACE.fullmatch(text.strip()):
        text = _PLACE.sub(keep(line.places), text)
    line.rest = re.sub(r"(?i)^(?:від|року|р\.)$|^[\s,.;()–—-]+|[\s,;()–—-]+$", "", " ".join(text.split()))
    return line


def _count(words: str) -> int:
    """A number in digits, Roman digits or an ordinal in words (feminine or genitive); 0 for none."""
    if digits := re.match(r"\d+", words):
        return int(digits[0])
    if value := roman(words.upper()):
        return value
    plain = re.sub("[’ʼ]", "'", words.casefold())
    *tens, last = plain.split()
    stem = re.sub(r"(?:ього|ого|а|я)$", "", last)
    if tens:
        return _TENS[tens[-1]] + _units(stem) if tens[-1] in _TENS and 0 < _units(stem) < 10 else 0
    return _ROUND.get(stem) or _units(stem)


def _units(stem: str) -> int:
    known = (*_UNITS, *_TEENS)
    return known.index(stem) + 1 if stem in known else 0


def folded(text: str) -> str:
    """For comparing words: small Cyrillic letters, Latin look-alikes read as what they look like."""
    return text.translate(LOOK_ALIKES).casefold()
