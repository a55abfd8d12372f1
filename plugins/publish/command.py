"""`publish`, `releases`, `rollback`, `verify` as an editor types them. 0: done; 1: refused, and it is said why."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import SystemRandom
from typing import Any

from ..model.ukrainian import size_words
from ..records.check import main as check
from ..records.session import ROOT, Refused, memory_path, pelican_settings
from ..records.settings import SettingsError, from_pelican
from ..records.trouble import problem_of
from .built import BuiltSite, built_site
from .canary import canary, faults_at, manifest_at
from .folder import Folder
from .manifest import EXTRA, Fault
from .purge import refuse_return
from .release import ordered
from .s3 import S3
from .store import PublishError, Store, Unsure
from .targets import Target, find_target
from .telling import changes_told, counts, faults_told, release_told
from .transaction import hindrance, plan, publish, returned

SAMPLE = 200
UNCHANGED = "Живий сайт лишився, яким був."
UNSEEN = "Жоден випуск зараз не живий, тож сайту не видно: запустіть ./invoke publish або rollback --to."


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
    project = (settings or ROOT / "pelicanconf.py").parent
    return find_target(name, project, _settings(settings))


def _settings(settings: Path | None) -> dict[str, Any]:
    """What targets need of them; there may be no content here at all."""
    return pelican_settings((settings or ROOT / "pelicanconf.py").parent, settings=settings)


def _refuse_inside(target: Target, *folders: Path) -> None:
    """Releases below a folder that is read or written as a whole would become a part of the site."""
    if isinstance(target.store, Folder):
        for folder in folders:
            if Path(target.path).resolve().is_relative_to(folder.resolve()):
                raise PublishError(f"ціль «{target.name}»: path усередині {folder}: назвіть теку поза нею")


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
        _refuse_inside(chosen, content, output, memory)
        if check(content, memory, paths=[], as_json=False, as_of="", settings=settings, errors_only=True) or build(
            content, output, memory, settings=settings, whole_media=True
        ):
            raise PublishError("Не опубліковано через назване вище.")
        packed = _packed(content, output, memory, settings) if chosen.packed else None
        if dry_run:
            return _dry_run(built_site(output, packed), chosen)
        release, changes = publish(output, chosen, allow_shrink, packed)
        if release is None:
            print("Живий сайт уже такий, як зібраний: нема чого публікувати.")
            return 0
        for line in changes_told(changes, output):
            print(line)
        print(f"Опубліковано {chosen.url or f'на ціль «{chosen.name}»'}: випуск {release.id}; {counts(changes)}.")
        if isinstance(chosen.store, Folder) and not chosen.url:
            print(f"Це тека {chosen.path} на цьому комп'ютері. Сервер називають у publish.toml: docs/deploy.md")
        if told := elsewhere(_settings(settings)["SITEURL"], chosen):
            print(told, file=sys.stderr)
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
        taken_back = returned(target.store, found.base)
    if not found.changes:
        print("Живий сайт уже такий, як зібраний.")
        return 0
    for line in changes_told(found.changes, site.output):
        print(line)
    print(f"Буде: {counts(found.changes)}; надіслати {size_words(found.size)}. Нічого не змінено.")
    if taken_back:
        print(taken_back, file=sys.stderr)
    if hindered:
        print(f"Але publish відмовить: {hindered}", file=sys.stderr)
    return 0


def releases_main(*, target: str = "", settings: Path | None = None) -> int:
    """The releases of a target, the newest first, the live one marked."""

    def command() -> int:
        place, zone = _target(target, settings), _settings(settings)["TIMEZONE"]
        store = place.store
        with store.reading():
            live, known = store.current(), store.releases()
            for id in reversed(known):
                try:
                    print(release_told(store.release(id), id == live, zone))
                except PublishError as error:
                    print(f"  {id}  {error}")
            if not live:
                print(_nothing(place))
            elif live not in known:
                print(f"Живим названо випуск {live}, якого тут немає. {UNSEEN}")
        return 0

    return _told(command)


def _nothing(place: Target) -> str:
    """What to say of a target without a live release."""
    where = f" ({place.path})" if place.path else ""
    return UNSEEN if place.store.releases() else f"На цілі «{place.name}»{where} ще нічого не опубліковано."


def elsewhere(site_url: str, target: Target) -> str:
    """What to know where pages name another address (canonical links, feeds, site map) than they stand at, or ""."""
    if not target.url or target.url == site_url.rstrip("/"):
        return ""
    return (
        f"Увага: сторінки називають своєю адресою {site_url} (SITEURL у pelicanconf.py), а стоятимуть на {target.url}: "
        "пошукові системи й стрічки поведуть туди"
    )


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
            chosen = _named(to, known) if to else _before(store, live, known)
            if chosen not in known:
                raise PublishError(f"немає випуску «{chosen}». Випуски: {', '.join(known) or 'жодного'}")
            if chosen == live:
                raise PublishError(f"випуск {chosen} і так живий")
            refuse_return(store, live, chosen)
            if faults := store.faults(chosen):
                raise PublishError(f"випуск {chosen} пошкоджено: {faults[0]}")
            home = store.manifest(chosen)["index.html"] if place.url else ""
            store.switch(chosen, live)
        back = f"; був {live}. Повернути: ./invoke rollback --target {place.name} --to {live}" if live else "."
        print(f"Живий тепер випуск {chosen}{back}")
        if place.url and (fault := canary(place.url, chosen, home)):
            raise Unsure(fault)
        return 0

    return _told(command, UNCHANGED)


def _named(name: str, known: list[str]) -> str:
    """The release of this id or number: 7, 000007 and the whole id are one."""
    numbered = [id for id in known if id.partition("-")[0].lstrip("0") == name.lstrip("0")]
    return numbered[0] if len(numbered) == 1 else name


def _before(store: Store, live: str, known: list[str]) -> str:
    """The release that was live before, if it is kept, else the newest of the older ones."""
    with suppress(PublishError):
        if (base := store.release(live).base if live else "") in known:
            return base
    in_order = ordered({*known, live})
    older = in_order[: in_order.index(live)] if live else known
    if not older:
        raise PublishError("попереднього випуску немає: нема чого повертати")
    return older[-1]


def verify_main(*, target: str = "", url: str = "", sample: int = SAMPLE, settings: Path | None = None) -> int:
    """Hash the live release where it stands, or the files that url gives, and compare with its manifest.

    sample: how many files to fetch from url, 0 for all.
    """

    def command() -> int:
        if url:
            if target:
                _target(target, settings)
            root = url.rstrip("/")
            id, manifest = manifest_at(root)
            faults = faults_at(root, manifest, sample, SystemRandom().randrange(2**32))
            looked, files = min(sample or len(manifest), len(manifest)), len(manifest)
        else:
            place = _target(target, settings)
            store = place.store
            with store.reading():
                id = store.current()
                if not id:
                    raise PublishError(_nothing(place))
                faults = store.faults(id) + [Fault(path, EXTRA) for path in store.strangers()]
                looked = files = len(store.manifest(id))
        for line in faults_told(faults):
            print(line, file=sys.stderr)
        part = f" з {files} (решту теж перевірить --sample 0)" if looked < files else ""
        if faults:
            print(f"Випуск {id}: не збігається {len(faults)}, перевірено файлів {looked}{part}.", file=sys.stderr)
            print("Повернути все на місце: ./invoke publish", file=sys.stderr)
            return 1
        print(f"Випуск {id}: усе таке, як опубліковано; перевірено файлів {looked}{part}.")
        return 0

    return _told(command)
