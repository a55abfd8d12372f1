"""What the attributes of one element mean: where it stands, how a list counts, which picture it shows.

Reads: elements of a tree. Writes: words and numbers; nothing here looks at another element's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from string import ascii_lowercase
from urllib.parse import parse_qs, urlsplit

from bs4 import Tag

from plugins.records.attached import ALLOWED, suffix

from ..blocks import Align
from ..numbering import in_roman

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-srcset")
_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"}
_STYLES |= {"lower-roman": "i", "upper-roman": "I", "none": "none"}
_SPACER = 4
"""Pixels a side: smaller pictures only kept things apart."""


def aligned(tag: Tag, outer: Align) -> Align:
    """The alignment of a block inside one that has `outer`."""
    style = re.search(r"text-align\s*:\s*(\w+)", str(tag.get("style") or ""))
    word = (style[1] if style else str(tag.get("align") or "")).lower()
    if tag.name == "center" or word == "center":
        return "center"
    if word in ("right", "end"):
        return "right"
    return "" if word else outer


def whole(value: object, default: int) -> int:
    """A whole number as written, else the default."""
    text = str(value or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text, re.ASCII) else default


class Marks:
    """The numbers of an ordered list, as a browser shows them."""

    def __init__(self, tag: Tag) -> None:
        style = re.search(r"list-style(?:-type)?\s*:[^;]*?\b([a-z]+(?:-[a-z]+)?)", str(tag.get("style") or ""))
        self._kind = _STYLES.get(style[1], "1") if style else str(tag.get("type") or "1")
        self._step = -1 if tag.has_attr("reversed") else 1
        first = len(tag.find_all("li", recursive=False)) if self._step < 0 else 1
        self._next = whole(tag.get("start"), first)

    def of(self, item: Tag) -> str:
        """«2. » of the next item, "" where the list shows none."""
        number = whole(item.get("value"), self._next)
        self._next = number + self._step
        return "" if self._kind == "none" else f"{_mark(number, self._kind)}. "


def _mark(number: int, kind: str) -> str:
    if kind in ("a", "A") and 0 < number <= len(ascii_lowercase):
        letter = ascii_lowercase[number - 1]
        return letter if kind == "a" else letter.upper()
    if kind in ("i", "I") and 0 < number < 100:
        return in_roman(number).lower() if kind == "i" else in_roman(number)
    return str(number)


def spacer(tag: Tag) -> bool:
    """Does a picture only keep things apart, by the size that the page gives it?"""
    sides = [whole(tag.get(side), _SPACER + 1) for side in ("width", "height")]
    return max(sides) <= _SPACER


def too_small(size: tuple[int, int]) -> bool:
    """The same by the size of the picture itself."""
    return max(size) <= _SPACER


def sources(tag: Tag) -> list[str]:
    """The addresses of a picture, the one that readers saw in the end first (lazy loading puts it aside)."""
    lazy = [str(tag[name]).split()[0] for name in _LAZY if str(tag.get(name) or "").strip()]
    given = [str(tag.get("src") or "").strip(), *re.findall(r"[^\s,]\S*", str(tag.get("srcset") or ""))[:1]]
    return list(dict.fromkeys(filter(None, [*lazy, *given])))


def embedded(address: str) -> tuple[str, str, str]:
    """What an <iframe> shows: its address, the other site's host, the name of the file.

    Of a viewer (`docs.google.com/viewer?url=…`) the file that it shows. The host is "" for that and for relative ones.
    """
    try:
        parts = urlsplit(address)
        for name in ("url", "src", "file"):
            for value in parse_qs(parts.query).get(name, ()):
                if "//" in value and suffix(urlsplit(value).path) in ALLOWED:
                    return value, "", PurePosixPath(urlsplit(value).path).name
    except ValueError:
        return address, "", address[:60]
    return address, parts.netloc, PurePosixPath(parts.path).name


def lays_out(table: Tag, rows: list[list[Tag]]) -> bool:
    """Does a table only place things on the page: one cell a row, or other tables inside, and no headings?"""
    if table.get("role") == "presentation" or all(len(row) < 2 for row in rows):
        return True
    return table.find("table") is not None and not any(cell.name == "th" for row in rows for cell in row)


def hidden(tag: Tag) -> bool:
    """Readers did not see it."""
    return "display:none" in str(tag.get("style", "")).replace(" ", "") or tag.has_attr("hidden")


def spans(tag: Tag) -> Iterator[int]:
    """Columns and rows that a cell covers."""
    return (min(max(whole(tag.get(name), 1), 1), 100) for name in ("colspan", "rowspan"))
