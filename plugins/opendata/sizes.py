"""Sizes of the sets' files: known by the key of what they hold, so that no file is made to be measured twice."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ..memory import fingerprint
from ..memory.packing import loaded, packed
from ..memory.store import Memory
from .tables import File

PLUGINS = Path(__file__).parent.parent


class Sizes:
    """made: bytes of files that had to be made to be measured, by key; they need not be made again to be written."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._known: dict[str, int] = {key: loaded(size) for key, size in memory.briefs(_name()).items()}
        self.made: dict[str, bytes] = {}

    def of(self, file: File) -> int:
        """Bytes of a file."""
        found = self._known.get(file.key)
        if found is None:
            found = self._known[file.key] = len(self.bytes(file))
        return found

    def bytes(self, file: File) -> bytes:
        """The file itself."""
        found = self.made.get(file.key)
        if found is None:
            found = self.made[file.key] = file.make()
        return found

    def keep(self, files: Iterable[File]) -> None:
        """Measure these and remember only them."""
        sizes = {file.key: self.of(file) for file in files}
        stored = self._memory.briefs(_name())
        fresh = {key: (packed(size), b"") for key, size in sizes.items() if key not in stored}
        gone = stored.keys() - sizes.keys()
        if fresh or gone:
            self._memory.keep_made(_name(), fresh, gone)


@cache
def _name() -> str:
    return f"sizes {fingerprint.of_code(PLUGINS, 'opendata')}"
