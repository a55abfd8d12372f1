"""What is to be imported: pages saved in folders, lists of them, sitemaps that say which there should be.

Reads: what was named on the command line. Writes: Found. A link of the file system is never followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from plugins.model.old_site import normal
from plugins.records.session import Refused

PAGES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".mht", ""})
LARGEST_XML = 500_000_000
_PAPERS = frozenset({".pdf", ".doc", ".docx", ".xls", ".xlsx", ".odt", ".ods", ".rtf", ".zip", ".ppt", ".pptx"})
_MARKUP = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|title|meta|div|table|p|h1)\b")


class Saved(NamedTuple):
    """A saved page. file: where it is. root: the folder that was named, in which its files are. address: "" unknown."""

    file: Path
    root: Path
    address: str = ""

    @property
    def name(self) -> str:
        """As the journal names it: below the folder that was named."""
        return self.file.relative_to(self.root).as_posix()


@dataclass
class Found:
    """pages: saved ones, in order. exports: of WordPress. expected: addresses of sitemaps.

    papers: files beside pages that are documents of their own. refused: (name, why) of what cannot be a page.
    roots: the folders in which files of pages are looked for.
    """

    pages: list[Saved] = field(default_factory=list)
    exports: list[Path] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    papers: list[Path] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    roots: list[Path] = field(default_factory=list)


def find(given: Sequence[Path]) -> Found:
    """Everything that the sources hold, each file once. Raises Refused where a source is none."""
    if not given:
        raise Refused("не сказано, що імпортувати: import-site --source тека (можна кілька разів)")
    found, seen = Found(), set[Path]()
    for source in given:
        if not source.exists():
            raise Refused(f"немає «{source}»: перевірте --source")
        if source.is_dir():
            _folder(source, found, seen)
        elif source.suffix.lower() == ".xml":
            _xml(source, found, seen)
        elif source.suffix.lower() in (".txt", ".lst", ".list"):
            _list(source, found, seen)
        else:
            _page(source, source.parent, "", found, seen)
    if not (found.pages or found.exports or found.refused):
        raise Refused("серед названого немає жодної сторінки: потрібні файли .html або експорт WordPress .xml")
    return found


def _folder(folder: Path, found: Found, seen: set[Path]) -> None:
    found.roots.append(folder)
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            found.refused.append((path.relative_to(folder).as_posix(), "це символічне посилання, а не файл"))
        elif path.is_file() and not path.name.startswith("."):
            suffix = path.suffix.lower()
            if suffix in _PAPERS:
                found.papers.append(path)
            elif suffix == ".xml" and _root_tag(path) in ("rss", "urlset", "sitemapindex"):
                try:
                    _xml(path, found, seen)
                except Refused as error:
                    found.refused.append((path.relative_to(folder).as_posix(), str(error)))
            elif suffix in PAGES or "?" in path.name or re.search(r"@\w+=", path.name):
                _page(path, folder, "", found, seen)


def _page(path: Path, root: Path, address: str, found: Found, seen: set[Path]) -> None:
    if path.resolve() in seen:
        return
    seen.add(path.resolve())
    if path.suffix.lower() not in (".html", ".htm", ".xhtml", ".shtml"):
        with path.open("rb") as file:
            if not _MARKUP.search(file.read(4_000)):
                return
    found.pages.append(Saved(path, root, address))


def _list(path: Path, found: Found, seen: set[Path]) -> None:
    """Lines of a file's path, after its address where one is given; paths are relative to the list."""
    found.roots.append(path.parent)
    for number, line in enumerate(path.read_text("utf-8-sig", errors="replace").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        first, _, rest = line.strip().partition("\t" if "\t" in line else " ")
        address = normal(first)
        name = rest.strip() if address and rest.strip() else line.strip()
        file = path.parent / name
        inside = file.resolve().is_relative_to(path.parent.resolve())
        if not inside or file.is_symlink() or not file.is_file():
            why = "такого файла немає" if inside else "файл поза текою списку"
            found.refused.append((name, f"{why} ({path.name}, рядок {number})"))
        else:
            _page(file, path.parent, address, found, seen)


def _xml(path: Path, found: Found, seen: set[Path]) -> None:
    """A sitemap, an index of sitemaps (its parts beside it) or an export of WordPress."""
    if path.resolve() in seen:
        return
    seen.add(path.resolve())
    kind = _root_tag(path)
    if kind == "rss":
        found.exports.append(path)
        if path.parent not in found.roots:
            found.roots.append(path.parent)
    elif kind == "urlset":
        found.expected += [address for loc in _locations(path) if (address := normal(loc))]
    elif kind == "sitemapindex":
        for loc in _locations(path):
            part = path.parent / loc.rstrip("/").rpartition("/")[2]
            if part.is_file() and not part.is_symlink():
                _xml(part, found, seen)
            else:
                found.refused.append((loc, f"частини карти сайту «{part.name}» немає поруч із {path.name}"))
    else:
        raise Refused(f"«{path}» — не карта сайту і не експорт WordPress")


def _root_tag(path: Path) -> str:
    """The name of the root element; "" where the file is no XML that may be read (too large, with a DTD)."""
    if path.stat().st_size > LARGEST_XML:
        return ""
    with path.open("rb") as file:
        head = file.read(4_000)
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        return ""
    match = re.search(rb"<(?![?!])(?:[\w-]+:)?([\w-]+)", head)
    return match[1].decode("ascii", "replace") if match else ""


def _locations(path: Path) -> Iterator[str]:
    try:
        for _, element in ElementTree.iterparse(path):  # noqa: S314 - a file with a DTD is refused by `_root_tag`
            if element.tag.rpartition("}")[2] == "loc" and element.text:
                yield element.text.strip()
    except ElementTree.ParseError as error:
        raise Refused(f"«{path}» пошкоджено: XML не читається ({error})") from error
