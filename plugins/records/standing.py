"""Whose files stand as the last finished build left them and are reached by no change."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..memory.outputs import FileState
from .affected import affected
from .comparing import Past
from .delta import Delta
from .feature import Feature
from .whole import Whole


def standing(whole: Whole, delta: Delta | None, features: Sequence[Feature], parts: Iterable[str]) -> Past:
    """What the last build left. delta: what is new since, None where that is not known. parts: of indices, by owner."""
    known = whole.memory.outputs.states()
    looked_at = affected(whole, delta, features) if delta is not None else None
    if looked_at is None:
        return Past(known)
    owners = {*(feature.name for feature in features), *(row.path for row in whole.registry.rows), *parts}
    kept = [owner for owner in known if owner in owners and owner not in looked_at]
    return Past(known, frozenset(_untouched(whole.settings.output, kept, known)))


def _untouched(root: Path, owners: Iterable[str], known: Mapping[str, tuple[FileState, ...]]) -> Iterator[str]:
    """Owners all of whose files are there as they were left. This looks at every file of the site, so it is short."""
    folder, stat = f"{root}/", os.lstat
    for owner in owners:
        try:
            for path, mtime_ns, size in known[owner]:
                state = stat(folder + path)
                if state.st_mtime_ns != mtime_ns or state.st_size != size:
                    break
            else:
                yield owner
        except OSError:
            continue
