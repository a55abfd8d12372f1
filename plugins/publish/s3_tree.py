"""What stands in a store of objects beside releases: headers, the order of a switch, and how far the live tree is.

No store can replace many objects at once, so the live tree passes from one release to the next object by object. Its
state is written before and after, and whoever comes after a killed publisher goes on from there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from itertools import groupby

from ..records.media_types import content_type
from .manifest import CHANGED, MISSING, OWN, Fault, Manifest, is_hashed
from .objects import Sum
from .store import PublishError

FOREVER = "public, max-age=31536000, immutable"
"""Cache-Control of files whose names hold a hash of their bytes."""


def headers(path: str, cache: int) -> dict[str, str]:
    """Content-Type and Cache-Control of a file. cache: seconds for which a CDN may show what it has; browsers ask."""
    if is_hashed(path):
        age = FOREVER
    else:
        age = "no-cache" if path in OWN else f"public, max-age=0, s-maxage={cache}, must-revalidate"
    return {"Content-Type": content_type(path), "Cache-Control": age}


def key_of(path: str, digest: str) -> str:
    """The key, below the private part, of the object that holds a file's bytes, with the headers that its name asks."""
    folder = "hashed" if is_hashed(path) else "objects"
    kind = content_type(path).partition(";")[0].replace("/", "_")
    return f"{folder}/{kind}/{digest}"


@dataclass(frozen=True)
class State:
    """id: the release that the live tree is, "" for none. to: the one it is becoming, "" where nothing is under way.

    due: paths that citizens may still be led to by what a CDN remembers -> when they go, in seconds of Unix time.
    purging: bytes of what was withdrawn are being removed.
    """

    id: str = ""
    to: str = ""
    due: Mapping[str, int] = field(default_factory=dict)
    purging: bool = False

    def dump(self) -> bytes:
        """The object."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def load_state(data: bytes) -> State:
    """The inverse of State.dump. Raises PublishError."""
    try:
        found = State(**json.loads(data))
        if not all(isinstance(part, str) for part in (found.id, found.to, *found.due)):
            raise ValueError(found)
    except (ValueError, TypeError):
        raise PublishError(
            "запис про живий випуск (current.json) у сховищі пошкоджено: поверніть його з копії "
            "або вкажіть цілі інший prefix"
        ) from None
    return found


def ordered_copies(paths: Iterable[str], old: Manifest) -> list[list[str]]:
    """Paths in groups, each to be there before the next begins.

    What pages are drawn by, other files, new pages, changed pages, and last what leads to pages: feeds, maps, the home
    page. So nobody is led to what is not there yet.
    """
    ranked = sorted((_rank(path, old), path) for path in paths)
    return [[path for _, path in group] for _, group in groupby(ranked, key=lambda pair: pair[0])]


def _rank(path: str, old: Manifest) -> int:
    if is_hashed(path):
        return 0
    if path == "index.html" or path.endswith(".xml"):
        return 4
    if path.endswith(".html"):
        return 3 if path in old else 2
    return 1


def to_copy(old: Manifest, new: Manifest, live: Mapping[str, Sum], kept: Mapping[str, Sum]) -> list[str]:
    """Paths of the new release that the live tree has not, or not so.

    The manifests decide; beside them, what somebody changed or removed in the live tree is brought back.
    Raises PublishError where the bytes of one are not kept.
    """
    found = []
    for path, digest in new.items():
        source = kept.get(key_of(path, digest))
        if source is None:
            raise PublishError(f"у сховищі бракує байтів файла {path}: поверніть їх або вкажіть цілі інший prefix")
        if old.get(path) != digest or live.get(path) != source:
            found.append(path)
    return found


def unfinished_faults(manifest: Manifest, kept: Mapping[str, Sum], sent: Mapping[str, str]) -> list[Fault]:
    """What a release lacks among the kept bytes, and what of them is not as it was sent. sent: key -> MD5."""
    keys = {path: key_of(path, digest) for path, digest in manifest.items()}
    wrong = {key for key, md5 in sent.items() if key in kept and kept[key].md5 not in ("", md5)}
    return [
        *(Fault(path, MISSING) for path, key in keys.items() if key not in kept),
        *(Fault(path, CHANGED) for path, key in keys.items() if key in wrong),
    ]


def listed_faults(
    manifest: Manifest, own: Mapping[str, bytes], live: Mapping[str, Sum], kept: Mapping[str, Sum]
) -> list[Fault]:
    """What of the live tree is not as it was copied. own: what the release's own two files should be."""
    sources = {path: kept.get(key_of(path, digest)) for path, digest in manifest.items()}
    told = {name: live[name].md5 if name in live else "" for name in own}
    sources |= {
        name: Sum(len(data), hashlib.md5(data, usedforsecurity=False).hexdigest() if told[name] else "")
        for name, data in own.items()
    }
    return [
        Fault(path, MISSING if path not in live or source is None else CHANGED)
        for path, source in sources.items()
        if source is None or live.get(path) != source
    ]
