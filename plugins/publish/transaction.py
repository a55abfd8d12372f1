"""One publication, from the built site to the live release. Whatever stops it leaves the live release as it was."""

from __future__ import annotations

import sys
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..memory.fingerprint import sha256_of
from ..model.ukrainian import size_words
from ..records.progress import Progress
from .built import BuiltSite, built_site, described
from .canary import canary
from .manifest import MANIFEST, OWN, Difference, Fault, Manifest, difference, is_asset
from .purge import mend, purge
from .release import Release, make_release, next_id, to_prune
from .store import Lost, PublishError, Store, Unsure
from .targets import Target

SPARE = 64 * 1024 * 1024
"""Bytes that must stay free on the target after the upload."""
SHOWN_FAULTS = 20


@dataclass(frozen=True)
class Plan:
    """What a publication would do: the base's id, its manifest as it is known, what the site differs in.

    live: empty where there is no base, or where its manifest is damaged, so that everything is sent anew.
    size: bytes of the files to upload.
    """

    base: str
    live: Manifest
    manifest: Manifest
    changes: Difference
    size: int

    def vanishing(self) -> list[str]:
        """Pages that the live release has and the site has no more."""
        return [path for path in self.changes.removed if path.endswith(".html")]


def plan(site: BuiltSite, target: Target, damaged: Collection[str] = ()) -> Plan:
    """Compare the built site with the live release. damaged: paths there that no longer are what they were."""
    store = target.store
    base = store.current()
    live = _known(store, base) if base and MANIFEST not in damaged else {}
    sound = {path: digest for path, digest in live.items() if path not in damaged}
    added, changed, _ = difference(sound, site.manifest)
    gone = {path for path in (*live, *damaged) if path not in site.manifest and path not in OWN}
    changes = Difference(
        tuple(path for path in added if path not in live),
        tuple(sorted({*changed, *(path for path in added if path in live)})),
        tuple(sorted(gone)),
    )
    return Plan(base, live, site.manifest, changes, site.size((*changes.added, *changes.changed)))


def _known(store: Store, base: str) -> Manifest:
    try:
        return store.manifest(base)
    except PublishError as error:
        print(f"{error}: надсилаю весь сайт заново", file=sys.stderr)
        return {}


def hindrance(found: Plan, target: Target, allow_shrink: bool = False) -> str:
    """Why this must not be published, or "": too many pages would vanish, or the target has no room."""
    pages, gone = sum(path.endswith(".html") for path in found.live), found.vanishing()
    if gone and len(gone) / max(pages, 1) > target.shrink and not allow_shrink:
        return (
            f"із сайту зникло б {len(gone)} з {pages} сторінок ({len(gone) / pages:.0%}), серед них "
            f"/{gone[0].removesuffix('index.html')}: якщо так і треба, додайте --allow-shrink"
        )
    if (free := target.store.free()) < found.size + SPARE:
        needed = f"{size_words(found.size)} і {size_words(SPARE)} запасу"
        return f"на цілі вільно {size_words(free)}, а треба {needed}: звільніть місце"
    return ""


