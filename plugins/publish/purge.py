"""What a site has withdrawn goes from the releases that are kept too, so that no rollback brings it back.

Each earlier release is copied by hard links, amended and put in its own place, its manifest with it: the document's
page gives way to the one that tells of the withdrawal, its files go, and whatever names the document (lists, feeds,
pages that lead to it) becomes what it is in the new release; so does the search index as a whole. The rest stays.
A file that names the document holds its address; what is packed hides it, so packed copies follow their files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Set
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from ..records.withdrawn import LIST, load
from .built import BuiltSite, described
from .manifest import OWN, Manifest, dump, is_asset
from .packed import SUFFIXES, copies
from .store import Lost, PublishError, Store

INDEX = "poshuk/index/"
"""Folder of the search index, whose files only go together."""
SHARED = "files/"
"""Folder of files that several documents may share: those of a withdrawn one are among what the site no longer has."""


class Amendment(NamedTuple):
    """What changes in a kept release: files that go, and those taken from the new one."""

    removed: tuple[str, ...]
    taken: tuple[str, ...]


def purge(site: BuiltSite, store: Store, live: str) -> list[str]:
    """Amend every other release that still has what the live one has withdrawn; gives their ids.

    site: what the live release is. Wants the store locked. Raises PublishError.
    """
    gone = withdrawn_in(store, live)
    amended = []
    for id in store.releases() if gone else ():
        fresh = gone - withdrawn_in(store, id) if id != live else frozenset()
        if fresh and not _is_readable(store, id):
            store.remove([id])
            print(f"Випуск {id} прибрано: його пошкоджено, а в ньому могло бути вилучене.", file=sys.stderr)
        elif fresh and _amend(site, store, id, fresh):
            print(f"Вилучене прибрано і з випуску {id}.", file=sys.stderr)
            amended.append(id)
    return amended


def _is_readable(store: Store, id: str) -> bool:
    try:
        store.manifest(id), store.release(id)
    except Lost:
        raise
    except PublishError:
        return False
    return True


def mend(site: BuiltSite, store: Store, live: str) -> None:
    """Give kept releases back what was altered in the live one: hard links make it one file in all of them.

    Only where the site still has every such file. Wants the store locked. Raises PublishError.
    """
    for id in store.releases():
        broken = {fault.path for fault in store.faults(id)} if id != live else set()
        if not broken or broken & OWN:
            continue
        manifest = store.manifest(id)
        taken = sorted(broken & manifest.keys())
        if all(site.manifest.get(path) == manifest[path] for path in taken):
            store.begin(id, id, [path for path in broken if path not in manifest and not is_asset(path)])
            with described(manifest, store.release(id)) as own:
                store.upload([*site.uploads(taken), *own], lambda _: None)
            store.amend(id)


def withdrawn_in(store: Store, id: str) -> Set[str]:
    """Addresses that a release says were withdrawn."""
    return load(store.text(id, LIST).encode())


def refuse_return(store: Store, live: str, chosen: str) -> None:
    """Raises PublishError where making another release live would bring back what the live one has withdrawn."""
    if live and (back := sorted(withdrawn_in(store, live) - withdrawn_in(store, chosen))):
        raise PublishError(
            f"у випуску {chosen} ще є вилучене ({back[0]}): спершу ./invoke publish — він прибере його з усіх випусків"
        )


def _amend(built: BuiltSite, store: Store, id: str, gone: Iterable[str]) -> bool:
    """Did the release have anything of it? If not, it only learns what is withdrawn, so as not to be asked again."""
    old, site = store.manifest(id), built.manifest
    found = _amendment(store, id, old, site, gone)
    manifest = {path: digest for path, digest in old.items() if path not in found.removed}
    manifest |= {path: site[path] for path in found.taken}
    manifest |= {path: digest for path, digest in site.items() if is_asset(path)}  # pages taken over are drawn by them
    store.begin(id, id, found.removed)
    release = replace(store.release(id), files=len(manifest), manifest=sha256(dump(manifest)).hexdigest())
    with described(manifest, release) as own:
        store.upload([*built.uploads(found.taken), *own], lambda _: None)
    store.amend(id)
    if store.faults(id):
        store.remove([id])  # better no release than half of one
    return {*found.removed, *found.taken} != {LIST}


def _amendment(store: Store, id: str, old: Manifest, site: Manifest, gone: Iterable[str]) -> Amendment:
    folders = tuple(address.strip("/") + "/" for address in gone)
    other = [
        path
        for path, digest in old.items()
        if site.get(path) != digest and not is_asset(path) and not path.endswith(SUFFIXES)
    ]
    touched = {path for path in other if path.startswith((*folders, INDEX))}
    touched |= {path for path in other if path.startswith(SHARED) and path not in site}
    touched |= set(store.naming(id, [path for path in other if path not in touched], [f"/{name}" for name in folders]))
    if not any(path.startswith(folders) for path in old) and all(path.startswith(INDEX) for path in touched):
        return Amendment((), (LIST,))
    fresh = {path for path in site if path.startswith((*folders, INDEX)) and site[path] != old.get(path)}
    touched |= {copy for path in touched for copy in copies(path) if copy in old}
    wanted = {*touched, *fresh, LIST}
    taken = {path for path in (*wanted, *(copy for path in wanted for copy in copies(path))) if path in site}
    return Amendment(tuple(sorted(touched - taken)), tuple(sorted(taken)))
