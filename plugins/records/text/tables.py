"""Tables that can be scrolled by keyboard and read aloud."""

from __future__ import annotations

import re

from markupsafe import escape

from .html_tags import plain

_NAME = "\ue004"
_PART = re.compile(
    r"<(?P<end>/?)(?P<name>table|thead|tr)\b[^>]*>"
    r"|<caption[^>]*>(?P<caption>(?:(?!</?(?:caption|table)\b).)*)"
    r"|<th(?P<inside>[^>]*)>(?P<empty>\s*</th>)?",
    re.DOTALL,
)
_SCOPE = re.compile(r' scope="[^"]*"')


def wrap(html: str) -> str:
    """Each table in a region «Таблиця N. Назва», header cells with a scope, empty header cells as plain ones."""
    if "<table" not in html:
        return html
    state = _Tables()
    return state.close(_PART.sub(state.part, html))


class _Tables:
    def __init__(self) -> None:
        self.depth = 0
        self.rows = 0
        self.head = False
        self.captions: list[str] = []

    def part(self, match: re.Match[str]) -> str:
        if match["caption"] is not None:
            if self.captions and not self.captions[-1]:
                self.captions[-1] = plain(match["caption"])
            return match[0]
        if match["inside"] is not None:
            return self._header_cell(match["inside"], empty=bool(match["empty"]))
        if match["name"] == "table":
            return self._table(match[0], end=bool(match["end"]))
        if match["name"] == "thead":
            self.head = not match["end"]
        elif not match["end"]:
            self.rows += 1
        return match[0]

    def close(self, html: str) -> str:
        """Write the names, now that the captions are known."""
        names = iter(self.captions)
        number = 0

        def name(_: re.Match[str]) -> str:
            nonlocal number
            number += 1
            caption = next(names)
            return f'aria-label="{escape(f"Таблиця {number}. {caption}" if caption else f"Таблиця {number}")}"'

        return re.sub(_NAME, name, html)

    def _table(self, tag: str, *, end: bool) -> str:
        self.depth += -1 if end else 1
        if end:
            return f"{tag}</div>" if self.depth == 0 else tag
        if self.depth > 1:
            return tag
        self.rows, self.head = 0, False
        self.captions.append("")
        return f'<div class="table" role="region" tabindex="0" {_NAME}>{tag}'

    def _header_cell(self, inside: str, *, empty: bool) -> str:
        if empty:
            return f"<td{_SCOPE.sub('', inside)}></td>"
        scope = "" if _SCOPE.search(inside) else f' scope="{"col" if self.head or self.rows == 1 else "row"}"'
        return f"<th{inside}{scope}>"
