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

from bs4 import BeautifulSoup, Tag

from ..lines import taken_apart
from .addresses import told_by_comment
from .markup import tree

_TEXTS = (
    "[itemprop=articleBody]",
    ".entry-content",
    ".post-content",
    ".article-content",
    ".article-body",
    ".article-text",
    ".article__text",
    ".node-content",
    ".field-name-body",
    ".itemFullText",
    ".item-page",
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
    .post-navigation, .tags-links, .entry-meta, .post-meta, .itemToolbar, .itemRatingBlock, .pull-right.dropdown
"""
_DATES = """
    [itemprop=datePublished], time[datetime], .date, .post-date, .entry-date, .published, .created, .create,
    .itemDateCreated, .article-date, .news-date, .news_date, .data, .submitted
"""
_META_DATES = ("article:published_time", "og:published_time", "datePublished", "date", "DC.date", "dcterms.created")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?")
_SHORT_YEAR = re.compile(r"\b(\d{1,2})\.(\d\d)\.(\d\d)\b(?!\.)")
_CLOCK = re.compile(r"\b([01]?\d|2[0-3]):([0-5]\d)\b")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?=/|$)")
_PARTS = re.compile(r"\s+(?:[|–—»·•]|::|-|<|/)\s+")


@dataclass(frozen=True)
class Page:
    """title, date: "" where nobody tells. told, canonical: addresses by comment and by link. text: None for no text.

    topics: words of the `topics` selector. doubts: Ukrainian.
    """

    title: str = ""
    date: str = ""
    told: str = ""
    canonical: str = ""
    text: Tag | None = None
    topics: tuple[str, ...] = ()
    doubts: tuple[str, ...] = field(default=())
    whole: Tag | None = None


def read(text: str, selectors: Mapping[str, str], path: str = "") -> Page:
    """Take a page apart. path: of its likeliest address, for a date that stands only there."""
    head, body = BeautifulSoup(text, "html.parser"), tree(text)
    doubts: list[str] = []
    topics = tuple(dict.fromkeys(words for tag in _found(body, selectors.get("topics", "")) if (words := _words(tag))))
    title = _title(head, body, selectors.get("title", ""))
    date = _date(head, body, selectors.get("date", ""), path, doubts)
    for tag in _found(body, selectors.get("remove", "")):
        tag.decompose()
    element = _text(body, selectors.get("text", ""), doubts)
    link = head.find("link", rel="canonical", href=True)
    canonical = str(link["href"]) if isinstance(link, Tag) else _meta(head, "og:url")
    return Page(title, date, told_by_comment(text), canonical, element, topics, tuple(doubts), body)


def _found(tree: Tag, selector: str) -> list[Tag]:
    return list(tree.select(selector)) if selector else []


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def _meta(head: BeautifulSoup, name: str) -> str:
    for key in ("property", "name", "itemprop"):
        tag = head.find("meta", attrs={key: name})
        if isinstance(tag, Tag) and tag.get("content"):
            return " ".join(str(tag["content"]).split())
    return ""


def _title(head: BeautifulSoup, body: BeautifulSoup, selector: str) -> str:
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
    return _meta(head, "og:title") or _PARTS.split(window)[0].strip(" |–—-·•»«:") or next(filter(None, headings), "")


def _date(head: BeautifulSoup, body: BeautifulSoup, selector: str, path: str, doubts: list[str]) -> str:
    if selector:
        found = (day for tag in _found(body, selector) for day in _days(tag))
        return next(found, "")
    sure = [_meta(head, name) for name in _META_DATES] + list(_linked_data(head))
    for words in sure:
        if day := day_in(words):
            return day
    for tag in body.select(_DATES):
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


def day_in(words: str) -> str:
    """The first date in some words, with its time, as the schema writes it; "" where there is none."""
    if match := _ISO.search(words):
        year, month, day, hours, minutes = match.groups()
        return f"{year}-{month}-{day}" + (f" {hours}:{minutes}" if hours and (hours, minutes) != ("00", "00") else "")
    words = _SHORT_YEAR.sub(r"\1.\2.20\3", " ".join(words[:500].split()))
    dates = taken_apart(words).dates
    if not dates:
        return ""
    clock = _CLOCK.search(words)
    return f"{dates[0]} {int(clock[1]):02}:{clock[2]}" if clock else dates[0]


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


def _text(body: BeautifulSoup, selector: str, doubts: list[str]) -> Tag | None:
    """The element that holds the text. Without a selector what usually stands around a text is taken out."""
    if selector:
        found = [tag for tag in _found(body, selector) if _says(tag)]
        return found[0] if found else None
    for tag in body.select(_AROUND):
        if not tag.decomposed:
            tag.decompose()
    usual = [tag for selector in _TEXTS for tag in body.select(selector)]
    if usual:
        return next(filter(_says, usual), None)
    for tag in body.select("header, #header, .header, #footer, .footer"):
        if not tag.decomposed:
            tag.decompose()
    if not _says(body):
        return None
    doubts.append("де текст, не розпізнано: взято всю сторінку — назвіть його селектором text у правилах")
    return body


def _says(tag: Tag) -> bool:
    return bool(tag.get_text(strip=True)) or tag.find(["img", "iframe", "video", "audio"]) is not None
