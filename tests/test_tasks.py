"""That a command line reaches the function that does the work, with the folders it means."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from invoke import Program

ROOT = Path(__file__).parents[1]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[tuple[object, ...], dict[str, object]]]:
    """The calls of the functions that the tasks delegate to, from a caller who stands in a folder of their own."""
    calls: list[tuple[tuple[object, ...], dict[str, object]]] = []

    def record(*positional: object, **named: object) -> int:
        calls.append((positional, named))
        return 3

    functions = SimpleNamespace(build=record, serve=record, main=record)
    commands = ("records.build", "records.check", "records.new", "site_search.command", "importer.command")
    for name in (*commands, "serve", "demo", "bench"):
        monkeypatch.setitem(sys.modules, f"plugins.{name}", functions)
    monkeypatch.chdir(tmp_path)
    return calls


def run(*arguments: str) -> object:
    """The exit code of `./invoke ARGUMENTS`; invoke's own refusal is 1."""
    with pytest.raises(SystemExit) as left:
        Program().run(["invoke", "--search-root", str(ROOT), *arguments])
    return left.value.code


def test_the_defaults_are_the_projects_folders_wherever_the_caller_stands(called: list) -> None:
    assert run("build", "--json") == 3
    folders = (ROOT / "content", ROOT / "output", ROOT / ".memory")
    assert called == [(folders, {"site_url": "", "clean": False, "as_json": True, "settings": None})]


@pytest.mark.parametrize(
    ("command", "folders"),
    [
        (("build",), ("content", "output", ".memory")),
        (("serve",), ("content", ".memory/preview", ".memory")),
        (("serve", "--port", "8001"), ("content", ".memory/preview-8001", ".memory")),
        (("check",), ("content", ".memory")),
        (("new", "acts", "Про бюджет"), ("content",)),
    ],
)
def test_with_other_settings_the_defaults_are_the_folders_beside_them(
    called: list, command: tuple[str, ...], folders: tuple[str, ...]
) -> None:
    run(*command, "--settings", "town/pelicanconf.py")
    positional, named = called[0]
    assert positional[-len(folders) :] == tuple(Path.cwd() / "town" / name for name in folders)
    assert named["settings"] == Path.cwd() / "town/pelicanconf.py"


def test_a_search_looks_into_the_site_beside_the_settings(called: list) -> None:
    run("search", "бюджет", "--settings", "town/pelicanconf.py")
    assert called[0][0] == ("бюджет", Path.cwd() / "town/output")


def test_given_folders_stand_before_those_beside_the_settings(called: list) -> None:
    run("build", "--settings", "town/pelicanconf.py", "--output", "site")
    assert called[0][0] == (Path.cwd() / "town/content", Path.cwd() / "site", Path.cwd() / "town/.memory")


def test_a_given_folder_is_the_callers(called: list) -> None:
    run("serve", "--content", "here", "--output=../there", "--port", "8123")
    (content, output, memory), named = called[0]
    assert content == Path.cwd() / "here"
    assert os.path.normpath(output) == str(Path.cwd().parent / "there")
    assert (memory, named) == (ROOT / ".memory", {"port": 8123, "settings": None})


def test_check_takes_several_paths(called: list) -> None:
    run("check", "--path", "a.md", "--path", "b", "--as-of", "2019-12-24")
    paths = [Path.cwd() / "a.md", Path.cwd() / "b"]
    options = {"paths": paths, "as_json": False, "as_of": "2019-12-24", "settings": None, "annotate": "", "since": ""}
    assert called[0][1] == options


def test_check_without_paths_means_all(called: list) -> None:
    run("check")
    assert called[0][1]["paths"] == []


def test_new_takes_a_kind_and_a_title(called: list) -> None:
    run("new", "datasets", "План", "--structure", "rehuliatornyi-plan")
    options = {"settings": None, "structure": "rehuliatornyi-plan"}
    assert called == [(("datasets", "План", ROOT / "content"), options)]


def test_import_docx_takes_several_files(called: list) -> None:
    run("import-docx", "--file", "a.docx", "--file", "тека", "--kind", "protokol", "--dry-run")
    files = [Path.cwd() / "a.docx", Path.cwd() / "тека"]
    options = {"kind": "protokol", "dry_run": True, "replace": False, "settings": None}
    assert called == [((files, ROOT / "content"), options)]


@pytest.mark.parametrize(("written", "query"), [(("бюджет",), "бюджет"), (("--query=-12",), "-12")])
def test_a_query_may_begin_with_a_hyphen_when_named(called: list, written: tuple[str, ...], query: str) -> None:
    run("search", *written, "--limit", "3")
    assert called == [((query, ROOT / "output"), {"as_json": False, "limit": 3})]


def test_demo_takes_months_and_a_folder(called: list) -> None:
    run("demo", "12", "--out", "x", "--seed", "7", "--faults")
    assert called == [((12, Path.cwd() / "x"), {"seed": 7, "faults": True, "media": False})]


@pytest.mark.parametrize("arguments", [("12",), ("0", "--out", "x"), ("рік", "--out", "x")])
def test_demo_says_how_to_write_it(called: list, arguments: tuple[str, ...]) -> None:
    assert str(run("demo", *arguments)).startswith("demo: напишіть кількість місяців і теку")
    assert called == []


def test_bench_takes_several_sizes_and_some_parts(called: list) -> None:
    run("bench", "--months", "1", "--months", "120", "--rounds", "1", "--only", "build,live")
    assert called == [(([1, 120], ROOT / ".memory/bench"), {"rounds": 1, "only": ["build", "live"], "docs": False})]


def test_a_missing_required_argument_is_refused(called: list) -> None:
    assert run("new", "acts") == 1
    assert called == []


def test_serve_keeps_its_site_out_of_the_output(called: list) -> None:
    run("serve", "--memory", "kept")
    assert called[0][0] == (ROOT / "content", Path.cwd() / "kept/preview", Path.cwd() / "kept")


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("serve", "--port", "сайт"), "--port"),
        (("search", "бюджет", "--limit", "x"), "--limit"),
        (("search", "бюджет", "--limit=-1"), "--limit"),
        (("demo", "12", "--out", "x", "--seed", "1.5"), "--seed"),
        (("bench", "--months", "рік"), "--months"),
    ],
)
def test_a_number_in_letters_is_refused_in_one_line(called: list, arguments: tuple[str, ...], option: str) -> None:
    given = arguments[-1].removeprefix("--limit=")
    assert run(*arguments) == f"{option}: «{given}» не є числом — напишіть цифрами, наприклад {option} 12"
    assert called == []


def test_what_a_command_cannot_write_is_said_in_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "x").write_text("файл")
    assert run("demo", "1", "--out", str(tmp_path / "x/y")) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path}/x/y/content/news/2019/03: на шляху стоїть файл, а не тека — приберіть його або вкажіть іншу теку\n"
    )