def returned(store: Store, base: str) -> str:
    """What to know before publishing where a later release was rolled back, or ""."""
    newest = (store.releases() or [base])[-1]
    if newest == base or not base:
        return ""
    return f"Увага: живий випуск {base} колись повернули замість {newest}; публікую те, що тепер у теці документів."


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
        faults = store.faults(found.base) if found.base and not found.changes else []
        if found.base and not found.changes and not faults:
            if store.strangers():
                store.sweep()
            purge(site, store, found.base)
            if fault := _seen(output, target, found.base):
                raise _unseen(fault, target, found.base)
            return None, found.changes
        if why := hindrance(found, target, allow_shrink):
            raise PublishError(why)
        if taken_back := returned(store, found.base):
            print(taken_back, file=sys.stderr)
        id = next_id(store.releases(), datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ"))
        release = make_release(id, found.base, found.manifest, site.size(list(site.manifest)))
        if not faults:
            faults = _attempt(site, target, found, release, _spare(target, release))
        damaged = bool(faults)
        if damaged:  # the live release itself is damaged, and its files came along
            others = f" і ще {len(faults) - 1}" if len(faults) > 1 else ""
            print(f"На цілі щось змінено: {faults[0]}{others}. Надсилаю знову.", file=sys.stderr)
            store.discard()
            found = plan(site, target, {fault.path for fault in faults})
            faults = _attempt(site, target, found, release)
        if faults:
            shown = "\n  ".join(str(fault) for fault in faults[:SHOWN_FAULTS])
            raise PublishError(f"на сервері не те, що надіслано, тож живим лишається попередній випуск:\n  {shown}")
        _switch(store, release)
        _look(output, target, release)
        _tidy(site, target, release, damaged)
    return release, found.changes


def _spare(target: Target, release: Release) -> str:
    """The oldest release that goes when this one is live, or "". Never the one to return to, should this one fail."""
    store = target.store
    if not release.base:
        return ""
    going = to_prune([*store.releases(), release.id], release.id, release.base, target.keep)
    with suppress(PublishError):
        return next((id for id in going if id != store.release(release.base).base), "")
    return ""


def _attempt(site: BuiltSite, target: Target, found: Plan, release: Release, spare: str = "") -> list[Fault]:
    """The whole release beside the others, not live yet; gives what of it is not as it should be."""
    gone = [path for path in found.changes.removed if not is_asset(path)]
    target.store.begin(release.id, found.base if found.live else "", gone, spare if found.live else "")
    _upload(site, target, found, release)
    return target.store.faults(release.id)


def _switch(store: Store, release: Release) -> None:
    try:
        store.finish(release.id, release.base)
    except Lost as error:
        raise Unsure(f"{error}\nЗв'язок зник, коли випуск ставав живим; чи став, покаже ./invoke releases") from None


def _tidy(site: BuiltSite, target: Target, release: Release, damaged: bool) -> None:
    """What is no more wanted goes; the release is live whether or not it does."""
    store = target.store
    try:
        store.remove(to_prune(store.releases(), release.id, release.base, target.keep))
        store.sweep()
    except (PublishError, OSError) as error:
        print(f"Опубліковано, але старі випуски не прибрано: {error}", file=sys.stderr)
    try:
        if damaged:
            mend(site, store, release.id)
    except (PublishError, OSError) as error:
        print(f"Опубліковано, але старі випуски не виправлено: {error}", file=sys.stderr)
    try:
        purge(site, store, release.id)
    except (PublishError, OSError) as error:
        raise Unsure(
            f"Опубліковано, але чи немає вилученого в старих випусках, не перевірено: {error}\nЗапустіть publish ще раз"
        ) from None


def _upload(site: BuiltSite, target: Target, found: Plan, release: Release) -> None:
    paths = (*found.changes.added, *found.changes.changed)
    with described(found.manifest, release) as own, Progress("Надсилаю", len(paths) + len(own)) as progress:
        target.store.upload([*site.uploads(paths), *own], progress.step)


def _look(output: Path, target: Target, release: Release) -> None:
    """Where citizens do not get the new release, the one before is made live again."""
    fault = _seen(output, target, release.id)
    if fault and release.base:
        target.store.switch(release.base, release.id)
        target.store.remove([release.id])
        raise Unsure(f"{fault}\nЖивим знову зроблено попередній випуск {release.base}, а цей прибрано.")
    if fault:
        raise _unseen(fault, target, release.id)


def _seen(output: Path, target: Target, id: str) -> str:
    """Why citizens do not get the live release, or ""."""
    return canary(target.url, id, sha256_of(output / "index.html")) if target.url else ""


def _unseen(fault: str, target: Target, id: str) -> Unsure:
    return Unsure(
        f"{fault}\nВипуск {id} на місці, але люди його не бачать: виправте назване вище й перевірте "
        f"командою ./invoke verify --url {target.url}"
    )
