"""What a release says of itself, and how releases are named."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from .manifest import Manifest, dump

NAME = re.compile(r"(\d{6})-\d{8}T\d{6}Z")


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
        return Release(**json.loads(data))
    except TypeError as error:
        raise ValueError(str(error)) from None


def next_id(existing: Iterable[str], now: str) -> str:
    """The id after all others: a clock set back cannot make a release older than it is. now: `20190331T101500Z`."""
    numbers = [int(match[1]) for name in existing if (match := NAME.fullmatch(name))]
    return f"{max(numbers, default=0) + 1:06}-{now}"


def ordered(names: Iterable[str]) -> list[str]:
    """Releases among the names, oldest first."""
    return sorted(name for name in names if NAME.fullmatch(name))


def make_release(id: str, base: str, manifest: Manifest, size: int) -> Release:
    """release.json for a manifest."""
    return Release(id, base, len(manifest), size, sha256(dump(manifest)).hexdigest())


def to_prune(names: Sequence[str], current: str, keep: int) -> list[str]:
    """The oldest releases beyond the `keep` newest, never the live one."""
    return [name for name in ordered(names)[:-keep] if name != current]
