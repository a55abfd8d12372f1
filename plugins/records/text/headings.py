"""Headings below the page's one h1, without gaps, with ids; annexes as sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...model.ukrainian import slugify
from .html_tags import TAG, depth, plain

_HEADING = re.compile(r"<(/?)h([1-6])([^>]*)>")
_ANNEX = re.compile(r' id="(d\d+)"')
_FOOTNOTES = '<div class="footnote">'


def arrange(html: str) -> str:
    """`<h2 id="roz-…">` and deeper, never skipping a level; `<section id="d1" class="annex">` around each annex.

    The level of a heading is its rank among the headings it stands under, whatever number of # was written.
    """
    if "<h" not in html:
        return html
    under: list[int] = []
    ids: set[str] = set()
    pieces: list[str] = []
    position = 0
    opened = 0
    section = False
    for heading in _headings(html):
        before = html[position : heading.start]
        position = heading.end
        opened += depth(before)
        pieces.append(before)
        inner = heading.inner
        text = plain(inner)
        if not text and "<img" not in inner:
            pieces.append(inner)
            continue
        if annex := heading.annex:
            # no section where unclosed raw HTML stands around the title
            under = [0]
            ids.add(annex)
            if opened == 0:
                pieces.append(f'{"</section>" if section else ""}<section id="{annex}" class="annex"><h2>{inner}</h2>')
                section = True
            else:
                pieces.append(f'<h2 id="{annex}">{inner}</h2>')
            continue
        written = heading.level
        while under and under[-1] >= written:
            under.pop()
        under.append(written)
        level = min(len(under) + 1, 6)
        pieces.append(f'<h{level} id="{_unused(text, ids)}">{inner}</h{level}>')
    rest = html[position:]
    if section:
        before, notes, after = rest.partition(_FOOTNOTES)
        if notes and opened + depth(before) == 0:
            rest = f"{before}</section>{notes}{after}"
        else:
            rest += "</section>"
    return "".join([*pieces, rest])


class _Heading(NamedTuple):
    start: int
    end: int
    level: int
    annex: str
    inner: str


def _headings(html: str) -> Iterator[_Heading]:
    """Headings as written; of one inside another (raw HTML can do that) only the words stay."""
    nested = 0
    first = None
    for tag in _HEADING.finditer(html):
        nested += -1 if tag[1] else 1
        if first is None:
            first = tag
        elif nested == 0:
            annex = _ANNEX.search(first[3])
            inner = _HEADING.sub("", html[first.end() : tag.start()])
            yield _Heading(first.start(), tag.end(), int(first[2]), annex[1] if annex else "", inner)
            first = None


def _unused(text: str, ids: set[str]) -> str:
    base = f"roz-{slugify(text) or len(ids) + 1}"
    result, count = base, 2
    while result in ids:
        result, count = f"{base}-{count}", count + 1
    ids.add(result)
    return result


def anchors(html: str) -> set[str]:
    """All ids of a page."""
    return {found for tag in TAG.finditer(html) for found in re.findall(r' id="([^"]*)"', tag["inside"])}
