"""What is read from the finished HTML, in one parse: contents list, lead, search text."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..later import postpone
from .placeholders import PLACEHOLDER

LEAD = 300

# Before the parse go inline tags, at which no word may fall apart («<b>С</b>лово»), and, for speed, the insides of
# tables and all that nobody asks for here.
_NOTES = re.compile(r'<sup id="fnref.*?</sup>|<a\b[^>]*class="footnote-backref".*?</a>', re.DOTALL)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var)(?: [^>]*)?>"
)
_CELLS = re.compile(r"</?(?:caption|thead|tbody|tfoot|tr|td|th)\b[^>]*>\s*")
_BLOCKS = re.compile(r"<(p|div|ul|ol|li|blockquote)\b[^>]*>\s*")
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


def outline(html: str) -> Outline:
    """Read the parts of the HTML that `convert` made."""
    postpone("soupsieve")  # bs4's selectors, which nothing here uses: 0.05 s of compiling
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, Tag

    bare = _CELLS.sub(" ", _INLINE.sub("", PLACEHOLDER.sub("", _NOTES.sub("", html))))
    blocks = _BLOCKS.sub(r"<\1>", bare)
    soup = BeautifulSoup(f"<div>{blocks}</div>", "html.parser")
    words: list[str] = []
    headings: list[Heading] = []
    above: list[str] = []
    paragraphs: list[str] = []
    length = 0
    for element in soup.descendants:
        if isinstance(element, NavigableString):
            words.append(element)
            continue
        if not isinstance(element, Tag):
            continue
        if element.name in ("h2", "h3"):
            if address := element.get("id") or (element.parent and element.parent.get("id")):
                headings.append(Heading(int(element.name[1]), str(address), _joined(element.get_text(" "))))
        elif element.name in ("p", "li") and length <= LEAD and element.find_parent(["table", "section"]) is None:
            text = _joined(element.get_text(" "))
            if not text or (element.name == "li" and element.p):
                continue
            if _is_header(text):
                above.append(text)
            else:
                paragraphs.append(text)
                length += len(text) + 1
    return Outline(tuple(headings), shorten(" ".join(paragraphs or above)), _joined(" ".join(words)))


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
    letters = [character for character in text if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    if capitals * 10 >= len(letters) * 6:
        return True
    return len(text) <= 120 and bool(_HEADER.search(text)) and not _SENTENCE.search(text)


def _joined(text: str) -> str:
    return " ".join(text.split())
