"""A saved page, or an item of an export, read as far as it can be without the others.

Reads: bytes, Rules. Writes: Article, or Passed with the reason. Its links still stand as in the page.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from plugins.model.kinds import Record
from plugins.model.validation import TOPIC_LIMIT
from plugins.model.yaml_header import Value
from plugins.records.attached import PICTURES
from plugins.records.attachments import picture_size
from plugins.records.new import Choice

from ..blocks import Block, Picture
from .addresses import joined
from .attributes import too_small
from .library import Library, Unfit, taken
from .page import Page
from .paragraphs import ranked
from .rules import Rule, Rules
from .sources import Saved, some, unread
from .walk import Walk


@dataclass
class Article:
    """address: normal, "" unknown; aliases: other addresses of the same page. name, digest: of the saved page.

    base: what its relative links are relative to.
    saved: None for an item of an export. blocks, pictures: of the text. files: those of pictures by what stands for
    them as data (`sha256`): the pictures of a whole site do not fit into memory.
    """

    address: str
    name: str
    digest: str
    title: str
    date: str
    topics: tuple[str, ...]
    choice: Choice
    fields: Mapping[str, Value]
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    doubts: list[str] = field(default_factory=list)
    aliases: tuple[str, ...] = ()
    base: str = ""
    saved: Saved | None = None
    files: Mapping[bytes, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class Passed:
    """A page of which no document is made. failed: that is wrong; else a rule says so."""

    address: str
    name: str
    digest: str
    why: str
    failed: bool = True


def sha256(data: bytes) -> str:
    """Hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Reader:
    """Makes articles of pages by the rules, with the pictures that are saved."""

    def __init__(self, rules: Rules, library: Library, *, mapped: bool) -> None:
        self._rules, self._library, self._mapped = rules, library, mapped

    def article(
        self, page: Page, address: str, name: str, digest: str, saved: Saved | None, usual: type[Record]
    ) -> Article | Passed:
        """What a page becomes. saved: where it is, None for an item of an export. usual: its kind without rules."""
        rule = self._ruled(page, address, usual)
        if rule is None:
            return Passed(address, name, digest, "жодне правило не підходить — додайте його до файла правил")
        if rule.choice is None:
            return Passed(address, name, digest, rule.skip, failed=False)
        if page.frames and not page.text:
            why = f"сторінка лише ділить вікно на рамки: текст у {', '.join(page.frames[:5])}"
            return Passed(address, name, digest, why, failed=False)
        if not page.text:
            return Passed(address, name, digest, "тексту не знайдено — назвіть його селектором text у правилах")
        base = joined(address, page.base)
        gallery = _Gallery(self._library, base, saved)
        walk = Walk(gallery.find)
        for element in page.text:
            walk.go(element)
        article = Article(
            address,
            name,
            digest,
            page.title,
            page.date,
            page.topics[:TOPIC_LIMIT],
            rule.choice,
            rule.fields,
            tuple(ranked(walk.blocks)),
            tuple(walk.pictures),
            [*page.doubts, *walk.doubts, *gallery.doubts()],
            base=base,
            saved=saved,
            files=gallery.used,
        )
        if (many := len(page.topics)) > TOPIC_LIMIT:
            article.doubts.append(f"тем {many}, взято перші {TOPIC_LIMIT}")
        return article

    def _ruled(self, page: Page, address: str, usual: type[Record]) -> Rule | None:
        """The first rule that fits; without any rules, that a page is of its usual kind."""
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        for rule in self._rules.rules:
            if rule.fits(path, page.title) and (not rule.has or _has(page, rule.has)):
                return rule
        return None if self._mapped and self._rules.rules else Rule(choice=Choice(usual))


def _has(page: Page, selector: str) -> bool:
    return page.whole is not None and page.whole.select_one(selector) is not None


class _Gallery:
    """The pictures of one page as they are saved. used: their files, by the data that stand for them."""

    def __init__(self, library: Library, base: str, saved: Saved | None) -> None:
        self._library, self._base, self._saved = library, base, saved
        self._lost: list[str] = []
        self._unfit: list[str] = []
        self.used: dict[bytes, Path] = {}

    def find(self, sources: list[str]) -> Picture | None:
        """The picture at the first address that has one; empty for a spacer; None where none can be shown."""
        whys = []
        for source in sources:
            found = self._inside(source) if source.startswith("data:") else self._file(source)
            if isinstance(found, Picture) and (found.data or source == sources[0]):
                return found
            whys += [found] if isinstance(found, str) and found else []
        self._unfit += whys
        self._lost += [] if whys else sources[:1]
        return None

    def _file(self, source: str) -> Picture | str:
        """The saved picture, or why it cannot be shown; "" where it is not saved."""
        path = self._library.beside(self._saved, source) if self._saved else None
        path = path or self._library.at(joined(self._base, source))
        if path is None:
            return ""
        try:
            data, suffix = taken(path)
        except (Unfit, OSError) as error:
            return f"зображення {path.name} {unread(error) if isinstance(error, OSError) else error}"
        if suffix[1:] not in PICTURES:
            return f"{path.name} не є зображенням"
        if too_small(picture_size(io.BytesIO(data))):
            return Picture(b"", "", "")
        digest = sha256(data).encode()
        self.used[digest] = path
        return Picture(digest, suffix, "")

    def _inside(self, source: str) -> Picture | str:
        """A picture that the page itself holds, base64 after the comma."""
        head, _, body = source.partition(",")
        kind = head.removeprefix("data:image/").partition(";")[0]
        try:
            data = base64.b64decode(body, validate=True) if head.endswith(";base64") else b""
        except (binascii.Error, ValueError):
            data = b""
        size = picture_size(io.BytesIO(data)) if kind in PICTURES else (0, 0)
        if size == (0, 0):
            return "зображення всередині сторінки не читається"
        if too_small(size):
            return Picture(b"", "", "")
        return Picture(data, ".jpg" if kind == "jpeg" else f".{kind}", "")

    def doubts(self) -> list[str]:
        """What could not be shown."""
        lost = [f"зображення не збережено, замість нього посилання: {some(self._lost)}"] if self._lost else []
        return [*lost, *dict.fromkeys(self._unfit)]
