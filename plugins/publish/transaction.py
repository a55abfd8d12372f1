"""One publication, from the built site to the live release. Whatever stops it leaves the live release as it was."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..memory.fingerprint import sha256_of
from ..records.progress import Progress
from .canary import canary
from .manifest import (
    MANIFEST,
    RELEASE,
    Difference,
    Fault,
    Manifest,
    difference,
    dump,
    files_below,
    is_asset,
    manifest_of,
)
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


def site_manifest(output: Path) -> Manifest:
    """The manifest of a built site. Raises PublishError where there is none."""
    if not (output / "index.html").is_file():
        raise PublishError(f"у {output} немає сайту: спершу ./invoke build")
    return manifest_of(output, files_below(output), "Рахую SHA-256 сайту")


def plan(output: Path, target: Target, site: Manifest, damaged: Collection[str] = ()) -> Plan:
    """Compare the built site with the live release. damaged: paths there that no longer are what they were."""
    store = target.store
    base = store.current()
    live = store.manifest(base) if base else {}
    sound = {path: digest for path, digest in live.items() if path not in damaged}
    changes = difference(sound, site)
    strays = tuple(path for path in damaged if path not in site and path not in changes.removed)
    changes = changes._replace(removed=(*changes.removed, *strays))
    size = sum((output / path).stat().st_size for path in (*changes.added, *changes.changed))
    return Plan(base, site, changes, size)


def shrinks(found: Plan, live: Mapping[str, str]) -> float:
    """The share of the live release's pages that would vanish, 0 to 1."""
    pages = sum(path.endswith(".html") for path in live)
    gone = sum(path.endswith(".html") for path in found.changes.removed)
    return gone / pages if pages else 0.0


def publish(output: Path, target: Target, allow_shrink: bool = False) -> tuple[Release | None, Difference]:
    """Make the built site the live release. None where the live one already is it. Raises PublishError, OSError.

    What the site has withdrawn goes from the releases that are kept too.
    """
    site = site_manifest(output)
    store = target.store
    with store.locked():
        found = plan(output, target, site)
        if found.base and not found.changes:
            purge(output, store, found.base, site)
            return None, found.changes
        _guard(found, target, allow_shrink)
        id = next_id(store.releases(), datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"))
        release, faults = _attempt(output, target, found, id, site)
        if faults:  # the live release itself is damaged, and its files came along
            store.discard()
            found = plan(output, target, site, {fault.path for fault in faults})
            release, faults = _attempt(output, target, found, id, site)
        if faults:
            shown = "\n  ".join(str(fault) for fault in faults[:SHOWN_FAULTS])
            raise PublishError(f"на сервері не те, що надіслано, тож живим лишається попередній випуск:\n  {shown}")
        store.finish(id, found.base)
        _look(output, target, release)
        store.remove(to_prune(store.releases(), id, target.keep))
        purge(output, store, id, site)
    return release, found.changes


def _attempt(output: Path, target: Target, found: Plan, id: str, site: Manifest) -> tuple[Release, list[Fault]]:
    """The whole release beside the others, not live yet, and what of it is not as it should be."""
    size = sum((output / path).stat().st_size for path in site)
    release = make_release(id, found.base, found.manifest, size)
    gone = [path for path in found.changes.removed if not is_asset(path)]
    target.store.begin(id, found.base, gone)
    _upload(output, target, found, release)
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


def _upload(output: Path, target: Target, found: Plan, release: Release) -> None:
    paths = (*found.changes.added, *found.changes.changed)
    with Progress("Надсилаю", len(paths) + 2) as progress:
        target.store.upload(output, paths, progress.step)
        with tempfile.TemporaryDirectory() as own:
            (Path(own) / MANIFEST).write_bytes(dump(found.manifest))
            (Path(own) / RELEASE).write_bytes(release.dump())
            target.store.upload(Path(own), [MANIFEST, RELEASE], progress.step)


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
