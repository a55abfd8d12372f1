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
from urllib.parse import urljoin, urlsplit

from plugins.model.kinds import Record
from plugins.model.yaml_header import Value
from plugins.records.attached import PICTURES
from plugins.records.attachments import picture_size
from plugins.records.new import Choice

from ..blocks import Block, Picture
from .library import Library, Unfit, taken
from .page import Page
from .rules import Rules
from .sources import Saved
from .walk import Walk

_SPACER = 4
"""Pixels a side: smaller pictures only kept things apart."""


@dataclass
class Article:
    """address: normal, "" unknown; aliases: other addresses of the same page. name, digest: of the saved page.

    saved: None for an item of an export. blocks, pictures: of the text. files: the pictures' files, for the journal.
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
    saved: Saved | None = None
    files: tuple[Path, ...] = ()


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
        ruled = self._ruled(page, address, usual)
        if isinstance(ruled, str):
            return Passed(address, name, digest, ruled, failed=ruled.startswith("жодне"))
        choice, fields = ruled
        if page.text is None:
            return Passed(address, name, digest, "тексту не знайдено — назвіть його селектором text у правилах")
        gallery = _Gallery(self._library, address, saved)
        walk = Walk(gallery.find)
        walk.go(page.text)
        return Article(
            address,
            name,
            digest,
            page.title,
            page.date,
            page.topics,
            choice,
            fields,
            tuple(walk.blocks),
            tuple(walk.pictures),
            [*page.doubts, *walk.doubts, *gallery.doubts()],
            saved=saved,
            files=tuple(gallery.used),
        )

    def _ruled(self, page: Page, address: str, usual: type[Record]) -> tuple[Choice, Mapping[str, Value]] | str:
        """Kind and fields by the first rule that fits; why the page is passed over otherwise."""
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        for rule in self._rules.rules:
            if rule.fits(path, page.title) and (not rule.has or _has(page, rule.has)):
                return (rule.choice, rule.fields) if rule.choice else rule.skip
        if self._mapped and self._rules.rules:
            return "жодне правило не підходить — додайте його до файла правил"
        return Choice(usual), {}


def _has(page: Page, selector: str) -> bool:
    return page.whole is not None and page.whole.select_one(selector) is not None


class _Gallery:
    """The pictures of one page as they are saved. used: their files."""

    def __init__(self, library: Library, address: str, saved: Saved | None) -> None:
        self._library, self._address, self._saved = library, address, saved
        self._lost: list[str] = []
        self._unfit: list[str] = []
        self.used: list[Path] = []

    def find(self, source: str) -> Picture | None:
        """The picture at an address as written; empty for a spacer; None where it is not saved or cannot be shown."""
        if source.startswith("data:"):
            return self._inside(source)
        path = self._library.beside(self._saved, source) if self._saved else None
        path = path or self._library.at(urljoin(self._address, source))
        if path is None:
            self._lost.append(source)
            return None
        try:
            data, suffix = taken(path)
        except (Unfit, OSError) as error:
            self._unfit.append(f"зображення {path.name} {error}")
            return None
        if suffix[1:] not in PICTURES:
            return None
        if max(picture_size(io.BytesIO(data))) <= _SPACER:
            return Picture(b"", "", "")
        self.used.append(path)
        return Picture(data, suffix, "")

    def _inside(self, source: str) -> Picture | None:
        """A picture that the page itself holds, base64 after the comma."""
        head, _, body = source.partition(",")
        kind = head.removeprefix("data:image/").partition(";")[0]
        try:
            data = base64.b64decode(body, validate=True) if head.endswith(";base64") else b""
        except (binascii.Error, ValueError):
            data = b""
        if kind not in PICTURES or picture_size(io.BytesIO(data)) == (0, 0):
            self._unfit.append("зображення всередині сторінки не читається")
            return None
        if max(picture_size(io.BytesIO(data))) <= _SPACER:
            return Picture(b"", "", "")
        return Picture(data, ".jpg" if kind == "jpeg" else f".{kind}", "")

    def doubts(self) -> list[str]:
        """What could not be shown."""
        lost = [f"зображення не збережено, замість нього посилання: {', '.join(self._lost[:3])}"] if self._lost else []
        if len(self._lost) > 3:
            lost[0] += f" … усього {len(self._lost)}"
        return [*lost, *dict.fromkeys(self._unfit)]
