"""An export of WordPress (WXR 1.0 to 1.2: «Інструменти → Експорт») as pages.

Reads: the XML file, item by item. Writes: Items, posts and pages with HTML where WordPress keeps plain lines and short
codes. Attachments tell where the pictures of galleries were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from plugins.model.kinds import News, Page, Record
from plugins.model.old_site import normal
from plugins.records.session import Refused

_KINDS: dict[str, type[Record]] = {"post": News, "page": Page}
_ELEMENTS = "p|div|table|ul|ol|h[1-6]|blockquote|pre|figure|section|hr|iframe"
_BLOCK = re.compile(rf"(?i)\s*</?(?:{_ELEMENTS})\b")
_CAPTION = re.compile(r"(?is)\[caption[^\]]*\]\s*((?:<a[^>]*>)?\s*<img[^>]*>\s*(?:</a>)?)(.*?)\[/caption\]")
_GALLERY = re.compile(r"(?i)\[gallery[^\]]*?ids=[\"']?([\d,\s]+)[^\]]*\]")
_EMBED = re.compile(r"(?is)\[embed[^\]]*\](.*?)\[/embed\]")
_ALONE = re.compile(r"(?im)^[ \t]*(https?://(?:www\.|m\.)?(?:youtube\.com/watch|youtu\.be/)[^\s<]+)[ \t]*$")
_NO_XML = bytes({*range(32)} - {*b"\t\n\r"})
_CODE = re.compile(r"\[/?[a-z][\w-]{2,30}(?:\s[^\]\[]*)?\]")


class Item(NamedTuple):
    """html: a whole page for `page.read`. usual: its kind without rules. why: it is passed over, "" where not.

    short: its address by number (`/?p=5`), by which older posts link to it.
    """

    name: str
    address: str
    title: str
    date: str
    topics: tuple[str, ...]
    html: str
    usual: type[Record] = News
    why: str = ""
    doubts: tuple[str, ...] = ()
    short: str = ""


def items(path: Path) -> Iterator[Item]:
    """Posts and pages of an export; others with the reason why they are none. Raises Refused for broken XML."""
    pictures: dict[str, tuple[str, str]] = {}
    posts: list[dict[str, str | list[str]]] = []
    try:
        for element in _elements(path):
            if element.tag == "item":
                values = _values(element)
                if values["post_type"] == "attachment":
                    alt = str(values.get("alt") or values["title"])
                    pictures[str(values["post_id"])] = (str(values.get("attachment_url", "")), alt)
                else:
                    posts.append(values)
                element.clear()
    except ElementTree.ParseError as error:
        raise Refused(f"«{path}» пошкоджено: XML не читається ({error})") from error
    for values in posts:
        yield _item(path.name, values, pictures)


def _elements(path: Path) -> Iterator[Element]:
    """The elements of an export. WordPress writes signs into it that XML may not have: they are left out."""
    parser = ElementTree.XMLPullParser(["end"])
    with path.open("rb") as file:
        while part := file.read(1_000_000):
            parser.feed(part.translate(None, _NO_XML))
            yield from (element for _, element in parser.read_events())
    parser.close()


def _values(element: Element) -> dict[str, str | list[str]]:
    found: dict[str, str | list[str]] = {"topics": [], "post_type": "", "title": "", "post_id": ""}
    for child in element:
        namespace, _, name = child.tag.rpartition("}")
        text = (child.text or "").strip()
        if name == "encoded":
            found["excerpt" if "excerpt" in namespace else "content"] = child.text or ""
        elif name == "category" and child.get("domain") in ("category", "post_tag"):
            topics = found["topics"]
            assert isinstance(topics, list)
            topics.append(" ".join(text.split()))
        elif name == "postmeta":
            key, value = (
                next((each.text or "" for each in child if each.tag.endswith(end)), "")
                for end in ("meta_key", "meta_value")
            )
            if key in ("_thumbnail_id", "_wp_attachment_image_alt"):
                found["thumbnail" if key == "_thumbnail_id" else "alt"] = value
        elif name != "comment":
            found[name] = text
    return found


def _item(export: str, values: dict[str, str | list[str]], pictures: dict[str, tuple[str, str]]) -> Item:
    kind, status = str(values["post_type"]), str(values.get("status", ""))
    name = f"{export}#{values['post_id']}"
    topics = tuple(dict.fromkeys(topic for topic in values["topics"] if topic and topic.casefold() != "без рубрики"))
    moment = str(values.get("post_date", ""))
    date = moment[:16] if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?", moment) else ""
    address, title = normal(str(values.get("link", ""))), " ".join(str(values["title"]).split())
    why = ""
    if kind not in _KINDS:
        why = f"запис виду «{kind or 'невідомо'}», а не новина чи сторінка"
    elif status != "publish":
        why = f"не оприлюднено на старому сайті ({status})"
    elif values.get("post_password"):
        why = "захищено паролем на старому сайті"
    content = str(values.get("content", ""))
    cover = pictures.get(str(values.get("thumbnail", "")), ("", ""))
    if cover[0] and cover[0].rpartition("/")[2] not in content:
        content = f'<div><img src="{_quoted(cover[0])}" alt="{_quoted(cover[1])}"></div>\n\n{content}'
    html, doubts = _html(content, pictures)
    guid = normal(str(values.get("guid", "")))
    short = guid if re.search(r"[?&](?:p|page_id)=\d+$", guid) else ""
    whole, usual = f"<article>{html}</article>", _KINDS.get(kind, News)
    return Item(name, address, title, date, topics, whole, usual, why, tuple(doubts), short)


def _html(content: str, pictures: dict[str, tuple[str, str]]) -> tuple[str, list[str]]:
    """What WordPress makes of its own short codes and of lines without elements."""

    def gallery(match: re.Match[str]) -> str:
        found = (pictures.get(number.strip(), ("", "")) for number in match[1].split(","))
        return "".join(f'<div><img src="{_quoted(url)}" alt="{_quoted(alt)}"></div>' for url, alt in found if url)

    content = content.replace("\r\n", "\n")
    content = _CAPTION.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", content)
    content = _GALLERY.sub(gallery, content)
    content = _EMBED.sub(r"\n\1\n", content)
    content = _ALONE.sub(r'<iframe src="\1"></iframe>', content)
    codes = list(dict.fromkeys(_CODE.findall(re.sub(r"(?s)<!--.*?-->", "", content))))
    doubts = [f"вставки WordPress лишилися словами: {', '.join(codes[:3])}"] if codes else []
    return _paragraphs(content), doubts


def _paragraphs(content: str) -> str:
    """An empty line parts paragraphs, a line end is one, but around and inside blocks."""
    if re.search(r"(?i)<p\b", content) or "<!-- wp:" in content:
        return content
    parts = []
    for part in re.split(r"\n\s*\n", content):
        if _BLOCK.match(part) or re.search(rf"(?i)</(?:{_ELEMENTS})>\s*$", part):
            parts.append(part)
        elif part.strip():
            parts.append("<p>" + part.strip().replace("\n", "<br>") + "</p>")
    return "\n".join(parts)


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
