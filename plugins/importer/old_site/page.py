"""A saved page taken apart: what it is called, of which day it is, where its text stands.

Reads: the text of a page, Rules. Writes: Page. Selectors of the rules come first; without them the places where sites
usually say these things are looked at, and what was found in a doubtful place is told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, SoupStrainer, Tag

from .addresses import told_by_comment
from .days import day_in
from .markup import tree
from .places import Places
from .sources import some

_TEXTS = (
    "[itemprop=articleBody]",
    ".entry-content",
    ".post-content",
    ".article-content",
    ".article-body",
    ".article-text",
    ".article__text",
    ".node-content",
    ".node > .content",
    ".node__content",
    ".field-name-body",
    ".itemFullText",
    ".item-page",
    ".contentpaneopen:not(:has(.contentheading))",
    ".news-text",
    ".news-content",
    ".page-content",
    "article",
    "main",
    "[role=main]",
    "#content",
    ".content",
    "#main",
)
"""Where the text of an article usually stands, the surest first (WordPress, Drupal, Joomla, sites made by hand)."""
_AROUND = """
    nav, aside, footer, form, [hidden], .breadcrumb, .breadcrumbs, .pagination, .share, .social, .sharedaddy,
    .addtoany_share_save_container, .comments, #comments, .related, .sidebar, #sidebar, .menu, #menu, .print, .pager,
    .buttonheading, .createdate, .modifydate, .link-wrapper, .post-navigation, .tags-links, .entry-meta,
    .post-meta, .itemToolbar, .itemRatingBlock, .pull-right.dropdown
"""
_SURE_DATES = '[itemprop=datePublished], [property~="dc:created"], time[datetime]'
_DATES = """
    .date, .post-date, .entry-date, .published,
    .created, .create, .createdate, .itemDateCreated, .article-date, .news-date, .news_date, .data, .submitted
