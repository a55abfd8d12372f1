"""Is this a Word document that can be read without harm?

Reads: the bytes of a file, its suffix. Writes: Package, the parts of the archive by name. Nothing is unpacked before
its size is known, no part may declare entities, macros and what lies outside the file are never touched.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from .ooxml import parse

LARGEST_FILE = 50_000_000
LARGEST_PART = 50_000_000
LARGEST_XML = 20_000_000
LARGEST_WHOLE = 200_000_000
MOST_PARTS = 5_000
RATIO = 300
"""How many times larger than in the archive a part of over 1 MB may be: text reaches 30, a bomb 1,000."""
DEEPEST = 120

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "відкрийте його у Word і збережіть як «Документ Word (.docx)»"
_OTHERS = {
    "xl/": "це таблиця Excel, а не документ Word — прикладіть її до акта окремим файлом",
    "ppt/": "це презентація PowerPoint, а не документ Word — прикладіть її до акта окремим файлом",
    "META-INF/manifest.xml": "це не .docx, а документ LibreOffice — перейменуйте його на .odt",
}


class Unreadable(Exception):
    """The file cannot be imported; the message says why and what to do."""


def too_large(size: int) -> Unreadable:
    """The refusal of a file of so many bytes."""
    limit = LARGEST_FILE // 1_000_000
    return Unreadable(f"файл завеликий: {size // 1_000_000} МБ, а дозволено {limit} — стисніть у Word його малюнки")


class Package(NamedTuple):
    """parts: bytes by name. macros: the file has programs, which nobody runs."""

    parts: Mapping[str, bytes]
    macros: bool


def opened(data: bytes) -> Package:
    """The parts of a .docx. Raises Unreadable."""
    _look(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _measure(infos)
            parts = {info.filename: archive.read(info) for info in infos if _wanted(info.filename)}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unreadable(f"файл пошкоджено: архів .docx не розпакувати — {_SAVE}") from error
    names = {info.filename for info in infos}
    if "[Content_Types].xml" not in names or not any(name.startswith("word/") for name in names):
        raise Unreadable(_other(names))
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            _check(name, part)
    return Package(parts, any(name.lower().endswith("vbaproject.bin") for name in names))


def _look(data: bytes) -> None:
    """What the first bytes tell."""
    if not data:
        raise Unreadable("файл порожній (0 байтів) — візьміть його ще раз там, де він збережений")
    if len(data) > LARGEST_FILE:
        raise too_large(len(data))
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable(
                "документ зашифровано паролем — зніміть пароль у Word (Файл → Відомості → Захист документа)"
            )
        if "WordDocument".encode("utf-16-le") in data:
            raise Unreadable("це документ Word 97–2003 із чужим суфіксом — перейменуйте його на .doc")
        raise Unreadable(f"це не .docx, а файл старого формату Office — {_SAVE}")
    if data.lstrip()[:5].startswith(b"%PDF"):
        raise Unreadable("це PDF із чужим суфіксом — потрібен документ Word, з якого його зроблено")
    if data.startswith(b"{\\rtf"):
        raise Unreadable("це не .docx, а RTF — перейменуйте його на .rtf")
    if not data.startswith(b"PK"):
        raise Unreadable(f"це не документ Word — {_SAVE}")


def _measure(infos: list[zipfile.ZipInfo]) -> None:
    """Refuse by the sizes that the archive states: no more than them is ever unpacked."""
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("архів документа зашифровано — зніміть пароль і збережіть ще раз")
    bomb = "схоже на zip-бомбу"
    hint = f"якщо документ справжній, {_SAVE}"
    if len(infos) > MOST_PARTS:
        raise Unreadable(f"{bomb}: частин в архіві {len(infos)}, а дозволено {MOST_PARTS} — {hint}")
    for info in infos:
        limit = LARGEST_XML if info.filename.endswith((".xml", ".rels")) else LARGEST_PART
        ratio = info.file_size // max(info.compress_size, 1)
        if info.file_size > limit or (info.file_size > 1_000_000 and ratio > RATIO):
            size = info.file_size // 1_000_000
            name = ascii(info.filename)[1:-1][:80]
            raise Unreadable(f"{bomb}: «{name}» розпаковується до {size} МБ, у {ratio} разів більше — {hint}")
    if (total := sum(info.file_size for info in infos)) > LARGEST_WHOLE:
        raise Unreadable(f"{bomb}: разом {total // 1_000_000} МБ, дозволено {LARGEST_WHOLE // 1_000_000} — {hint}")


def _wanted(name: str) -> bool:
    return name in ("[Content_Types].xml", "_rels/.rels") or (
        name.startswith("word/") and ".." not in name and "\\" not in name and not name.endswith(".bin")
    )


def _other(names: set[str]) -> str:
    known = (words for start, words in _OTHERS.items() if any(name.startswith(start) for name in names))
    return next(known, f"це архів, а не документ Word — {_SAVE}")


def _check(name: str, part: bytes) -> None:
    """Well formed, without a document type (which could declare entities without end), not too deep."""
    shown = ascii(name)[1:-1][:80]
    depth = deepest = 0

    def refuse(*_: object) -> None:
        raise Unreadable(f"у частині «{shown}» оголошено тип документа, чого Word не робить — {_SAVE}")

    def start(*_: object) -> None:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(part, True)  # noqa: FBT003 - expat takes it by position alone
    except expat.ExpatError as error:
        raise Unreadable(f"файл пошкоджено: частина «{shown}» обривається або спотворена — {_SAVE}") from error
    if deepest > DEEPEST:
        raise Unreadable(f"таблиці чи написи вкладено занадто глибоко (рівнів: {deepest}) — спростіть документ у Word")


def main_part(package: Package) -> str:
    """The name of the document's own part. Raises Unreadable when there is none."""
    found = dict(targets(package, "_rels/.rels")).get("officeDocument", "word/document.xml").lstrip("/")
    if found not in package.parts:
        raise Unreadable(f"файл пошкоджено: в архіві немає тексту ({ascii(found)[1:-1][:80]}) — {_SAVE}")
    return found


def targets(package: Package, relations: str) -> Iterator[tuple[str, str]]:
    """(last word of a relation's type, its target) of a part with relations, those to the outside left out."""
    if relations in package.parts:
        for item in parse(package.parts[relations]):
            if item.get("TargetMode") != "External":
                yield item.get("Type", "").rpartition("/")[2], item.get("Target", "")
