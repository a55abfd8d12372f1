"""`publish`, `releases`, `rollback`, `verify` as an editor types them. 0: done; 1: refused, and it is said why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import SystemRandom

from ..model.ukrainian import size_words
from ..records.check import main as check
from ..records.session import ROOT, Refused, memory_path, pelican_settings
from ..records.settings import SettingsError, from_pelican
from ..records.trouble import problem_of
from .built import BuiltSite, built_site
from .canary import faults_at, manifest_at
from .manifest import Difference
from .purge import refuse_return
from .s3 import S3
from .store import PublishError
from .targets import Target, find_target
from .transaction import plan, publish

SHOWN = 40
"""Addresses named one by one; the others are counted."""
SAMPLE = 200


def _told(command: Callable[[], int]) -> int:
    try:
        return command()
    except (PublishError, Refused, SettingsError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(problem_of(error), file=sys.stderr)
    return 1


def _target(name: str, settings: Path | None) -> Target:
    return find_target(name, (settings or ROOT / "pelicanconf.py").parent, pelican_settings(settings=settings))


def publish_main(
    content: Path,
    output: Path,
    memory: Path,
    *,
    target: str = "",
    dry_run: bool = False,
    allow_shrink: bool = False,
    settings: Path | None = None,
) -> int:
    """Check, build, publish; with dry_run only say what a citizen would see changed."""
    from ..records.build import build

    def command() -> int:
        chosen = _target(target, settings)
        if check(content, memory, paths=[], as_json=False, as_of="", settings=settings) or build(
            content, output, memory, settings=settings, whole_media=True
        ):
            print("Не опубліковано: спершу виправте назване вище. Живий сайт лишився, яким був.", file=sys.stderr)
            return 1
        packed = _packed(content, output, memory, settings) if chosen.packed else None
        if dry_run:
            return _dry_run(built_site(output, packed), chosen)
        release, changes = publish(output, chosen, allow_shrink, packed)
        if release is None:
            print("Живий сайт уже такий, як зібраний: публікувати нічого.")
            return 0
        for line in _lines(changes):
            print(line)
        where = f" {chosen.url}" if chosen.url else ""
        print(f"Опубліковано{where}: випуск {release.id}, {_counts(changes)}.")
        if release.base:
            print(f"Повернути попередній: ./invoke rollback --target {chosen.name}")
        return 0

    return _told(command)


def _packed(content: Path, output: Path, memory: Path, settings: Path | None) -> Path:
    """Where the packed copies stand: beside the memory of this site."""
    values = pelican_settings(content, output, memory, settings=settings)
    return memory_path(from_pelican(values)).parent / "packed"


def _dry_run(site: BuiltSite, target: Target) -> int:
    with target.store.reading():
        found = plan(site, target)
    if not found.changes:
        print("Живий сайт уже такий, як зібраний.")
        return 0
    for line in _lines(found.changes):
        print(line)
    print(f"Буде: {_counts(found.changes)}; надіслати {size_words(found.size)}. Нічого не змінено.")
    return 0


def _lines(changes: Difference) -> Iterator[str]:
    """Pages as citizens know them, by address; the rest is only counted."""
    for words, paths in (("нове", changes.added), ("змінене", changes.changed), ("зникне", changes.removed)):
        pages = [path for path in paths if path.endswith(".html")]
        for path in pages[:SHOWN]:
            yield f"  {words}: /{path.removesuffix('index.html')}"
        if len(pages) > SHOWN:
            yield f"  {words}: ще {len(pages) - SHOWN} сторінок"


def _counts(changes: Difference) -> str:
    return f"нових файлів {len(changes.added)}, змінених {len(changes.changed)}, вилучених {len(changes.removed)}"


def releases_main(*, target: str = "", settings: Path | None = None) -> int:
    """The releases of a target, the newest first, the live one marked."""

    def command() -> int:
        store = _target(target, settings).store
        with store.reading():
            live = store.current()
            for id in reversed(store.releases()):
                release = store.release(id)
                mark = "живий" if id == live else ""
                print(f"{id}  {release.files} файлів  {size_words(release.bytes)}  {mark}".rstrip())
            if not live:
                print("Тут ще нічого не опубліковано.")
        return 0

    return _told(command)


def unlock_main(*, target: str = "", settings: Path | None = None) -> int:
    """Remove the lock that a killed publisher of another machine left in a store of objects."""

    def command() -> int:
        store = _target(target, settings).store
        if not isinstance(store, S3):
            print("Тут замок знімається сам, щойно публікація закінчилась або її обірвано.")
            return 0
        held = store.unlock()
        print(f"Знято замок: {', '.join(held)}." if held else "Замка немає.")
        return 0

    return _told(command)


def rollback_main(*, target: str = "", to: str = "", settings: Path | None = None) -> int:
    """Make the release before the live one live again, or the one that is named."""

    def command() -> int:
        store = _target(target, settings).store
        with store.locked():
            live, known = store.current(), store.releases()
            chosen = to or _before(live, known)
            if chosen not in known:
                raise PublishError(f"немає випуску «{chosen}». Випуски: {', '.join(known) or 'жодного'}")
            if chosen == live:
                raise PublishError(f"випуск {chosen} і так живий")
            refuse_return(store, live, chosen)
            if faults := store.faults(chosen):
                raise PublishError(f"випуск {chosen} пошкоджено: {faults[0]}")
            store.switch(chosen, live)
        print(f"Живий тепер випуск {chosen}; був {live}. Повернути: ./invoke rollback --to {live}")
        return 0

    return _told(command)


def _before(live: str, known: list[str]) -> str:
    older = [id for id in known if id < live]
    if not older:
        raise PublishError("попереднього випуску немає: повертати нічого")
    return older[-1]


def verify_main(*, target: str = "", url: str = "", sample: int = SAMPLE, settings: Path | None = None) -> int:
    """Hash the live release where it stands, or the files that url gives, and compare with its manifest.

    sample: how many files to fetch from url, 0 for all.
    """

    def command() -> int:
        if url:
            root = url.rstrip("/")
            id, manifest = manifest_at(root)
            faults = faults_at(root, manifest, sample, SystemRandom().randrange(2**32))
            looked = min(sample, len(manifest)) if sample else len(manifest)
        else:
            store = _target(target, settings).store
            with store.reading():
                id = store.current()
                if not id:
                    raise PublishError("тут ще нічого не опубліковано")
                faults, looked = store.faults(id), store.release(id).files
        for fault in faults:
            print(fault, file=sys.stderr)
        if faults:
            print(f"Випуск {id}: не збігається {len(faults)} з {looked} файлів.", file=sys.stderr)
            return 1
        print(f"Випуск {id}: {looked} файлів такі, як опубліковано.")
        return 0

    return _told(command)
