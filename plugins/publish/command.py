"""`publish`, `releases`, `rollback`, `verify` as an editor types them. 0: done; 1: refused, and it is said why."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import SystemRandom

from ..model.ukrainian import size_words
from ..records.check import main as check
from ..records.session import ROOT, Refused, memory_path, pelican_settings
from ..records.settings import SettingsError, from_pelican
from ..records.trouble import problem_of
from .built import BuiltSite, built_site
from .canary import canary, faults_at, manifest_at
from .purge import refuse_return
from .release import ordered
from .s3 import S3
from .store import PublishError, Store, Unsure
from .targets import Target, find_target
from .telling import changes_told, counts, faults_told, release_told
from .transaction import hindrance, plan, publish

SAMPLE = 200
UNCHANGED = "Живий сайт лишився, яким був."


def _told(command: Callable[[], int], after: str = "") -> int:
    """after: what is true of the live site wherever the command is refused."""
    try:
        return command()
    except Unsure as error:
        print(error, file=sys.stderr)
        return 1
    except (PublishError, Refused, SettingsError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(problem_of(error), file=sys.stderr)
    except KeyboardInterrupt:
        print("Зупинено.", file=sys.stderr)
    if after:
        print(after, file=sys.stderr)
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
            raise PublishError("Не опубліковано: спершу виправте назване вище.")
        packed = _packed(content, output, memory, settings) if chosen.packed else None
        if dry_run:
            return _dry_run(built_site(output, packed), chosen)
        release, changes = publish(output, chosen, allow_shrink, packed)
        if release is None:
            print("Живий сайт уже такий, як зібраний: публікувати нічого.")
            return 0
        for line in changes_told(changes, output):
            print(line)
        where = f" {chosen.url}" if chosen.url else ""
        print(f"Опубліковано{where}: випуск {release.id}; {counts(changes)}.")
        if release.base:
            print(f"Повернути попередній: ./invoke rollback --target {chosen.name}")
        return 0

    return _told(command, UNCHANGED)


def _packed(content: Path, output: Path, memory: Path, settings: Path | None) -> Path:
    """Where the packed copies stand: beside the memory of this site."""
    values = pelican_settings(content, output, memory, settings=settings)
    return memory_path(from_pelican(values)).parent / "packed"


def _dry_run(site: BuiltSite, target: Target) -> int:
    with target.store.reading():
        found = plan(site, target)
        hindered = hindrance(found, target) if found.base else ""
    if not found.changes:
        print("Живий сайт уже такий, як зібраний.")
        return 0
    for line in changes_told(found.changes, site.output):
        print(line)
    print(f"Буде: {counts(found.changes)}; надіслати {size_words(found.size)}. Нічого не змінено.")
    if hindered:
        print(f"Але publish відмовить: {hindered}", file=sys.stderr)
    return 0


def releases_main(*, target: str = "", settings: Path | None = None) -> int:
    """The releases of a target, the newest first, the live one marked."""

    def command() -> int:
        store, zone = _target(target, settings).store, pelican_settings(settings=settings)["TIMEZONE"]
        with store.reading():
            live = store.current()
            for id in reversed(store.releases()):
                try:
                    print(release_told(store.release(id), id == live, zone))
                except PublishError as error:
                    print(f"  {id}  {error}")
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
        place = _target(target, settings)
        store = place.store
        with store.locked():
            live, known = store.current(), store.releases()
            chosen = to or _before(store, live, known)
            if chosen not in known:
                raise PublishError(f"немає випуску «{chosen}». Випуски: {', '.join(known) or 'жодного'}")
            if chosen == live:
                raise PublishError(f"випуск {chosen} і так живий")
            refuse_return(store, live, chosen)
            if faults := store.faults(chosen):
                raise PublishError(f"випуск {chosen} пошкоджено: {faults[0]}")
            home = store.manifest(chosen)["index.html"] if place.url else ""
            store.switch(chosen, live)
        back = f"./invoke rollback --target {place.name} --to {live}"
        print(f"Живий тепер випуск {chosen}; був {live}. Повернути: {back}")
        if place.url and (fault := canary(place.url, chosen, home)):
            raise Unsure(fault)
        return 0

    return _told(command, UNCHANGED)


def _before(store: Store, live: str, known: list[str]) -> str:
    """The release that was live before, if it is kept, else the newest of the older ones."""
    with suppress(PublishError):
        if (base := store.release(live).base if live else "") in known:
            return base
    in_order = ordered({*known, live})
    older = in_order[: in_order.index(live)] if live in in_order else []
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
            looked, files = min(sample or len(manifest), len(manifest)), len(manifest)
        else:
            store = _target(target, settings).store
            with store.reading():
                id = store.current()
                if not id:
                    raise PublishError("тут ще нічого не опубліковано")
                faults = store.faults(id)
                looked = files = len(store.manifest(id))
        for line in faults_told(faults):
            print(line, file=sys.stderr)
        part = f" з {files} (решту теж перевірить --sample 0)" if looked < files else ""
        if faults:
            print(f"Випуск {id}: не збігається {len(faults)}, перевірено файлів {looked}{part}.", file=sys.stderr)
            return 1
        print(f"Випуск {id}: усе таке, як опубліковано; перевірено файлів {looked}{part}.")
        return 0

    return _told(command)
