"""What a release says of itself, and how releases are named."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from .manifest import Manifest, dump

NAME = re.compile(r"(\d{6})-\d{8}T\d{6}Z")
ASSETS = "theme/"
"""Files whose names hold a hash of their bytes; those of the release before stay for who reads its pages yet."""


@dataclass(frozen=True)
class Release:
    """release.json: id; base, the release it was made from ("" for the first); files and bytes, with what is carried
    over; carried: assets of the base's own that this site no longer has; manifest: SHA-256 of manifest.sha256.
    """

    id: str
    base: str
    files: int
    bytes: int
    carried: tuple[str, ...]
    manifest: str

    def dump(self) -> bytes:
        """The file."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()


def load_release(data: bytes) -> Release:
    """The inverse of Release.dump. Raises ValueError."""
    try:
        values = json.loads(data)
        return Release(**{**values, "carried": tuple(values["carried"])})
    except (TypeError, KeyError) as error:
        raise ValueError(str(error)) from None


def next_id(existing: Iterable[str], now: str) -> str:
    """The id after all others: a clock set back cannot make a release older than it is. now: `20190331T101500Z`."""
    numbers = [int(match[1]) for name in existing if (match := NAME.fullmatch(name))]
    return f"{max(numbers, default=0) + 1:06}-{now}"


def ordered(names: Iterable[str]) -> list[str]:
    """Releases among the names, oldest first."""
    return sorted(name for name in names if NAME.fullmatch(name))


def carried_over(site: Mapping[str, str], base: Manifest, base_carried: Iterable[str]) -> Manifest:
    """Assets of the base's own, not those it carried itself, that the new site lacks."""
    dropped = frozenset(base_carried)
    return {
        path: digest
        for path, digest in base.items()
        if path.startswith(ASSETS) and path not in site and path not in dropped
    }


def make_release(id: str, base: str, manifest: Manifest, carried: Iterable[str], size: int) -> Release:
    """release.json for a manifest that holds what is carried too."""
    return Release(id, base, len(manifest), size, tuple(sorted(carried)), sha256(dump(manifest)).hexdigest())


def to_prune(names: Sequence[str], current: str, keep: int) -> list[str]:
    """The oldest releases beyond the `keep` newest, never the live one."""
    return [name for name in ordered(names)[:-keep] if name != current]
