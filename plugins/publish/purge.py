"""What a site has withdrawn goes from the releases that are kept too, so that no rollback brings it back.

Each earlier release is copied by hard links, amended and put in its own place, its manifest with it: the document's
page gives way to the one that tells of the withdrawal, its files go, and whatever names the document (lists, feeds,
pages that lead to it) becomes what it is in the new release; so does the search index as a whole. The rest stays.
A file that names the document holds its address; one that is packed would hide it, so a site must publish none such.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Set
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ..records.withdrawn import LIST, load
from .manifest import MANIFEST, RELEASE, Manifest, dump, is_asset
from .release import Release
from .store import PublishError, Store

INDEX = "poshuk/index/"
"""Folder of the search index, whose files only go together."""
SHARED = "files/"
"""Folder of files that several documents may share: those of a withdrawn one are among what the site no longer has."""


class Amendment(NamedTuple):
    """What changes in a kept release: files that go, and those taken from the new one."""

    removed: tuple[str, ...]
    taken: tuple[str, ...]


def purge(output: Path, store: Store, live: str, site: Manifest) -> list[str]:
    """Amend every other release that still has what the live one has withdrawn; gives their ids.

    output: the built site, which the live release is. Wants the store locked. Raises PublishError.
    """
    gone = withdrawn_in(store, live)
    amended = []
    for id in store.releases() if gone else ():
        fresh = gone - withdrawn_in(store, id) if id != live else frozenset()
        if fresh:
            _amend(output, store, id, site, fresh)
            print(f"Вилучене прибрано і з випуску {id}.", file=sys.stderr)
            amended.append(id)
    return amended


def withdrawn_in(store: Store, id: str) -> Set[str]:
    """Addresses that a release says were withdrawn."""
    return load(store.text(id, LIST).encode())


def refuse_return(store: Store, live: str, chosen: str) -> None:
    """Raises PublishError where making another release live would bring back what the live one has withdrawn."""
    if back := sorted(withdrawn_in(store, live) - withdrawn_in(store, chosen)):
        raise PublishError(
            f"у випуску {chosen} ще є вилучене ({back[0]}): спершу ./invoke publish — він прибере його з усіх випусків"
        )


def _amend(output: Path, store: Store, id: str, site: Manifest, gone: Iterable[str]) -> None:
    old = store.manifest(id)
    found = _amendment(store, id, old, site, gone)
    manifest = {path: digest for path, digest in old.items() if path not in found.removed}
    manifest |= {path: site[path] for path in found.taken}
    manifest |= {path: digest for path, digest in site.items() if is_asset(path)}  # pages taken over are drawn by them
    store.begin(id, id, found.removed)
    store.upload(output, found.taken, lambda _: None)
    with tempfile.TemporaryDirectory() as own:
        digest = sha256(dump(manifest)).hexdigest()
        release: Release = replace(store.release(id), files=len(manifest), manifest=digest)
        (Path(own) / MANIFEST).write_bytes(dump(manifest))
        (Path(own) / RELEASE).write_bytes(release.dump())
        store.upload(Path(own), [MANIFEST, RELEASE], lambda _: None)
    store.amend(id)
    if store.faults(id):
        store.remove([id])  # better no release than half of one


def _amendment(store: Store, id: str, old: Manifest, site: Manifest, gone: Iterable[str]) -> Amendment:
    folders = tuple(address.strip("/") + "/" for address in gone)
    other = [path for path, digest in old.items() if site.get(path) != digest and not is_asset(path)]
    touched = {path for path in other if path.startswith((*folders, INDEX))}
    touched |= {path for path in other if path.startswith(SHARED) and path not in site}
    touched |= set(store.naming(id, [path for path in other if path not in touched], [f"/{name}" for name in folders]))
    fresh = {path for path in site if path.startswith((*folders, INDEX)) and site[path] != old.get(path)}
    taken = {path for path in (*touched, *fresh, LIST) if path in site}
    return Amendment(tuple(sorted(touched - taken)), tuple(sorted(taken)))