"""
_META_DATES = ("article:published_time", "og:published_time", "datePublished", "date", "DC.date", "dcterms.created")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?=/|$)")
_HEAD = SoupStrainer(["title", "meta", "link", "script", "base", "frame"])
_PAPER = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|rtf|od[ts]|zip|rar|7z)(?:\?|$)")
_PARTS = re.compile(r"\s+(?:[|–—»·•]|::|-|<|/)\s+")


@dataclass(frozen=True)
class Page:
    """title, date: "" where nobody tells. told, canonical: addresses by comment and by link.

    text: what holds the text, in order. base: what relative links are relative to (`<base href>`). frames: of a
    frameset. topics: words of the `topics` selector. doubts: Ukrainian.
    """

    title: str = ""
    date: str = ""
    told: str = ""
    canonical: str = ""
    text: tuple[Tag, ...] = ()
    topics: tuple[str, ...] = ()
    doubts: tuple[str, ...] = field(default=())
    whole: Tag | None = None
    base: str = ""
    frames: tuple[str, ...] = ()


def read(text: str, selectors: Mapping[str, str], path: str = "") -> Page:
    """Take a page apart. path: of its likeliest address, for a date that stands only there."""
    head, body = BeautifulSoup(text, "html.parser", parse_only=_HEAD), tree(text)
    places, metas = Places(body), _metas(head)
    doubts: list[str] = []
    topics = tuple(dict.fromkeys(words for tag in _found(body, selectors.get("topics", "")) if (words := _words(tag))))
    title = _title(head, metas, body, selectors.get("title", ""))
    date = _date(head, metas, body, places, selectors.get("date", ""), path, doubts)
    for tag in _found(body, selectors.get("remove", "")):
        tag.decompose()
    elements = _text(body, places, selectors.get("text", ""), doubts)
    link = head.find("link", rel="canonical", href=True)
    canonical = str(link["href"]) if isinstance(link, Tag) else metas.get("og:url", "")
    based = head.find("base", href=True)
    base = str(based["href"]) if isinstance(based, Tag) else ""
    frames = tuple(str(frame.get("src") or "") for frame in head.find_all("frame"))
    return Page(title, date, told_by_comment(text), canonical, elements, topics, tuple(doubts), body, base, frames)


def _found(tree: Tag, selector: str) -> list[Tag]:
    return list(tree.select(selector)) if selector else []


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def _metas(head: BeautifulSoup) -> dict[str, str]:
    """What a page tells programs, by name."""
    found: dict[str, str] = {}
    for tag in head.find_all("meta", content=True):
        for key in ("property", "name", "itemprop"):
            if tag.get(key) and tag["content"]:
                found.setdefault(str(tag[key]), " ".join(str(tag["content"]).split()))
    return found


def _title(head: BeautifulSoup, metas: Mapping[str, str], body: BeautifulSoup, selector: str) -> str:
    """By the rules' selector; else the heading that the window's title begins with; else the only first heading."""
    if selector:
        return next(filter(None, map(_words, _found(body, selector))), "")
    window = " ".join(head.title.get_text(" ").split()) if head.title else ""
    headings = [_words(tag) for tag in body.find_all(["h1", "h2"])]
    begun = [words for words in headings if words and window.startswith(words)]
    if begun:
        return max(begun, key=len)
    alone = [words for words in map(_words, body.find_all("h1")) if words and words not in window]
    if len(alone) == 1:
        return alone[0]
    return metas.get("og:title") or _PARTS.split(window)[0].strip(" |–—-·•»«:") or next(filter(None, headings), "")


def _date(
    head: BeautifulSoup,
    metas: Mapping[str, str],
    body: BeautifulSoup,
    places: Places,
    selector: str,
    path: str,
    doubts: list[str],
) -> str:
    if selector:
        found = (day for tag in _found(body, selector) for day in _days(tag))
        return next(found, "")
    sure = [metas.get(name, "") for name in _META_DATES] + list(_linked_data(head))
    for words in sure:
        if day := day_in(words):
            return day
    for tag in (*places.find(_SURE_DATES), *places.find(_DATES)):
        for day in _days(tag):
            return day
    if match := _IN_PATH.search(path):
        doubts.append("дату взято з адреси сторінки")
        return "-".join(match.groups())
    return ""


def _days(tag: Tag) -> Iterator[str]:
    for words in (str(tag.get("datetime") or ""), str(tag.get("content") or ""), _words(tag)):
        if day := day_in(words):
            yield day


def _linked_data(head: BeautifulSoup) -> Iterator[str]:
    """`datePublished` of every JSON-LD of the page."""
    for script in head.find_all("script", type="application/ld+json"):
        try:
            data = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue
        yield from _published(data)


def _published(data: Any, depth: int = 0) -> Iterator[str]:
    if depth > 8:
        return
    if isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            yield data["datePublished"]
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from _published(item, depth + 1)


def _text(body: BeautifulSoup, places: Places, selector: str, doubts: list[str]) -> tuple[Tag, ...]:
    """The elements that hold the text. Without a selector what usually stands around a text is taken out."""
    if selector:
        found = [tag for tag in _found(body, selector) if _says(tag)]
        inner = {id(tag) for outer in found for tag in outer.find_all()}
        return tuple(tag for tag in found if id(tag) not in inner)
    _take_out(body, places, _AROUND)
    usual = [places.find(selector) for selector in _TEXTS]
    for tags in usual:
        if found := [tag for tag in tags if _says(tag)]:
            element = max(found, key=_length)
            around = {id(tag) for tag in (element, *element.parents, *element.find_all())}
            doubts += _left_out(body, element, sum(id(tag) not in around for tag in found))
            return (element,)
    _take_out(body, places, "header, #header, .header, #footer, .footer")
    if any(usual) or not _says(body):
        return ()
    doubts.append("де текст, не розпізнано: взято всю сторінку — назвіть його селектором text у правилах")
    return (body,)


def _take_out(body: BeautifulSoup, places: Places, selector: str) -> None:
    """What a selector finds, but for what holds most of the page: some engines put all of it into a form."""
    most = _length(body) / 2
    for tag in places.find(selector):
        if not tag.decomposed and _length(tag) <= most:
            tag.decompose()


def _left_out(body: Tag, element: Tag, others: int) -> Iterator[str]:
    """What of a page does not come into its document, where nobody has said what its text is."""
    if others:
        remedy = "якщо це перелік, пропустіть його правилом skip, інакше назвіть текст селектором text"
        yield f"схожих текстів на сторінці ще {others}, взято найдовший — {remedy}"
    inside = {str(link.get("href")) for link in element.find_all("a")}
    links = [str(link.get("href")) for link in body.find_all("a", href=_PAPER)]
    if outside := some(href for href in links if href not in inside):
        yield f"поза текстом лишилися файли: {outside} — якщо вони потрібні, назвіть text у правилах"


def _length(tag: Tag) -> int:
    return len(tag.get_text(strip=True))


def _says(tag: Tag) -> bool:
    return bool(tag.get_text(strip=True)) or tag.find(["img", "iframe", "video", "audio"]) is not None
