"""A document as the rules of `check` see it: its source, its text and its links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..memory.store import TextRecord
from ..model.frontmatter import FrontMatter, parse
from ..model.kinds import KINDS
from ..model.problems import Level, Problem
from ..model.row import Row
from ..model.source_text import decode
from ..model.validation import field_line
from .published import Published
from .text.html_tags import attributes, plain
from .text.placeholders import PLACEHOLDER

_LINK = re.compile(r'<a((?:[^>"]|"[^"]*")*)>(.*?)</a>', re.DOTALL)


class Link(NamedTuple):
    """A link of a text. source: the address names a file of the content, not a place on the web."""

    address: str
    label: str
    source: bool = False


@dataclass(frozen=True)
class Paper:
    """A document as rules see it.

    text: what the memory keeps of it; its HTML is sanitised and has placeholders for links that `row.targets` names.
    content: the content folder. site: the site as it would be published. source: bytes that stand in no file yet.
    """

    row: Row
    text: TextRecord
    content: Path
    site: Published
    source: bytes | None = None

    @cached_property
    def front(self) -> FrontMatter:
        """The source taken apart."""
        data = (self.content / self.row.path).read_bytes() if self.source is None else self.source
        return parse(decode(data)[0])

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Links of the text that the editor made; clause anchors and footnotes apart."""
        found = [
            Link(attributes(inside).get("href", ""), plain(PLACEHOLDER.sub("", label)))
            for inside, label in _LINK.findall(self.text.html)
            if "class" not in attributes(inside)
        ]
        named = (Link(value, label, source=True) for kind, value, label in self.row.targets if kind in ("page", "file"))
        return (*found, *named)

    def line_of(self, *words: str) -> int | None:
        """1-based line of the text that holds the first of these words that is found at all."""
        lines = self.front.body.split("\n")
        for word in words:
            for number, line in enumerate(lines, self.front.body_line):
                if word and word in line:
                    return number
        return None

    def line_of_field(self, field: str) -> int:
        """1-based line of the header where a field is written."""
        kind = KINDS[self.row.folder]
        return field_line(kind, self.front.lines, field)

    def problem(
        self,
        line: int | None,
        message: str,
        hint: str,
        level: Level = "warning",
        *,
        field: str | None = None,
        rule: str | None = None,
    ) -> Problem:
        """A finding about this text, or about a field of its header."""
        return Problem(self.row.path, line, field, message, hint, rule, level)
