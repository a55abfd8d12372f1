"""A store of objects in memory that can die at any change, for what would take hours on a real one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from plugins.publish.objects import Connection, Objects, Sum
from plugins.publish.store import Step


class Killed(BaseException):
    """The publisher is no more: nothing it still does reaches the store."""


class MemoryObjects(Objects):
    """objects: address -> bytes, headers. changed: called after every single change.

    dies: after how many changes the publisher is killed, -1 for never.
    """

    def __init__(self) -> None:
        super().__init__("там", Connection())
        self.objects: dict[str, tuple[bytes, Mapping[str, str]]] = {}
        self.dies = -1
        self.sent: list[str] = []
        self.changed: Callable[[], None] = lambda: None

    def _change(self, address: str, value: tuple[bytes, Mapping[str, str]] | None) -> None:
        if self.dies == 0:
            raise Killed
        self.dies -= 1
        if value is None:
            self.objects.pop(address, None)
        else:
            self.objects[address] = value
        self.changed()

    def put(self, files: Sequence[tuple[Path, str, Mapping[str, str]]], step: Step = lambda _: None) -> None:
        for file, address, headers in files:
            self.sent.append(address)
            self._change(address, (file.read_bytes(), headers))
            step(1)

    def copy(self, pairs: Sequence[tuple[str, str]], step: Step = lambda _: None) -> None:
        for source, target in pairs:
            self._change(target, self.objects[source])
            step(1)

    def delete(self, addresses: Sequence[str], step: Step = lambda _: None) -> None:
        for address in addresses:
            self._change(address, None)
            step(1)

    def fetch(self, pairs: Sequence[tuple[str, Path]]) -> None:
        for address, file in pairs:
            if address in self.objects:
                file.write_bytes(self.objects[address][0])

    def listing(self, *roots: str) -> list[dict[str, Sum]]:
        found = []
        for root in roots:
            below = {
                key.removeprefix(f"{root}/"): self.objects[key][0] for key in self.objects if key.startswith(f"{root}/")
            }
            found.append({key: Sum(len(data), hashlib.md5(data).hexdigest()) for key, data in below.items()})
        return found

    def digests(self, root: str) -> dict[str, str]:
        return {path: hashlib.sha256(self.objects[f"{root}/{path}"][0]).hexdigest() for path in self.listing(root)[0]}

    def versioned(self, bucket: str) -> bool:
        return bucket == "versioned"

    def below(self, root: str) -> dict[str, bytes]:
        """Every object below a root."""
        return {
            key.removeprefix(f"{root}/"): value[0] for key, value in self.objects.items() if key.startswith(f"{root}/")
        }
