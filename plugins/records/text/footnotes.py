"""Footnotes with Ukrainian words and tame ids: `fn:label`, `fnref:label`, further references `fnref:label:2`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import FootnoteExtension

from ...model.ukrainian import slugify

NOTE = "note"
"""The parser's state inside a note, whose numbers are no clauses."""

_LABEL = re.compile(r"(?<!\\)\[\^([^\[\]\n]*+)\](:?)")
_LINK = re.compile(r"""href=["']?#fn:([^"'\s>]+)""")
_LATER = re.compile(r"(#?fnref)(\d+)(:.*)")


class Footnotes(FootnoteExtension):
    """Python-Markdown's footnotes, in the order of their definitions, always at the end."""

    def __init__(self) -> None:
        super().__init__(
            BACKLINK_TITLE="Назад до тексту, виноска {}",
            BACKLINK_TEXT="↩",
            PLACE_MARKER="\ue005",  # no text can hold it
        )

    def reset(self) -> None:
        super().reset()
        self._slugs: dict[str, str] = {}

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 - Markdown's names
        self.parser.state.set(NOTE)
        try:
            return super().makeFootnotesDiv(root)
        finally:
            self.parser.state.reset()

    def makeFootnoteId(self, id: str) -> str:  # noqa: N802 - Markdown's names
        return f"fn:{self._tame(id)}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: N802 - Markdown's names
        return self.unique_ref(f"fnref:{self._tame(id)}", found)

    def _tame(self, label: str) -> str:
        if len(self._slugs) != len(self.footnotes):
            self._slugs = tame(list(self.footnotes))
        return self._slugs[label]


def tame(labels: list[str]) -> dict[str, str]:
    """Each label in Latin letters and digits; by its place where that is empty or taken."""
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for place, label in enumerate(labels, start=1):
        slug = slugify(label)
        while not slug or slug in taken:
            slug = f"{slug or 'n'}-{place}"
        taken.add(slug)
        slugs[label] = slug
    return slugs


def adjust(root: Element) -> None:
    """Put the count of a repeated reference last, name the links for screen readers, drop ways back to nowhere."""
    if all(element.get("class") != "footnote" for element in root):
        return
    references = {sup.get("id") for sup in root.iter("sup")}
    for parent in root.iter():
        for element in list(parent):
            kind = element.get("class")
            if kind == "footnote-ref":
                element.set("aria-label", f"Виноска {element.text}")
            elif kind == "footnote-backref":
                element.set("aria-label", element.attrib.pop("title"))
                if element.get("href", "").removeprefix("#") not in references:
                    parent.remove(element)
            for name in ("id", "href"):
                if later := _LATER.fullmatch(element.get(name, "")):
                    element.set(name, f"{later[1]}{later[3]}:{later[2]}")


def strays(source: str) -> Iterator[tuple[str, str]]:
    """Labels used without a note, and notes never used, with the words of the fault.

    A link to the note is a use too: in a table of HTML Markdown sees no other.
    """
    used: dict[str, str] = {match[1]: match[0] for match in _LINK.finditer(source)}
    defined: dict[str, str] = {}
    for match in _LABEL.finditer(source):
        starts_line = not source[source.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        (defined if match[2] and starts_line else used)[match[1]] = match[0]
    for label in sorted(used.keys() - defined.keys()):
        yield used[label], f"виноска «[^{label}]» не має пояснення"
    for label in sorted(defined.keys() - used.keys()):
        yield defined[label], f"на виноску «[^{label}]» ніде не послано"
