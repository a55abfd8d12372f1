"""Names that Decap sees and the files they mean.

A collection's folder is `news.2019`, `acts.protokol.2019-03`, `pages`: kind of record, kind of act, period. An entry
below it is the path below the kind's folder with every sign but small Latin letters, digits, `-` and `_` as `~` and
its code in hex for each byte, so that it is one part of an address: `2019~2f1-48.md` is 2019/1-48.md.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model.kinds import KINDS, Act, Record
from ..model.vocabulary import ACT_KINDS
from .refusal import Refusal

SUFFIX = ".md"


class Place(NamedTuple):
    """A list of the editor. act_kind: code, "" for other records. period: ISO year or month, "" for all."""

    folder: str
    act_kind: str = ""
    period: str = ""

    @property
    def kind(self) -> type[Record]:
        """The record's class in the schema."""
        return KINDS[self.folder]

    @property
    def name(self) -> str:
        """The name of Decap's collection."""
        return self.act_kind or self.folder

    def __str__(self) -> str:
        return ".".join(part for part in self if part)


def place(text: str) -> Place:
    """The list that a folder's name means. Raises Refusal."""
    folder, *rest = text.split(".")
    act_kind = rest.pop(0) if rest and rest[0] in ACT_KINDS else ""
    period = rest.pop(0) if rest and re.fullmatch(r"\d{4}(-\d\d)?", rest[0], re.ASCII) else ""
    if folder not in KINDS or rest or (KINDS[folder] is Act) != bool(act_kind):
        raise Refusal(f"немає розділу «{text[:80]}»", 404)
    return Place(folder, act_kind, period)


def encoded(stem: str) -> str:
    """A path without its suffix as one part of an address."""
    return re.sub(r"[^a-z0-9_-]", lambda sign: "".join(f"~{byte:02x}" for byte in sign[0].encode()), stem)


def decoded(name: str) -> str:
    """The inverse of `encoded`. Raises Refusal."""
    try:
        raw = re.sub(rb"~([0-9a-f]{2})", lambda code: bytes([int(code[1], 16)]), name.encode())
        return raw.decode()
    except UnicodeError:
        raise Refusal(f"ім'я «{name[:80]}» не читається", 400) from None


def entry_name(where: Place, path: str) -> str:
    """The path by which Decap knows a source file."""
    stem = path.removeprefix(f"{where.folder}/").removesuffix(SUFFIX)
    return f"{where}/{encoded(stem)}{SUFFIX}"


def source_of(name: str) -> tuple[Place, str]:
    """The list and the source file (below content/) of an entry. Raises Refusal for what leads out of the folder."""
    folder, _, last = name.partition("/")
    where = place(folder)
    stem = decoded(last.removesuffix(SUFFIX))
    parts = stem.split("/")
    if not last.endswith(SUFFIX) or any(part in ("", ".", "..") or not plain(part) for part in parts):
        raise Refusal(f"шлях «{name[:80]}» веде не до документа", 400)
    return where, f"{where.folder}/{stem}{SUFFIX}"


def plain(part: str) -> bool:
    """Is a name one that the site takes: nothing invisible, no quotes, no backslash?"""
    return part.isprintable() and not re.search(r"[\"'\\/]", part)
