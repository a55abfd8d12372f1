"""The text of a saved page, in whichever encoding the old site had.

Reads: bytes. Writes: text, and what is unsure of it. A page is believed what it says of itself only where its bytes
agree: many a page of Windows-1251 calls itself UTF-8.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from plugins.model.source_text import FORBIDDEN

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_HEAD = 4_000
"""Bytes in which a page says how it is encoded."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BROKEN = 0.02
"""Share of bytes beyond ASCII that may be broken in what still is UTF-8."""


class Decoded(NamedTuple):
    """encoding: Python's name. doubt: Ukrainian, "" where there is none."""

    text: str
    encoding: str
    doubt: str = ""


def decoded(data: bytes) -> Decoded:
    """The text of a page without invisible signs that mislead. Never raises."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(encoding, "replace"), encoding)
    declared = _declared(data)
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    beyond = sum(byte > 0x7F for byte in data)
    utf8 = data.decode("utf-8", "replace")
    if utf8.count("\ufffd") <= beyond * _BROKEN:
        return _checked(utf8, "utf-8")
    encoding = declared if declared and declared != "utf-8" else "cp1251"
    found = _checked(data.decode(encoding, "replace"), encoding)
    if declared and declared != encoding:
        return found._replace(doubt=f"сторінка називає себе {declared.upper()}, а записана як Windows-1251")
    return found


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:_HEAD])
    try:
        return codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return ""


def _checked(text: str, encoding: str) -> Decoded:
    lost = text.count("\ufffd")
    clean = FORBIDDEN.sub("", re.sub(r"\r\n?", "\n", text))
    return Decoded(clean, encoding, f"знаків, що не читаються: {lost} — на їх місці «\ufffd»" if lost else "")
