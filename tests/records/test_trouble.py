"""Faults of the disk, the settings and the program, in one line each."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import NoReturn

import pytest

from plugins.records import build as building
from plugins.records.trouble import DEBUG, carried_out, problem_of

from ..site import Site

Capture = pytest.CaptureFixture[str]
INTERNAL = (
    "внутрішня помилка: ZeroDivisionError: division by zero — це вада програми, а не документів: "
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
    assert capsys.readouterr().err == f"{INTERNAL}\n"
    monkeypatch.setenv(DEBUG, "1")
    assert carried_out(fail) == 1
    assert capsys.readouterr().err.startswith("Traceback ")


def test_a_build_says_a_fault_of_the_program_in_its_report_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(tmp_path)
    monkeypatch.delenv(DEBUG, raising=False)
    monkeypatch.setattr(building, "_run", fail)
    report = site.build()
    (problem,) = report["problems"]
    assert (report["code"], f"{problem['message']} — {problem['hint']}") == (1, INTERNAL)


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
