"""A document as the rules of `check` see it: its source, its text and its links."""

from __future__ import annotations

import json
import re
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ..memory.store import TextRecord
from ..model.dataclass import dataclass
from ..model.frontmatter import FrontMatter, parse
from ..model.problems import Level, Problem
from ..model.row import Row
from ..model.source_text import decode
from .places import line_of_key, source
from .published import Published
from .session import Session
from .text.html_tags import attributes, plain
from .text.placeholders import PLACEHOLDER

_PHONE = re.compile(r"[\d(+][\d() \xa0-]{7,20}\d")
_LINK = re.compile(r'<a((?:[^>"]|"[^"]*")*)>(.*?)</a>', re.DOTALL)


def public_phones(session: Session) -> frozenset[str]:
    """The last nine digits of every phone that the council itself names: in its settings, of units, of deputies."""
    registry, text = session.loaded.registry, session.memory.text
    rows = (*registry.of("units"), *registry.of("deputies"))
    named = [session.settings.phone or "", *(text(row.path).fields for row in rows)]
    return frozenset(re.sub(r"\D", "", phone)[-9:] for words in named for phone in _PHONE.findall(words))


class Link(NamedTuple):
    """A link of a text. source: the address names a file of the content, not a place on the web."""

    address: str
    label: str
    source: bool = False


@dataclass(frozen=True)
class Paper:
    """A document as rules see it.

    text: what the memory keeps of it; its HTML is sanitised and has placeholders for links that `row.targets` names.
    content: the content folder. site: the site as it would be published. public: see `public_phones`. unsaved: bytes
    that stand in no file yet.
    """

    row: Row
    text: TextRecord
    content: Path
    site: Published
    public: frozenset[str] = frozenset()
    unsaved: bytes | None = None

    @cached_property
    def source(self) -> str:
        """The source as the editor wrote it."""
        return source(self.content, self.row.path) if self.unsaved is None else decode(self.unsaved)[0]

    @cached_property
    def front(self) -> FrontMatter:
        """The source taken apart."""
        return parse(self.source)

    @cached_property
    def fields(self) -> dict[str, Any]:
        """The header's values without defaults."""
        found: dict[str, Any] = json.loads(self.text.fields)
        return found

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
        """1-based line that holds the first of these words that is found at all, in the text or else in the header."""
        below = self.front.body_line - 1
        lines = list(enumerate(self.source.split("\n"), 1))
        for word in words:
            for number, line in (*lines[below:], *lines[:below]):
                if word and word in line:
                    return number
        return None

    def line_of_field(self, field: str) -> int:
        """1-based line of the header where a field, or a part of one as `agenda.2.title`, is written."""
        return line_of_key(self.front.lines, self.row.path, field)

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
