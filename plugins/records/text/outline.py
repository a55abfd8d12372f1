"""What is read from the finished HTML, in one pass: contents list, lead, search text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from typing import NamedTuple

from .html_tags import TAG
from .placeholders import PLACEHOLDER

LEAD = 300

# Of these no word is read, nor may one fall apart at inline tags («<b>С</b>лово»).
_NOTES = re.compile(r'<sup id="fnref.*?</sup>|<a\b[^>]*class="footnote-backref".*?</a>', re.DOTALL)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var)(?: [^>]*)?>"
)
_ID = re.compile(r' id="([^"]*)"')
_HEADER = re.compile(r"\bсесі[яї]\b.*\bскликання\b|\bскликання\b.*\bсесі[яї]\b|№\s*\S*\d|\bм\.\s", re.IGNORECASE)
_SENTENCE = re.compile(r"[а-яґєії]{3,}\s+[а-яґєії]{2,}\s+[а-яґєії]{2,}")


class Heading(NamedTuple):
    """A line of the contents list: level 2 or 3, id in the page, words."""

    level: int
    id: str
    text: str


class Outline(NamedTuple):
    """headings: h2, h3 and annexes. lead: at most LEAD characters. plain: words of the whole text."""

    headings: tuple[Heading, ...]
    lead: str
    plain: str


class _Block:
    """A paragraph or an item of a list: its words stand between two places of the list of all words."""

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.holds_paragraph = False


def outline(html: str) -> Outline:
    """Read the parts of the HTML that `convert` made: every element in it is closed."""
    bare = _INLINE.sub("", PLACEHOLDER.sub("", _NOTES.sub("", html)))
    words: list[str] = []
    headings: list[Heading] = []
    blocks: list[_Block] = []
    unclosed: list[_Block] = []
    apart = 0  # tables and annexes around
    section = ""
    address = None
    start = place = 0
    for tag in TAG.finditer(bare):
        if tag.start() > place:
            words.append(unescape(bare[place : tag.start()]))
        place = tag.end()
        end, name = bool(tag["slash"]), tag["name"]
        if name in ("p", "li"):
            if end:
                unclosed.pop().end = len(words)
                continue
            if name == "p":
                for around in unclosed:
                    around.holds_paragraph = True
            unclosed.append(_Block(len(words)))
            if not apart:
                blocks.append(unclosed[-1])
        elif name in ("table", "section"):
            apart += -1 if end else 1
            section = tag["inside"]
        elif name in ("h2", "h3"):
            if not end:
                address = _ID.search(tag["inside"]) or _ID.search(section)
                start = len(words)
            elif address:
                headings.append(Heading(int(name[1]), unescape(address[1]), _joined(words[start:])))
    words.append(unescape(bare[place:]))
    return Outline(tuple(headings), _lead(blocks, words), _joined(words))


def _lead(blocks: Iterable[_Block], words: Sequence[str]) -> str:
    """The first paragraphs and items, those above an act's text only where there are no others."""
    above: list[str] = []
    paragraphs: list[str] = []
    length = 0
    for block in blocks:
        text = "" if block.holds_paragraph else _joined(words[block.start : block.end])
        if text and _is_header(text):
            above.append(text)
        elif text:
            paragraphs.append(text)
            length += len(text) + 1
            if length > LEAD:
                break
    return shorten(" ".join(paragraphs or above))


def shorten(text: str, limit: int = LEAD) -> str:
    """The text, or as many whole words and an ellipsis as fit."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if not text[limit - 1].isspace():
        head = head.rpartition(" ")[0] or head
    return head.rstrip(" ,;:–—-") + "…"


def _is_header(text: str) -> bool:
    """Lines above an act's text: the body's name in capitals, session, date with place and number."""
    letters = list(filter(str.isalpha, text))
    capitals = sum(map(str.isupper, letters))
    if capitals * 10 >= len(letters) * 6:
        return True
    return len(text) <= 120 and bool(_HEADER.search(text)) and not _SENTENCE.search(text)


def _joined(words: Sequence[str]) -> str:
    return " ".join(" ".join(words).split())
