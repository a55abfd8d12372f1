"""The files that saved pages show and link to: where they are saved, and of what kind they are.

Reads: the folders that were named. Writes: nothing. A page can name any path: only files inside its own folder count.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from plugins.model.old_site import decoded, normal
from plugins.records.attached import ALLOWED, PICTURES, suffix
from plugins.records.attachments import picture_size

from .addresses import host_of, told_by_place
from .sources import Saved, below

LARGEST_FILE = 100_000_000
_STARTS = (
    (b"%PDF", ".pdf"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n", ".png"),
    (b"GIF8", ".gif"),
    (b"{\\rtf", ".rtf"),
    (b"7z\xbc\xaf", ".7z"),
)
_INSIDE = ((b"word/", ".docx"), (b"xl/", ".xlsx"), (b"ppt/", ".pptx"), (b"opendocument.text", ".odt"))


class Unfit(Exception):
    """A file that cannot stand on the site; the message says why."""


class Library:
    """The saved files by the addresses that they can have had."""

    def __init__(self, roots: Iterable[Path], base: str) -> None:
        self._by_address: dict[str, Path] = {}
        self._of: dict[Path, str] = {}
        for root in roots:
            for path in below(root, []):
                found = told_by_place(PurePosixPath(path.relative_to(root)), base)
                self._of[path.resolve()] = found[0] if found else ""
                for address in found:
                    self._by_address.setdefault(address, path.resolve())

    def at(self, address: str) -> Path | None:
        """The file saved from an address."""
        found = self._by_address.get(normal(address))
        if found is None and "?" in address:  # a picture's ?v=3 is no part of its name
            found = self._by_address.get(normal(address.partition("?")[0])) if _PLAIN.search(address) else None
        return found

    def address_of(self, path: Path) -> str:
        """The likeliest old address of a saved file, "" where nothing tells it."""
        return self._of.get(path, "")

    def beside(self, page: Saved, href: str) -> Path | None:
        """The file that a relative link of a saved page names, where programs have made links fit for the disk."""
        try:
            parts = urlsplit(href)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        names = (decoded(href.partition("#")[0]), decoded(parts.path))
        root = page.root.resolve()
        for name in names:
            try:
                path = (page.file.parent / name).resolve()
                if path.is_relative_to(root) and path.is_file() and not (page.file.parent / name).is_symlink():
                    return path
            except (OSError, ValueError):
                continue
        return None

    def hosts(self) -> frozenset[str]:
        """Hosts of which files are saved."""
        return frozenset(map(host_of, self._by_address))


_PLAIN = re.compile(r"\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?)\?", re.IGNORECASE)


def taken(path: Path) -> tuple[bytes, str]:
    """The bytes of a file and its suffix, as the site publishes it. Raises Unfit, OSError."""
    if (size := path.stat().st_size) > LARGEST_FILE:
        raise Unfit(f"завеликий: {size // 1_000_000} МБ, а дозволено {LARGEST_FILE // 1_000_000}")
    data = path.read_bytes()
    if not data:
        raise Unfit("порожній (0 байтів)")
    found = kind(data, f".{suffix(path.name)}")
    if found[1:] not in ALLOWED:
        raise Unfit(f"вид «{found}» не оприлюднюють" if found != "." else "невідомого виду")
    if found[1:] in PICTURES and picture_size(io.BytesIO(data)) == (0, 0):
        raise Unfit("зображення пошкоджене")
    return data, found


def kind(data: bytes, named: str) -> str:
    """The suffix that the first bytes tell, else the one that the name has; «.» for none."""
    told = next((suffix for start, suffix in _STARTS if data.startswith(start)), "")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        told = ".webp"
    if data.startswith(b"PK") and named[1:] not in ALLOWED:
        told = next((suffix for name, suffix in _INSIDE if name in data[:100_000]), ".zip")
    same = {named, ".jpg" if named == ".jpeg" else named}
    return named if told in same or not told else told
