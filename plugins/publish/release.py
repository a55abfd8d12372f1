"""What a release says of itself, and how releases are named."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256

from .manifest import Manifest, dump

NAME = re.compile(r"([0-9]{6,})-[0-9]{8}T[0-9]{6}Z")
"""Six digits of the number, more where they no longer do."""


@dataclass(frozen=True)
class Release:
    """release.json: id; base, the release it was made from ("" for the first); files and bytes without its own two;
    manifest: SHA-256 of manifest.sha256.
    """

    id: str
    base: str
    files: int
    bytes: int
    manifest: str

    def dump(self) -> bytes:
        """The file."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()


def load_release(data: bytes) -> Release:
    """The inverse of Release.dump. Raises ValueError."""
    try:
        found = Release(**json.loads(data))
    except (TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    texts, numbers = (found.id, found.base, found.manifest), (found.files, found.bytes)
    if [*map(type, (*texts, *numbers))] != [str] * 3 + [int] * 2:
        raise ValueError(str(found))
    made(found.id)
    return found


def made(id: str) -> datetime:
    """When a release was made. Raises ValueError for what is no id."""
    if not NAME.fullmatch(id):
        raise ValueError(id)
    return datetime.strptime(id.partition("-")[2], "%Y%m%dT%H%M%S%z")


def next_id(existing: Iterable[str], now: str) -> str:
    """The id after all others: a clock set back cannot make a release older than it is. now: `20190331T101500Z`."""
    numbers = [int(match[1]) for name in existing if (match := NAME.fullmatch(name))]
    return f"{max(numbers, default=0) + 1:06}-{now}"


def ordered(names: Iterable[str]) -> list[str]:
    """Releases among the names, oldest first."""
    numbers = {name: int(match[1]) for name in names if (match := NAME.fullmatch(name))}
    return sorted(numbers, key=lambda name: (numbers[name], name))


def make_release(id: str, base: str, manifest: Manifest, size: int) -> Release:
    """release.json for a manifest."""
    return Release(id, base, len(manifest), size, sha256(dump(manifest)).hexdigest())


def to_prune(names: Sequence[str], current: str, base: str, keep: int) -> list[str]:
    """What goes so that `keep` releases stay: the live one, the one that was live before it, and the newest others."""
    others = [name for name in ordered(names) if name not in (current, base)]
    spare = keep - (len(names) - len(others))
    return others[: max(len(others) - spare, 0)]
