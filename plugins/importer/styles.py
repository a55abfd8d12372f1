"""What Word's styles give to paragraphs and runs (ECMA-376 part 1, 17.7): the nearest one that says something wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from .ooxml import W, on, value, whole

_HEADING = re.compile(r"(?i)(?:heading|заголовок)\s*(\d)")


class Styles:
    """The styles of one document; `root` is word/styles.xml or None."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        self._styles: Mapping[str, Element] = {style.get(f"{W}styleId", ""): style for style in found}
        defaults = (style for style in found if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default"))
        self._default = next((style.get(f"{W}styleId", "") for style in defaults), "")

    def of(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        return value(paragraph.find(f"{W}pPr"), "pStyle") or self._default

    def switch(self, style: str, name: str) -> bool | None:
        """A switch of runs (b, i, caps, vanish) that a style turns on or off."""
        found = (on(each.find(f"{W}rPr"), name) for each in self._chain(style))
        return next((state for state in found if state is not None), None)

    def alignment(self, style: str) -> str:
        """`w:jc` of a style, "" where none is said."""
        found = (value(each.find(f"{W}pPr"), "jc") for each in self._chain(style))
        return next((word for word in found if word), "")

    def numbering(self, style: str) -> Element | None:
        """`w:numPr` of a style."""
        found = (each.find(f"{W}pPr/{W}numPr") for each in self._chain(style))
        return next((item for item in found if item is not None), None)

    def heading(self, style: str) -> int:
        """The level of a heading's style, 1 to 9; 0 for any other style."""
        for each in self._chain(style):
            outline = value(each.find(f"{W}pPr"), "outlineLvl")
            if outline is not None:
                return whole(outline, 9) + 1 if whole(outline, 9) < 9 else 0
            if match := _HEADING.fullmatch(value(each, "name") or ""):
                return int(match[1])
        return 0

    def _chain(self, style: str) -> Iterator[Element]:
        """The style, then those it is based on."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn") or ""
