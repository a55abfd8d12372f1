"""From the bytes of a source file to clean text: UTF-8 only, nothing invisible that can mislead."""

from __future__ import annotations

import codecs
import re

from .flaw import Flaw

SIZE_LIMIT = 1_000_000
"""Bytes in one document, at most."""

SHOWN = 5
"""Forbidden characters named one by one in one file; the rest is a count."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000-\ue0ff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
MISLEADING = re.compile(
    "[\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028\u2029\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ue100-\uf8ff\ufffd\U000e0000-\U000e007f\U000f0000-\U0010fffd]"
)
"""Signs that nobody sees or everybody sees differently; joiners of letters and of emoji are none of them."""
_LINE_END = re.compile(r"\r\n?")
_SAVE = "збережіть файл у кодуванні UTF-8"
_CLEAN = "вилучіть його: перепишіть це місце рядка заново або вставте текст без форматування"


def decode(data: bytes, limit: int = SIZE_LIMIT) -> tuple[str, tuple[Flaw, ...]]:
    """The text with LF line ends and without a BOM, and what is wrong with it.

    Forbidden are NUL, C0 except TAB, LF and CR, C1, bidi overrides and isolates, noncharacters and the private-use
    U+E000-E0FF (the build marks places with them): each is an error and stands as U+FFFD in the text. A file that is
    larger than `limit` or not UTF-8 gives an empty text and one flaw. Never raises.
    """
    if too_large := oversize(len(data), limit):
        return "", (too_large,)
    bom = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    if _looks_like_utf16(data):
        return "", (Flaw(1, None, "файл не в UTF-8", f"схоже на UTF-16: {_SAVE}"),)
    try:
        raw = data[bom:].decode("utf-8")
    except UnicodeDecodeError as error:
        place = bom + error.start
        message = f"байт 0x{data[place]:02X} на зсуві {place} від початку файлу: це не UTF-8"
        guess = f"схоже на Windows-1251: {_SAVE}" if _looks_like_cp1251(data) else _SAVE
        return "", (Flaw(data[:place].count(b"\n") + 1, None, message, guess),)
    flaws = _forbidden(raw, bom)
    text = FORBIDDEN.sub("\ufffd", raw) if flaws else raw
    return text.replace("\r\n", "\n").replace("\r", "\n"), flaws


def first_forbidden(text: str) -> re.Match[str] | None:
    """Where the first forbidden sign stands."""
    if text.replace("\n", "").replace("\xa0", "").isprintable():  # no forbidden sign is; a tenth of the search's time
        return None
    return FORBIDDEN.search(text)


def oversize(size: int, limit: int = SIZE_LIMIT) -> Flaw | None:
    """What is wrong with a document of so many bytes; it need not be opened to know."""
    if size <= limit:
        return None
    message = f"файл завеликий: {size} байтів, а дозволено {limit}"
    return Flaw(None, None, message, "поділіть документ або винесіть додатки в окремі файли")


def _forbidden(raw: str, bom: int) -> tuple[Flaw, ...]:
    if first_forbidden(raw) is None:
        return ()
    flaws = []
    count = 0
    for match in FORBIDDEN.finditer(raw):
        count += 1
        if count > SHOWN:
            continue
        before = raw[: match.start()]
        offset = bom + len(before.encode())
        message = f"{named(match[0])}, зсув {offset} байтів від початку файлу"
        flaws.append(Flaw(len(_LINE_END.sub("\n", before).split("\n")), None, message, _CLEAN))
    if count > SHOWN:
        flaws.append(Flaw(None, None, f"недозволених знаків ще {count - SHOWN}", "вилучіть їх усі"))
    return tuple(flaws)


def misleading(text: str) -> Flaw | None:
    """A warning of signs in a decoded text that show nothing, with the first of them; one for the whole text."""
    first = MISLEADING.search(text)
    if first is None:
        return None
    sign, count = ord(first[0]), len(MISLEADING.findall(text))
    message = f"знак U+{sign:04X} ({_mislead(sign)}), таких у файлі {count}"
    return Flaw(text.count("\n", 0, first.start()) + 1, None, message, _CLEAN, "warning")


def _mislead(code: int) -> str:
    if code == 0xFFFD:
        return "слід пошкодженої літери"
    if 0xE100 <= code <= 0xF8FF or code >= 0xF0000:
        return "у кожному шрифті інший, тож сайт його не покаже"
    return "невидимий"


def named(char: str) -> str:
    """«недозволений знак U+202E (знак, що перевертає напрям письма)»."""
    return f"недозволений знак U+{ord(char):04X} ({_what(ord(char))})"


def _what(code: int) -> str:
    if code == 0:
        return "порожній байт NUL"
    if code < 0xA0:
        return "керівний знак"
    if 0x2000 <= code < 0x2070:
        return "знак, що перевертає напрям письма"
    if 0xD800 <= code < 0xE000:
        return "половина знака"
    if 0xE000 <= code < 0xE100:
        return "знак приватного набору"
    return "код, що не є знаком"


def _looks_like_utf16(data: bytes) -> bool:
    """A UTF-16 mark, or the high bytes of Latin and Cyrillic (0 and 4) at most of the even or of the odd places."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    return any(
        len(half) > 3 and (half.count(0) + half.count(4)) * 10 >= len(half) * 9 for half in (data[::2], data[1::2])
    )


def _looks_like_cp1251(data: bytes) -> bool:
    """Read so, nearly all that is not ASCII would be Ukrainian text, most of it in small letters."""
    beyond = [c for c in data.decode("cp1251", "replace") if not c.isascii()]
    usual = sum("\u0400" <= c <= "\u0491" or c in "«»№–—’“”„…\u00a0" for c in beyond)
    return usual * 10 >= len(beyond) * 9 and sum(map(str.isupper, beyond)) * 2 <= len(beyond)
