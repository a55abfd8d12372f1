"""Acts named in running text: the site's own become targets, national law a link to zakon.rada.gov.ua.

Own acts (domain: kind in any inflection, number and date in either order): «рішенням Ніжинської міської ради від
24 грудня 2019 року № 33-65/2019». National law: «№ 2939-VI», «280/97-ВР», «постанова Кабінету Міністрів України
від 21.10.2015 № 835» (the Rada's own codes: the convocation as a number, the Cabinet's year and letter).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model.ukrainian import parse_date_words

LAW_URL = "https://zakon.rada.gov.ua/laws/show/"
# Numbers of laws end in a convocation, their addresses in the Rada's number for it; XII and XIV were
# written until the years 1994 and 2000.
_CONVOCATIONS = {"XII": 12, "XIV": 14, "III": 14, "IV": 15, "V": 16, "VI": 17, "VII": 18, "VIII": 19, "IX": 20}
_LATIN = str.maketrans("ІХ", "IX")

_S = r"(?:\s|&nbsp;)"
_SIGN = rf"(?:№|\bN){_S}*"
_NUMBER = (
    r"\d{1,5}(?:[-–/]\d{1,4}){0,3}(?:[-–/][IVXІХ]{1,5}|-?(?:ВР|BP|[А-Яа-яҐґЄєІіЇї])(?!\w))?"
    rf"(?:{_S}?\([а-яґєії]\))?(?![\w/]|[-–]\w)"
)
_MONTH = "(?:січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листопад|груд)[а-яі]{1,4}"
_DATE = rf"(?:\d{{1,2}}\.\d\d\.\d{{4}}|[«\"“]?\d{{1,2}}[»\"”]?{_S}+{_MONTH}{_S}+\d{{4}})"
_YEAR_WORD = rf"(?:{_S}*(?:року|р\.?)(?!\w))?"
_REFERENCE = re.compile(
    rf"\bвід{_S}+(?P<date_before>{_DATE}){_YEAR_WORD},?{_S}*{_SIGN}(?P<dated>{_NUMBER})"
    rf"|{_SIGN}(?P<number>{_NUMBER})(?:{_S}+від{_S}+(?P<date_after>{_DATE}){_YEAR_WORD})?"
    r"|(?<![\w/.–-])(?P<bare>\d{1,5}-[IVXІХ]{1,5}|\d{1,4}/\d\d-(?:ВР|BP))(?![\w/]|[-–]\w)",
    re.IGNORECASE,
)
_LAW = re.compile(r"(?P<number>\d{1,5})-(?P<roman>[IVX]{1,4})|(?P<old>\d{1,4}/\d\d)-(?:ВР|BP)", re.IGNORECASE)
_RADA_CODE = re.compile(r"\d{1,5}-(?:1[24-9]|20)")
"""A law by the Rada's own code: «Закон № 2939-17»."""
_WORD = re.compile(
    r"\b(?:(?P<draft>про[єе]кт\w*)\s+)?(?P<kind>рішен|розпорядж|постанов|закон|указ|наказ)\w*", re.IGNORECASE
)
_QUOTED = re.compile(r"«[^«»]*»")
_KNOWN = {"835": "2015", "55": "2010"}
"""Acts of the Cabinet that councils cite by number alone, with their years: open data sets, transliteration."""
_NEW_SENTENCE = re.compile(rf"№|;|(?:^|\w{{4,}})[.!?]{_S}")
_JOINT = re.compile(rf"(?:{_S}|,|\bта\b|\bі\b|\bй\b)*")
_CABINET = re.compile(r"кабінет\w*|\bкму\b", re.IGNORECASE)
_COMMITTEE = re.compile(r"виконавч|виконком", re.IGNORECASE)
_OTHERS = re.compile(r"\bсуд|верховн|президент|міністерств|адміністрац|\bн[бк]", re.IGNORECASE)
_QUICK = re.compile(r"№|\d-[IVXІХ]|/\d\d-[ВB]|\bN", re.IGNORECASE)
_REACH = 300
_OWN = ("rishennia-rady", "rishennia-vykonkomu", "rozporiadzhennia", "proiekt")


