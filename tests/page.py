"""What tests look at in a finished page, read in one pass: a soup would take minutes for a site."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

ADDRESSES = {"href", "src", "action", "poster", "data", "srcset", "formaction", "cite"}
LOADING = {"script", "img", "iframe", "video", "audio", "source", "track", "embed", "object", "image", "use"}
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch", "apple-touch-icon"}


class Reference(NamedTuple):
    """An address in a page. loads: the browser asks for it without a click."""

    tag: str
    attribute: str
    address: str
    loads: bool


@dataclass
class Page:
    """rels: rel of <link> -> addresses. meta: name or property -> content. inline: code that a strict CSP refuses."""

    title: str = ""
    h1: int = 0
    headings: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    rels: dict[str, list[str]] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    inline: list[str] = field(default_factory=list)
    is_document: bool = False
    is_redirect: bool = False


def read(html: str) -> Page:
    """A page out of its HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, values = self.page, {name: value or "" for name, value in attrs}
        self._in = tag
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            page.headings.append(int(tag[1]))
            page.h1 += tag == "h1"
        if "id" in values:
            page.ids.append(values["id"])
        page.is_document |= tag == "article" and "document" in values.get("class", "").split()
        if tag == "meta":
            page.meta[values.get("name") or values.get("property") or values.get("http-equiv", "")] = values.get(
                "content", ""
            )
            page.is_redirect |= values.get("http-equiv") == "refresh"
        rels = values.get("rel", "").split()
        if tag == "link":
            for rel in rels:
                page.rels.setdefault(rel, []).append(values.get("href", ""))
        loads = tag in LOADING or (tag == "link" and not LOADING_LINKS.isdisjoint(rels))
        for name in ADDRESSES & values.keys():
            given = [part.split()[0] for part in values[name].split(",")] if name == "srcset" else [values[name]]
            page.references += [Reference(tag, name, address, loads) for address in given]
        page.inline += [f"<{tag} {name}>" for name in values if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in values and values.get("type") != "application/ld+json"):
            page.inline.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser calls it so
        self._in = ""

    def handle_data(self, data: str) -> None:
        # A <title> within a drawing names the drawing; the page's own comes first.
        if self._in == "title" and not self.page.headings:
            self.page.title += data
