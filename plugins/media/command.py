"""`media-add`, `media-push`, `media-fetch`, `media-check` as an editor types them. 0: done; 1: said what is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ..memory.fingerprint import sha256_of
from ..model.ukrainian import size_words
from ..records.attached import suffix
from ..records.media import STORED, SUFFIX, Pointer, place, pointers
from ..records.progress import Progress
from ..records.session import ROOT, Refused, pelican_settings
from ..records.settings import Settings, SettingsError, from_pelican
from ..records.trouble import problem_of
from .store import MediaError, Store, copy, open_store

INCOMING = "incoming"
"""Folder in the media folder for what was received and not yet compared with its name."""

OTHER_BYTES = "у сховищі інші байти, ніж записано: ./invoke media-push --whole там, де файл справний, замінить їх"

Listed = dict[str, tuple[int, str]]
"""SHA-256 -> bytes, path below content/ of the first file that is so."""


def _told(command: Callable[[Settings, Path], int], content: Path | None, settings: Path | None) -> int:
    try:
        project = (settings or ROOT / "pelicanconf.py").parent
        return command(from_pelican(pelican_settings(content, settings=settings)), project)
    except (MediaError, Refused, SettingsError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(problem_of(error), file=sys.stderr)
    return 1


def add_main(file: str, *, content: Path | None = None, settings: Path | None = None, dry_run: bool = False) -> int:
    """Move a file of content/ into the media folder and leave its pointer in its place.

    The bytes first, then the pointer, then the file goes: killed in between, the same command finishes the work.
    """

    def command(found: Settings, _project: Path) -> int:
        source = _in_content(Path(file), found.content)
        if suffix(source.name) not in STORED:
            raise MediaError(f"«{file}»: файли виду «.{suffix(source.name)}» у сховищі не тримають: лишіть його в git")
        pointer = Pointer(sha256_of(source), source.stat().st_size)
        words = f"{source.relative_to(found.content)}: {size_words(pointer.size)}"
        if dry_run:
            print(f"{words}: буде перенесено в {found.media}. Нічого не змінено.")
            return 0
        target = place(found.media, pointer.sha256)
        if not target.is_file() or sha256_of(target) != pointer.sha256:
            copy(source, target)
        stand_in = source.with_name(f"{source.name}{SUFFIX}")
        new = stand_in.with_name(f".{stand_in.name}")
        new.write_bytes(pointer.dump())
        new.replace(stand_in)
        source.unlink()
        print(f"{words}: перенесено в {found.media}, замість файла {stand_in.name}: його й додайте в git.")
        print("Надішліть у спільне сховище: ./invoke media-push")
        return 0

    return _told(command, content, settings)


def _in_content(file: Path, content: Path) -> Path:
    """The regular file below content/, named from the working directory or from content/. Raises MediaError."""
    for source in (Path(os.path.normpath(file.absolute())), Path(os.path.normpath(content / file))):
        if source.is_relative_to(content) and source.is_file() and not source.is_symlink():
            return source
    raise MediaError(f"«{file}» — немає такого файла в {content}: спершу покладіть його поруч із документом")


def push_main(
    *, content: Path | None = None, settings: Path | None = None, dry_run: bool = False, whole: bool = False
) -> int:
    """Send what the store lacks or has in another size; each file is hashed before.

    whole: read every byte of the store's files too, and send those anew that are not what their names say.
    """

    def command(found: Settings, project: Path) -> int:
        listed = _listed(found)
        store = open_store(found.media_store, project)
        known = store.sizes()
        missing = [name for name, (size, _) in listed.items() if _fault(store, known, name, size, whole)]
        lost = [name for name in missing if not place(found.media, name).is_file()]
        for name in lost:
            where = "справного файла немає" if name in known else "файла немає"
            print(f"{listed[name][1]}: {where} ні на цьому комп'ютері, ні в сховищі", file=sys.stderr)
        missing = [name for name in missing if name not in lost]
        total = size_words(sum(listed[name][0] for name in missing))
        if dry_run:
            print(f"Буде надіслано файлів {len(missing)}, {total}. Нічого не змінено.")
            return int(bool(lost))
        _refuse_changed(found.media, missing, listed)
        _move(missing, "Надсилаю", lambda names, step: store.send(found.media, names, step))
        known = store.sizes()
        if left := [name for name in missing if known.get(name) != listed[name][0]]:
            raise MediaError(f"{listed[left[0]][1]}: у сховищі після надсилання не той розмір: надішліть ще раз")
        print(f"Надіслано файлів {len(missing)}, {total}; у сховищі {_all_of(len(listed) - len(lost), len(listed))}.")
        return int(bool(lost))

    return _told(command, content, settings)


def _refuse_changed(folder: Path, names: Sequence[str], listed: Listed) -> None:
    for name in names:
        if sha256_of(place(folder, name)) != name:
            raise MediaError(f"{listed[name][1]}: файл {place(folder, name)} змінено: вилучіть його й додайте знову")


def fetch_main(*, content: Path | None = None, settings: Path | None = None, dry_run: bool = False) -> int:
    """Bring what this machine lacks or has in another size; bytes that are not those of their name are not taken."""

    def command(found: Settings, project: Path) -> int:
        listed = _listed(found)
        wanted = [name for name in listed if _size(found.media, name) != listed[name][0]]
        if not wanted:
            print(f"Усі файли сховища ({len(listed)}) вже тут.")
            return 0
        store = open_store(found.media_store, project)
        known = store.sizes()
        absent = [name for name in wanted if name not in known]
        for name in absent:
            print(f"{listed[name][1]}: файла немає в сховищі; хто його додав, хай виконає media-push", file=sys.stderr)
        wanted = [name for name in wanted if name in known]
        total = size_words(sum(known[name] for name in wanted))
        if dry_run:
            print(f"Буде отримано файлів {len(wanted)}, {total}. Нічого не змінено.")
            return int(bool(absent))
        incoming = found.media / INCOMING
        _move(wanted, "Отримую", lambda names, step: store.receive(incoming, names, step))
        got = [name for name in wanted if _taken(incoming, found.media, name)]
        for name in wanted:
            if name not in got:
                print(f"{listed[name][1]}: {OTHER_BYTES}; файла не взято", file=sys.stderr)
        print(f"Отримано файлів {len(got)}, {size_words(sum(known[name] for name in got))}.")
        return int(bool(absent or len(got) < len(wanted)))

    return _told(command, content, settings)


def _taken(incoming: Path, folder: Path, name: str) -> bool:
    """Put a received file into its place if it is what its name says."""
    file, target = place(incoming, name), place(folder, name)
    if sha256_of(file) != name:
        file.unlink()
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    file.replace(target)
    return True


def check_main(*, content: Path | None = None, settings: Path | None = None, whole: bool = False) -> int:
    """Is every listed file in the store, of its size? whole: read every byte of them, in the store too."""

    def command(found: Settings, project: Path) -> int:
        listed = _listed(found)
        store = open_store(found.media_store, project)
        known = store.sizes()
        faults = [fault for name in listed if (fault := _fault(store, known, name, listed[name][0], whole))]
        for name, fault in faults:
            print(f"{listed[name][1]}: {fault}", file=sys.stderr)
        here = [name for name in listed if place(found.media, name).is_file()]
        changed = [name for name in here if not _sound(found.media, name, listed[name][0], whole)]
        for name in changed:
            file = place(found.media, name)
            remedy = "вилучіть його й виконайте ./invoke media-fetch"
            print(f"{listed[name][1]}: на цьому комп'ютері змінено файл {file}: {remedy}", file=sys.stderr)
        good = _all_of(len(listed) - len(faults), len(listed))
        print(f"У сховищі справні {good}; на цьому комп'ютері {_all_of(len(here) - len(changed), len(listed))}.")
        return int(bool(faults or changed))

    return _told(command, content, settings)


def _size(folder: Path, name: str) -> int:
    """Bytes of a file of the media folder, -1 where it is not there."""
    file = place(folder, name)
    return file.stat().st_size if file.is_file() else -1


def _sound(folder: Path, name: str, size: int, whole: bool) -> bool:
    return _size(folder, name) == size and (not whole or sha256_of(place(folder, name)) == name)


def _fault(store: Store, known: dict[str, int], name: str, size: int, whole: bool) -> tuple[str, str] | None:
    if name not in known:
        return name, "файла немає в сховищі: ./invoke media-push там, де він є"
    if known[name] != size:
        return name, f"у сховищі {known[name]} байтів, а записано {size}: ./invoke media-push там, де файл справний"
    if whole and store.digest(name) != name:
        return name, OTHER_BYTES
    return None


def _listed(settings: Settings) -> Listed:
    """Everything that content/ lists. Raises MediaError for a pointer that cannot be read or tells a wrong size."""
    found: Listed = {}
    for path, pointer in pointers(settings.content).items():
        if pointer is None:
            raise MediaError(f"{path}{SUFFIX}: запис сховища зіпсовано: зробіть його знову, ./invoke media-add")
        size = _size(settings.media, pointer.sha256)
        if size not in (-1, pointer.size) and sha256_of(place(settings.media, pointer.sha256)) == pointer.sha256:
            raise MediaError(f"{path}{SUFFIX}: записано size {pointer.size}, а у файлі байтів {size}: напишіть {size}")
        found.setdefault(pointer.sha256, (pointer.size, path))
    return found


def _move(names: Sequence[str], title: str, move: Callable[[Sequence[str], Callable[[int], None]], None]) -> None:
    with Progress(title, len(names)) as progress:
        move(names, progress.step)


def _all_of(count: int, total: int) -> str:
    return f"усі {total}" if count == total else f"{count} з {total}"