class Citation(NamedTuple):
    """text[start:end] names an act: `url` of national law, or else `value` of an act target."""

    start: int
    end: int
    url: str = ""
    value: str = ""


def find(text: str) -> Iterator[Citation]:
    """Citations in a piece of text without tags (HTML escapes left as they are), in order."""
    if not _QUICK.search(text):
        return
    end = 0
    inherited = ""
    for match in _REFERENCE.finditer(text):
        number = _normal(match["dated"] or match["number"] or match["bare"])
        written = match["date_before"] or match["date_after"] or ""
        date = parse_date_words(written.replace("&nbsp;", " ").translate(_NO_QUOTES)) or ""
        start = max(end, match.start() - _REACH)
        word, kind = _kind(text, start, match.start())
        if not kind and _JOINT.fullmatch(text, end, match.start()):
            kind = inherited
        inherited = kind
        citation = None
        code = _law_code(number)
        if kind in ("postanova-kmu", "rozporiadzhennia-kmu"):
            letter = "п" if kind == "postanova-kmu" else "р"
            digits = re.fullmatch(r"(\d+)(?:-[пр])?", number)
            year = date[:4] or (_KNOWN.get(digits[1], "") if digits and letter == "п" else "")
            if digits and year:
                citation = Citation(word, match.end(), url=f"{LAW_URL}{digits[1]}-{year}-{letter}")
        elif kind in _OWN and (date or not code.endswith("вр")):
            # a bare «№ 542-VIII» after «рішення» is another council's number, no law
            if date or "/" in number:
                citation = Citation(word, match.end(), value=f"{number}|{date}|{kind}")
        elif code or (kind == "law" and _RADA_CODE.fullmatch(number)):
            sign = text.rfind("№", match.start(), match.end()) if match["dated"] else match.start()
            citation = Citation(
                max(sign, match.start()), match.end(_number_group(match)), url=LAW_URL + (code or number)
            )
        if citation:
            yield citation
        end = match.end()


_NO_QUOTES = str.maketrans("", "", '«»“”"')


def _number_group(match: re.Match[str]) -> str:
    return next(name for name in ("dated", "number", "bare") if match[name])


def _kind(text: str, start: int, stop: int) -> tuple[int, str]:
    """Where the word for the kind of act begins in text[start:stop], and the kind ("" for none known here)."""
    words = list(_WORD.finditer(text, start, stop))
    if not words:
        return stop, ""
    word = words[-1]
    gap = _QUOTED.sub("", text[word.end() : stop]).replace("&nbsp;", " ")
    if _NEW_SENTENCE.search(gap):
        return stop, ""
    stem = word["kind"].casefold()
    if stem == "рішен":
        if _OTHERS.search(gap):
            return stop, "other"
        if word["draft"]:
            return word.start(), "proiekt"
        committee = _COMMITTEE.search(gap)
        return word.start("kind"), "rishennia-vykonkomu" if committee else "rishennia-rady"
    if _CABINET.search(gap):
        return word.start("kind"), {"постанов": "postanova-kmu", "розпорядж": "rozporiadzhennia-kmu"}.get(stem, "other")
    if stem == "розпорядж":
        return word.start("kind"), "other" if _OTHERS.search(gap) else "rozporiadzhennia"
    return stop, "law" if stem in ("закон", "постанов") else "other"


def _law_code(number: str) -> str:
    """The Rada's code: «2939-VI» -> 2939-17, «280/97-ВР» -> 280/97-вр, "" for other numbers."""
    match = _LAW.fullmatch(number)
    if match is None:
        return ""
    if match["old"]:
        return f"{match['old']}-вр"
    convocation = _CONVOCATIONS.get(match["roman"].upper())
    return f"{match['number']}-{convocation}" if convocation else ""


def _normal(number: str) -> str:
    """No spaces, hyphens for dashes, Latin letters in Roman numerals."""
    plain = re.sub(_S, "", number).replace("–", "-")
    head, hyphen, tail = plain.rpartition(
        "/" if plain.count("/") and not plain.rpartition("/")[2][:1].isdigit() else "-"
    )
    if hyphen and re.fullmatch("[IVXІХ]+", tail):
        return head + hyphen + tail.translate(_LATIN)
    return plain
