"""Names of WordprocessingML (ECMA-376 part 1) and a few ways to look into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", PIC),
)


def parse(data: bytes) -> Element:
    """The root of a part that `opening` found well formed; names of the strict form become those of the usual one."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual[1:-1].encode())
    return fromstring(data)  # noqa: S314 - opening refuses every document type, so no entity can be declared


def value(parent: Element | None, name: str) -> str | None:
    """`w:val` of the child `w:name`; None without that child, "" where it has no value."""
    found = None if parent is None else parent.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "")


def on(parent: Element | None, name: str) -> bool | None:
    """A switch such as w:b: True, False, or None where it is not mentioned."""
    found = value(parent, name)
    return None if found is None else found not in ("0", "false", "off", "none")


def whole(text: str | None, default: int = 0) -> int:
    """A number of an attribute; Word itself reads a damaged one as nothing."""
    return (
        int(text)
        if text and text.lstrip("-").isascii() and text.lstrip("-").isdecimal() and len(text) < 10
        else default
    )


def words(element: Element) -> str:
    """The words below an element with single spaces."""
    return " ".join("".join(text.text or "" for text in element.iter(f"{W}t")).split())


def inner_first(tree: Element, *tags: str) -> Iterator[tuple[Element, Element]]:
    """Each element of these tags with its parent, from the end: those inside others come before them."""
    yield from reversed([(parent, child) for parent in tree.iter() for child in parent if child.tag in tags])


def splice(parent: Element, child: Element, instead: Sequence[Element]) -> None:
    """Other elements in the place of a child."""
    at = list(parent).index(child)
    parent[at : at + 1] = instead
