"""Files that were uploaded for documents which are not saved yet."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from . import files
from .refusal import Refusal


class Uploads:
    """Names of waiting files (each once in the whole editor) and where they stand below content/."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._waiting: dict[str, str] = {}

    def put(self, folder: str, name: str, data: bytes, *, picture: bool) -> str:
        """Put a file into a folder below content/; gives the name that a field takes. Raises Refusal."""
        path = files.put(self._content, folder, name, data, picture=picture)
        own = posixpath.basename(path)
        if own in self._waiting:
            (self._content / path).unlink()
            raise Refusal(f"файл з іменем «{own}» уже чекає на збереження іншого документа: перейменуйте цей")
        self._waiting[own] = path
        return own

    def follow(self, document: str, values: Mapping[str, Any]) -> None:
        """Files that a document's values name move into its folder: its year may have changed since."""
        text = json.dumps(values, ensure_ascii=False)
        for name, here in self._waiting.items():
            target = posixpath.join(posixpath.dirname(document), name)
            named = re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w.-])", text)
            if named and here != target and not (self._content / target).exists():
                files.write(self._content, target, files.read(self._content, here))
                (self._content / here).unlink()
                self._waiting[name] = target

    def settle(self, paths: Iterable[str]) -> None:
        """A saved document names these paths now: they wait no more."""
        for path in paths:
            if self._waiting.get(name := posixpath.basename(path)) == path:
                del self._waiting[name]

    def close(self) -> None:
        """Remove what no saved document has come to name."""
        for path in self._waiting.values():
            (self._content / path).unlink(missing_ok=True)
        self._waiting.clear()
