"""Faults of the disk, the settings and the program, in one line each."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from plugins.memory.store import Memory
from plugins.records import build as building
from plugins.records.session import memory_path, pelican_settings
from plugins.records.settings import from_pelican
from plugins.records.trouble import DEBUG, carried_out, problem_of

from ..site import Site

Capture = pytest.CaptureFixture[str]
INTERNAL = (
    "внутрішня помилка: ZeroDivisionError: division by zero — {}це вада програми, а не документів: "
    "повідомте розробникам (подробиці покаже VIDKRYTA_RADA_DEBUG=1)"
)


def fail(*_: object, **__: object) -> NoReturn:
    raise ZeroDivisionError("division by zero")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            PermissionError(errno.EACCES, "Permission denied", "/srv/site"),
            "/srv/site: немає прав — дайте собі права на запис або вкажіть іншу теку",
        ),
        (
            FileExistsError(errno.EEXIST, "File exists", "/srv/memory"),
            "/srv/memory: тут стоїть файл, а не тека — приберіть його або вкажіть іншу теку",
        ),
        (OSError(errno.ENOSPC, "No space left"), "на диску немає місця — звільніть місце й запустіть ще раз"),
        (
            IsADirectoryError(errno.EISDIR, "Is a directory", "/m/memory.lock"),
            "/m/memory.lock: тут стоїть тека, а не файл — приберіть її або вкажіть іншу теку",
        ),
        (
            RuntimeError("Symlink loop from '/srv/site'"),
            "/srv/site: посилання веде саме на себе — приберіть його або вкажіть іншу теку",
        ),
        (FileNotFoundError("Немає lunr.js: запустіть ./invoke build"), "Немає lunr.js: запустіть ./invoke build"),
        (
            sqlite3.OperationalError("database or disk is full"),
            "пам'ять збірки не записати (database or disk is full) — "
            "перевірте права на теку пам'яті й місце на диску або вкажіть іншу в --memory",
        ),
    ],
)
def test_what_the_system_refuses_is_said_with_its_path_and_remedy(error: Exception, words: str) -> None:
    assert str(problem_of(error)) == words


def test_a_fault_of_the_program_is_called_so_and_shows_its_trace_only_when_asked(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DEBUG, raising=False)
    assert carried_out(fail) == 1
    assert capsys.readouterr().err == f"{INTERNAL.format('')}\n"
    monkeypatch.setenv(DEBUG, "1")
    assert carried_out(fail) == 1
    assert capsys.readouterr().err.startswith("Traceback ")


def test_a_command_that_is_stopped_says_what_to_do(capsys: Capture) -> None:
    def stopped() -> int:
        raise KeyboardInterrupt

    assert carried_out(stopped) == 130
    assert capsys.readouterr().err == "зупинено — кожен файл цілий; щоб закінчити, запустіть ще раз\n"


def test_a_build_says_a_fault_of_the_program_in_its_report_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(tmp_path)
    monkeypatch.delenv(DEBUG, raising=False)
    monkeypatch.setattr(building, "_run", fail)
    report = site.build()
    (problem,) = report["problems"]
    said = f"{problem['message']} — {problem['hint']}"
    assert (report["code"], said) == (1, INTERNAL.format("спробуйте ./invoke build --clean, а не поможе — "))


def test_a_fault_of_the_settings_is_named_where_it_stands(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.settings = tmp_path / "settings.py"
    site.settings.write_text("A = 1\nB = (\n")
    (problem,) = site.build()["problems"]
    assert (problem["path"], problem["line"]) == (site.settings.as_posix(), 2)


@pytest.mark.parametrize("name", ["memory", "output"])
def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path, name: str) -> None:
    site = Site(tmp_path)
    (tmp_path / name).write_text("файл")
    (problem,) = site.build()["problems"]
    assert str(tmp_path / name) in problem["message"]


Put = Callable[[Site], Path]


def _loop(place: Path) -> None:
    place.symlink_to(place)


def _at(name: str, make: Callable[[Path], object]) -> Put:
    def put(site: Site) -> Path:
        place = site.folder / name
        make(place)
        return place

    return put


def _in_memory(name: str, make: Callable[[Path], object]) -> Put:
    """Puts something of this name where the memory of the site keeps its files."""

    def put(site: Site) -> Path:
        place = memory_path(from_pelican(pelican_settings(site.content, site.output, site.memory))).with_name(name)
        place.parent.mkdir(parents=True)
        make(place)
        return place

    return put


windowless = pytest.mark.skipif(sys.platform == "win32", reason="no FIFOs and loops there")


@windowless
@pytest.mark.parametrize(
    ("put", "told"),
    [
        (_at("output", Path.touch), "HERE не тека: вкажіть іншу --output"),
        (_at("output", os.mkfifo), "HERE не тека: вкажіть іншу --output"),
        (_at("output", _loop), "HERE: посилання веде саме на себе"),
        (_at("memory", _loop), "HERE/.*: посилання веде саме на себе"),
        (_at("memory", Path.touch), "HERE/.*: на шляху стоїть файл, а не тека"),
        (_in_memory("memory.lock", Path.mkdir), "HERE: тут стоїть тека, а не файл"),
        (_in_memory("memory.lock", os.mkfifo), "HERE: тут стоїть не файл"),
    ],
)
def test_what_stands_where_the_site_or_its_memory_should_is_named_and_left_alone(
    tmp_path: Path, put: Put, told: str
) -> None:
    site = Site(tmp_path)
    site.news("a")
    place = put(site)
    before = place.lstat()
    report = site.build()
    assert report["code"] == 1
    (problem,) = report["problems"]
    assert re.fullmatch(told.replace("HERE", re.escape(str(place))), problem["message"])
    after = place.lstat()
    assert (before.st_mode, before.st_mtime_ns) == (after.st_mode, after.st_mtime_ns)


@windowless
@pytest.mark.parametrize("make", [os.mkfifo, lambda place: place.symlink_to("/etc/passwd")])
def test_whatever_stands_for_the_memory_is_forgotten(tmp_path: Path, make: Callable[[Path], object]) -> None:
    site = Site(tmp_path)
    site.news("a")
    _in_memory("memory.sqlite", make)(site)
    assert site.build()["code"] == 0


def _full(_: Memory) -> NoReturn:
    raise sqlite3.OperationalError("database or disk is full")


def test_a_memory_that_cannot_be_made_says_so_and_holds_no_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path)
    site.news("a")
    with monkeypatch.context() as disk:
        disk.setattr(Memory, "_connect", _full)
        (problem,) = site.build()["problems"]
    assert problem["message"] == "пам'ять збірки не записати (database or disk is full)"
    assert site.build()["code"] == 0
