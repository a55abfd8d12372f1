"""One publication, from the built site to the live release. Whatever stops it leaves the live release as it was."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..memory.fingerprint import sha256_of
from ..records.progress import Progress
from .built import BuiltSite, built_site, described
from .canary import canary
from .manifest import Difference, Fault, Manifest, difference, is_asset
from .purge import purge
from .release import Release, make_release, next_id, to_prune
from .store import PublishError
from .targets import Target

SPARE = 64 * 1024 * 1024
"""Bytes that must stay free on the target after the upload."""
SHOWN_FAULTS = 20


@dataclass(frozen=True)
class Plan:
    """What a publication would do: the base's id, the site's manifest, what differs from the base.

    size: bytes of the files to upload.
    """

    base: str
    manifest: Manifest
    changes: Difference
    size: int


def plan(site: BuiltSite, target: Target, damaged: Collection[str] = ()) -> Plan:
    """Compare the built site with the live release. damaged: paths there that no longer are what they were."""
    store = target.store
    base = store.current()
    live = store.manifest(base) if base else {}
    sound = {path: digest for path, digest in live.items() if path not in damaged}
    changes = difference(sound, site.manifest)
    strays = tuple(path for path in damaged if path not in site.manifest and path not in changes.removed)
    changes = changes._replace(removed=(*changes.removed, *strays))
    return Plan(base, site.manifest, changes, site.size((*changes.added, *changes.changed)))


def shrinks(found: Plan, live: Mapping[str, str]) -> float:
    """The share of the live release's pages that would vanish, 0 to 1."""
    pages = sum(path.endswith(".html") for path in live)
    gone = sum(path.endswith(".html") for path in found.changes.removed)
    return gone / pages if pages else 0.0


def publish(
    output: Path, target: Target, allow_shrink: bool = False, packed: Path | None = None
) -> tuple[Release | None, Difference]:
    """Make the built site the live release. None where the live one already is it. Raises PublishError, OSError.

    packed: folder of packed copies, None for none. What the site has withdrawn goes from the kept releases too.
    """
    site = built_site(output, packed)
    store = target.store
    with store.locked():
        found = plan(site, target)
        if found.base and not found.changes:
            purge(site, store, found.base)
            return None, found.changes
        _guard(found, target, allow_shrink)
        id = next_id(store.releases(), datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"))
        release, faults = _attempt(site, target, found, id)
        if faults:  # the live release itself is damaged, and its files came along
            store.discard()
            found = plan(site, target, {fault.path for fault in faults})
            release, faults = _attempt(site, target, found, id)
        if faults:
            shown = "\n  ".join(str(fault) for fault in faults[:SHOWN_FAULTS])
            raise PublishError(f"на сервері не те, що надіслано, тож живим лишається попередній випуск:\n  {shown}")
        store.finish(id, found.base)
        _look(output, target, release)
        store.remove(to_prune(store.releases(), id, target.keep))
        purge(site, store, id)
    return release, found.changes


def _attempt(site: BuiltSite, target: Target, found: Plan, id: str) -> tuple[Release, list[Fault]]:
    """The whole release beside the others, not live yet, and what of it is not as it should be."""
    release = make_release(id, found.base, found.manifest, site.size(list(site.manifest)))
    gone = [path for path in found.changes.removed if not is_asset(path)]
    target.store.begin(id, found.base, gone)
    _upload(site, target, found, release)
    return release, target.store.faults(id)


def _guard(found: Plan, target: Target, allow_shrink: bool) -> None:
    live = target.store.manifest(found.base) if found.base else {}
    share = shrinks(found, live)
    if share > target.shrink and not allow_shrink:
        gone = [path for path in found.changes.removed if path.endswith(".html")]
        raise PublishError(
            f"із сайту зникло б {len(gone)} сторінок ({share:.0%}), серед них /{gone[0]}: "
            "якщо так і треба, додайте --allow-shrink"
        )
    if (free := target.store.free()) < found.size + SPARE:
        raise PublishError(f"на сервері вільно {free // 2**20} МБ, а треба {(found.size + SPARE) // 2**20} МБ")


def _upload(site: BuiltSite, target: Target, found: Plan, release: Release) -> None:
    paths = (*found.changes.added, *found.changes.changed)
    with described(found.manifest, release) as own, Progress("Надсилаю", len(paths) + len(own)) as progress:
        target.store.upload([*site.uploads(paths), *own], progress.step)


def _look(output: Path, target: Target, release: Release) -> None:
    """Fetch what citizens get now; where it is not this release, the one before is made live again."""
    if not target.url:
        return
    fault = canary(target.url, release.id, sha256_of(output / "index.html"))
    if not fault:
        return
    if release.base:
        target.store.switch(release.base, release.id)
        raise PublishError(f"{fault}\nЖивим знову зроблено попередній випуск {release.base}")
    raise PublishError(fault)
