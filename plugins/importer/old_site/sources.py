"""What is to be imported: pages saved in folders, lists of them, sitemaps that say which there should be.

Reads: what was named on the command line. Writes: Found. A link of the file system is never followed.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from plugins.model.old_site import normal, tame
from plugins.records.session import Refused

SURE = frozenset({".html", ".htm", ".xhtml", ".shtml"})
LARGEST_XML = 500_000_000
_FRAMES = """
    .css .js .map .json .xml .rss .svg .swf .ico .cur .woff .woff2 .ttf .eot .otf .txt .lst .log .db .ini .yaml .orig
    .bak .gif .jpg .jpeg .png .webp .bmp .tif .tiff .avif .php .asp .aspx .jsp
"""
"""Suffixes of what only makes a page look as it does, and of pictures, which count where a page shows them."""
_FRAME = frozenset(_FRAMES.split())
_FILES = (
    b"%PDF",
    b"PK",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\xff\xd8",
    b"\x89PNG",
    b"GIF8",
    b"Rar!",
    b"7z",
    b"ID3",
    b"AT&T",
)
"""What files begin with that may hold the signs of markup by chance, or quote it."""
_MARKUP = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|title|meta|div|table|p|h1)\b")


class Saved(NamedTuple):
    """A saved page. file: where it is. root: the folder that was named, in which its files are. address: "" unknown."""

    file: Path
    root: Path
    address: str = ""

    @property
    def name(self) -> str:
        """As the journal names it: below the folder that was named."""
        return named(self.file, self.root)


@dataclass
class Found:
    """pages: saved ones, in order. exports: of WordPress. expected: addresses of sitemaps.

    papers: files beside pages that are documents of their own. refused: (name, why) of what cannot be a page; passed:
    of what need not be one.
    roots: the folders in which files of pages are looked for.
    """

    pages: list[Saved] = field(default_factory=list)
    exports: list[Path] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    papers: list[Path] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    passed: list[tuple[str, str]] = field(default_factory=list)
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
        elif not source.is_file():
            raise Refused(f"«{source}»: це не файл, а канал чи пристрій")
        elif source.suffix.lower() == ".xml":
            _xml(source, found, seen)
        elif source.suffix.lower() in (".txt", ".lst", ".list"):
            _list(source, found, seen)
        else:
            _alone(source, found, seen)
    if not (found.pages or found.exports or found.refused):
        raise Refused("серед названого немає жодної сторінки: потрібні файли .html або експорт WordPress .xml")
    return found


def _alone(path: Path, found: Found, seen: set[Path], *, root: Path | None = None, address: str = "") -> None:
    """A file that was named itself: it has to be a page."""
    root = root or path.parent
    try:
        why = "" if _page(path, root, address, found, seen) else "це не сторінка HTML — назвіть файл .html"
    except (Refused, OSError) as error:
        why = _why(error)
    if why:
        found.refused.append((named(path, root), why))


def named(path: Path, root: Path) -> str:
    """The name of a file below its root, as the journal can hold it."""
    return tame(path.relative_to(root).as_posix())


def below(folder: Path, refused: list[tuple[str, str]]) -> list[Path]:
    """The files in a folder and those below it, in order; what is neither file nor folder goes to `refused`."""
    found: list[Path] = []

    def closed(error: OSError) -> None:
        refused.append((named(Path(error.filename), folder), unread(error)))

    for place, folders, names in os.walk(folder, onerror=closed):
        for path in (Path(place, name) for name in (*folders, *names)):
            if path.is_symlink():
                refused.append((named(path, folder), "це символічне посилання, а не файл"))
            elif path.is_file():
                found.append(path)
            elif not path.is_dir():
                refused.append((named(path, folder), "це не файл, а канал чи пристрій"))
    return sorted(found)


def _folder(folder: Path, found: Found, seen: set[Path]) -> None:
    found.roots.append(folder)
    for path in below(folder, found.refused):
        suffix = Path(re.split("[?@]", path.name)[0]).suffix.lower()  # style.css?ver=3.5
        if path.name.startswith("."):
            continue
        if outer := _framed_by(path):
            why = f"рамка сторінки «{tame(outer.name)}» — якщо текст саме в ній, назвіть цей файл окремим --source"
            found.passed.append((named(path, folder), why))
            continue
        try:
            if suffix == ".xml" and _root_tag(path) in ("rss", "urlset", "sitemapindex"):
                _xml(path, found, seen)
            elif not _page(path, folder, "", found, seen) and suffix not in _FRAME:
                found.papers.append(path)
        except (Refused, OSError) as error:
            found.refused.append((named(path, folder), _why(error)))


def _framed_by(path: Path) -> Path | None:
    """The page beside whose text a browser has saved this one: `page.html` and `page_files/frame.html`."""
    folder = path.parent
    if not folder.name.endswith("_files") or path.suffix.lower() not in SURE:
        return None
    pages = (folder.with_name(folder.name.removesuffix("_files") + suffix) for suffix in (".html", ".htm"))
    return next((page for page in pages if page.is_file()), None)


def some(names: Iterable[str]) -> str:
    """The first of many names, and how many there are."""
    each = list(dict.fromkeys(names))
    return ", ".join(each[:3]) + (f" … усього {len(each)}" if len(each) > 3 else "")


def unread(error: OSError) -> str:
    """Why a file or folder could not be read."""
    allowed = error.errno not in (errno.EACCES, errno.EPERM)
    if allowed:
        return f"не читається: {error.strerror} — скопіюйте наново"
    return "не читається: немає прав — дозвольте собі читати це"


def _why(error: Refused | OSError) -> str:
    return unread(error) if isinstance(error, OSError) else str(error)


def _page(path: Path, root: Path, address: str, found: Found, seen: set[Path]) -> bool:
    """Is this file a page? One that has been met already is none a second time."""
    suffix = path.suffix.lower()
    if suffix in (".mht", ".mhtml"):
        raise Refused("це вебархів — відкрийте його в браузері й збережіть як «Сторінка повністю»")
    if suffix not in SURE:
        with path.open("rb") as file:
            head = file.read(4_000)
        if head.startswith(_FILES) or not _MARKUP.search(head):
            return False
    if path.resolve() not in seen:
        seen.add(path.resolve())
        found.pages.append(Saved(path, root, address))
    return True


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
            _alone(file, found, seen, root=path.parent, address=address)


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
