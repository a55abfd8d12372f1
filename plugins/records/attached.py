"""Files that documents name: found inside content/, of an allowed kind, with an address in the output."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection
from pathlib import Path

from ..memory.store import FileRecord
from ..model.csv_table import SIZE_LIMIT
from ..model.problems import maybe
from ..model.ukrainian import slugify
from ..model.wrong import Wrong, shown
from .openly import Inside, opened
from .scan import SHARED

TEXTS = frozenset(["pdf", "doc", "docx", "odt", "rtf", "txt", "epub", "ppt", "pptx", "odp"])
TABLES = frozenset(["xls", "xlsx", "ods", "csv", "tsv", "json", "geojson", "zip", "7z"])
SIGNATURES = frozenset(["p7s", "p7m", "asice", "asics", "sig"])
PICTURES = frozenset(["jpg", "jpeg", "png", "webp", "gif", "avif"])
MEDIA = frozenset(["mp4", "webm", "mp3", "ogg", "m4a", "vtt", "srt"])
TEXT = frozenset(["txt", "csv", "tsv", "json", "geojson", "vtt", "srt"])
"""Served as text, so that nothing in them runs; those that are read are judged by their readers."""
ALLOWED = TEXTS | TABLES | SIGNATURES | PICTURES | MEDIA
"""Suffixes of files that may be published. SVG, HTML and XML can run scripts, so they may not."""

HEAD = 1024
"""Bytes at the beginning of a file by which it is told what it is."""
LARGEST_TABLE = 2 * SIZE_LIMIT
PACKED = frozenset(["docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "zip", "asice", "asics"])
CONTENTS = {
    "empty": ("файл порожній: у ньому 0 байтів", "скопіюйте його ще раз"),
    "program": ("це програма, хоч ім'я каже інше", "приберіть файл: такі не оприлюднюють"),
    "page": ("це веб-сторінка, хоч ім'я каже інше", "збережіть документ у тому виді, який каже ім'я"),
    "other": ("файл усередині не того виду, що каже ім'я", "збережіть документ ще раз у потрібному виді"),
}
"""What a file is against its name -> what is said of it, the remedy."""
RUNNING = frozenset(["program", "page"])
"""Those that could run where somebody opens them."""

FORMS = "збережіть документ як PDF, DOCX, XLSX або CSV, зображення як JPEG, PNG або WebP"


def suffix(path: str) -> str:
    """The suffix in lower case, without the dot."""
    return posixpath.splitext(path)[1][1:].lower()


def bytes_of(content: Path, path: str, state: FileRecord | None = None) -> bytes:
    """The bytes of a table below content/; of one larger than any reader takes as many zeros, which cost no memory, for
    its length alone is asked. state: as it was hashed. Raises Changed."""
    with opened(Inside(content, path), state) as file:
        size = os.fstat(file.fileno()).st_size
        return file.read() if size <= LARGEST_TABLE else bytes(size)


def contradiction(kind: str, head: bytes) -> str:
    """A key of CONTENTS where the first bytes of a file (HEAD of them) are not of its kind (its suffix), else ""."""
    if kind in TEXT:
        return ""
    if not head:
        return "empty"
    if head.startswith((b"MZ", b"\x7fELF", b"#!")):
        return "program"
    if re.match(rb"(?i)(\xef\xbb\xbf)?\s*<(!doctype html|html|script|svg|\?php)", head):
        return "page"
    if (kind == "pdf" and b"%PDF" not in head) or (kind in PACKED and not head.startswith(b"PK")):
        return "other"
    return ""


def place(document: str, value: str) -> str:
    """Where a value as written points, below content/ or with ".." above it."""
    name = value.removeprefix("{static}").removeprefix("{attach}").removeprefix("{filename}")
    name = name.split("#", 1)[0].split("?", 1)[0]
    base = "" if name.startswith("/") else posixpath.dirname(document)
    return posixpath.normpath(posixpath.join(base, name.lstrip("/")))


def resolve(document: str, value: str, files: Collection[str]) -> str:
    """The path below content/ of a file that a document names.

    document: the source's own path; value: as written, relative to the document, or to content/ after "/".
    Raises Wrong when the file is missing, outside content/, or of a kind that is not published.
    """
    path = place(document, value)
    if path.startswith("../") or path == ".." or "\\" in path or "\0" in path:
        raise Wrong(f"файл «{shown(value)}» поза текою документів", "покладіть файл поруч із документом")
    if suffix(path) not in ALLOWED and re.fullmatch(r"[^\s@/]+@[^\s@/]+", value):
        raise Wrong(f"«{shown(value)}» схоже на пошту", f"допишіть mailto: (mailto:{shown(value)})")
    if suffix(path) not in ALLOWED:
        what = f"файли виду «.{suffix(path)}» не оприлюднюють" if suffix(path) else "ім'я файла не має розширення"
        raise Wrong(f"{what}: «{shown(value)}»", FORMS)
    if path not in files:
        near = [item for item in files if posixpath.dirname(item) == posixpath.dirname(path)]
        guess = maybe(posixpath.basename(path), [posixpath.basename(item) for item in near])
        hint = f"{guess} виправте ім'я або покладіть файл у content/{posixpath.dirname(path)}".strip()
        raise Wrong(f"немає файла «{shown(value)}»", hint)
    return path


def published_at(path: str, page_url: str) -> str:
    """The root-relative address of a file: beside its document's page, shared ones under /files/."""
    folder, name = posixpath.split(path)
    stem, dot_suffix = posixpath.splitext(name)
    clean = (slugify(stem) or "fail") + dot_suffix.lower()
    if folder == SHARED or folder.startswith(f"{SHARED}/"):
        parts = [slugify(part) or "x" for part in folder.split("/")]
        return f"/{'/'.join(parts)}/{clean}"
    return posixpath.join(page_url.split("#")[0], clean)
