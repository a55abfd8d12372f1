"""Words of a sanitised text as inline content of Akoma Ntoso; whatever it has no element for keeps its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import quote

from lxml.etree import SubElement, _Element

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SAME = {
    **{name: name for name in ("b", "i", "u", "sub", "sup", "abbr", "ins", "del")},
    "strong": "b",
    "em": "i",
    "cite": "i",
    "var": "i",
    "s": "del",
}
_BLOCKS = """
    blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table
    tbody td tfoot th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_URI = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://(?:[^/?#@:\[\]]*@)?(?:[^/?#@:\[\]]+)(?::\d{1,5})?(?=[/?#]|$))?"
    r"(?:(?!//)[^?#\[\]]*)(?:\?[^#\[\]]*)?(?:#[^#\[\]]*)?"
)


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


@cache
def tag(name: str) -> str:
    """The name of an element of Akoma Ntoso."""
    return f"{{{NAMESPACE}}}{name}"


def add(parent: _Element, name: str, text: str = "", /, **attributes: str) -> _Element:
    """A new element at the end of another."""
    for key, value in attributes.items():
        if not value.isprintable():
            attributes[key] = clean(value)
    element = SubElement(parent, tag(name), attributes)
    if text:
        element.text = clean(text)
    return element


def address(text: str) -> str:
    """The address as an IRI that XML Schema's anyURI takes (RFC 3986), "" where none can be made of it."""
    found = quote(clean(text).strip(), safe="/:?#[]@!$&'()*+,;=%~")
    found = re.sub("%(?![0-9A-Fa-f]{2})", "%25", found)
    return found if _URI.fullmatch(found) else ""


class Inline:
    """Writes words into a paragraph, list item or the like.

    site: its address, for links to its own pages. page: address of this page. links: those to places of this very
    page, to be finished when all places are known.
    """

    def __init__(self, site: str, page: str) -> None:
        self._site, self._page = site, page
        self.links: list[tuple[_Element, str]] = []

    def fill(self, target: _Element, source: _Element, skip: Callable[[_Element], bool] | None = None) -> None:
        """The words of `source` at the end of `target`, runs of blanks as one. skip: elements that are left out."""
        append(target, source.text)
        for child in source:
            if isinstance(child.tag, str) and not (skip and skip(child)):
                self.element(target, child)
            append(target, child.tail)

    def element(self, target: _Element, source: _Element) -> None:
        """One element of HTML, its tail apart."""
        name = source.tag
        if name == "br":
            add(target, "br")
        elif name == "img":
            self._image(target, source)
        elif name == "sup" and source.get("id", "").startswith("fnref"):
            self._note(target, source)
        elif name == "a":
            self._link(target, source)
        elif name in SAME:
            self.fill(add(target, SAME[name]), source)
        elif name == "q":
            append(target, "«")
            self.fill(target, source)
            append(target, "»")
        elif name == "pre":
            self.lines(target, source)
        else:
            if name in BLOCKS and (len(target) or target.text):
                add(target, "br")  # a paragraph where only words may stand
            self.fill(target, source)

    def lines(self, target: _Element, source: _Element) -> None:
        """A text whose line ends matter."""
        for place, line in enumerate("".join(source.itertext()).rstrip("\n").split("\n")):
            if place:
                add(target, "br")
            append(target, line)

    def _image(self, target: _Element, source: _Element) -> None:
        src = address(self._whole(source.get("src", "")))
        if src:
            size = {name: value for name in ("width", "height") if (value := source.get(name, "")).isdigit()}
            add(target, "img", src=src, alt=source.get("alt", ""), **size)

    def _note(self, target: _Element, source: _Element) -> None:
        for link in source.iter("a"):
            note = add(target, "noteRef", marker="".join(link.itertext()), href="")
            self.links.append((note, link.get("href", "")))

    def _link(self, target: _Element, source: _Element) -> None:
        if source.get("class") in ("anchor", "footnote-backref"):
            return
        href = source.get("href", "")
        if href.startswith("#"):
            link = add(target, "a", href="")
            self.links.append((link, href))
        elif found := address(self._whole(href)):
            link = add(target, "a", href=found)
        else:
            link = target
        self.fill(link, source)

    def _whole(self, url: str) -> str:
        return f"{self._site}{url}" if url.startswith("/") and not url.startswith("//") else url

    def finish(self, places: dict[str, str]) -> None:
        """Give links their places. places: name in the page -> eId; other links lead to the page itself."""
        for link, href in self.links:
            place = places.get(href[1:])
            link.set("href", f"#{place}" if place else address(f"{self._page}{href}") or self._page)


def is_block(element: _Element) -> bool:
    """Does an element of HTML stand as a block?"""
    return element.tag in BLOCKS


def words(element: _Element) -> str:
    """The words of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def children(element: _Element) -> Iterator[_Element]:
    """Elements inside, comments and the like apart."""
    return (child for child in element if isinstance(child.tag, str))


def append(target: _Element, text: str | None) -> None:
    """Text at the end of an element; `parts.parse` took from it what XML cannot hold."""
    if not text:
        return
    text = _SPACE.sub(" ", text)
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text
