"""Which documents of the content came from which Word files.

Reads: content/acts. The Word file stands beside its act, so its own bytes (their SHA-256) tell whether it has been
imported; nothing is written down elsewhere that could go astray.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from plugins.model.frontmatter import parse
from plugins.model.source_text import decode
from plugins.records.openly import Inside, read

SUFFIXES = frozenset({".docx", ".doc", ".odt", ".rtf"})


def digest(data: bytes) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Originals:
    """The Word files below content/acts, found once and hashed only where the size is that of a file asked for."""

    def __init__(self, content: Path) -> None:
        self._by_size: dict[int, list[Path]] = {}
        for path in sorted((content / "acts").rglob("*")):
            if path.suffix.lower() in SUFFIXES and path.is_file() and not path.is_symlink():
                self._by_size.setdefault(path.stat().st_size, []).append(path)

    def act_of(self, data: bytes) -> Path | None:
        """The document that names a file of these very bytes."""
        wanted = digest(data)
        same = (path for path in self._by_size.get(len(data), ()) if digest(read(Inside.of(path))) == wanted)
        return next((act for path in same if (act := naming(path))), None)

    def add(self, path: Path) -> None:
        """A file that has just been put beside its act."""
        self._by_size.setdefault(path.stat().st_size, []).append(path)


def naming(file: Path) -> Path | None:
    """The document in the same folder whose header names the file."""
    for path in sorted(file.parent.glob("*.md"), key=lambda path: (path.stem != file.stem, path.name)):
        if path.is_file() and not path.is_symlink() and file.name in named(path):
            return path
    return None


def named(document: Path) -> list[str]:
    """The files that a document's header names, as written."""
    files = parse(decode(read(Inside.of(document)))[0]).values.get("files", "")
    items = files if isinstance(files, list) else [files]
    paths = [item.get("path", "") if isinstance(item, dict) else item for item in items]
    return [path for path in paths if isinstance(path, str) and path]
