"""Hundreds of hostile inputs in one site: one build names each with its file, line and remedy, and writes nothing.

expected.txt holds what is said of each, under its name.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.model.problems import Problem

from ..site import DAY, ROOT, Site, tree
from . import bytes_and_files, heads, heavy, markup, paths
from .site import Inputs, write

if sys.platform == "win32":
    pytest.skip("no FIFOs, links and hard names there", allow_module_level=True)

EXPECTED = Path(__file__).with_name("expected.txt")
TABLES = (
    *(markup.HTML, markup.LOST, markup.URLS, heads.YAML, heads.FORMS, heads.VALUES, heads.DATES),
    *(bytes_and_files.ENCODINGS, bytes_and_files.NAMES, bytes_and_files.THINGS, bytes_and_files.PATHS),
    *(bytes_and_files.STRAYS, bytes_and_files.INSIDE, bytes_and_files.ADDRESSES, heavy.HEAVY, paths.FIELDS),
)
INPUTS: Inputs = {name: files for table in TABLES for name, files in table.items()}


def expected() -> dict[str, list[str]]:
    """Input -> what is said of it."""
    found: dict[str, list[str]] = {}
    for line in EXPECTED.read_text("utf-8").split("\n"):
        if line.startswith("## "):
            found[line[3:]] = []
        elif line:
            found[next(reversed(found))].append(line)
    return found


def line_of(problem: Problem) -> str:
    """A finding as expected.txt writes it."""
    return f"{'' if problem.level == 'error' else '(застереження) '}{problem}"


def printed(path: str) -> str:
    """A path as reports spell it."""
    text = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site that was built once, into which then all inputs came."""
    site = Site(tmp_path_factory.mktemp("hostile"))
    site.news("good")
    assert site.build()["code"] == 0
    write(site.content, INPUTS)
    return site


@pytest.fixture(scope="module")
def before(site: Site) -> dict[str, str]:
    return tree(site.output)


@pytest.fixture(scope="module")
def run(site: Site, before: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The build as anybody starts it, with what it printed."""
    folders = ["--content", site.content, "--output", site.output, "--memory", site.memory]
    return subprocess.run(
        [sys.executable, "-m", "invoke", "build", "--json", *map(str, folders)],
        cwd=ROOT,
        env={**os.environ, "BUILD_DATE": DAY},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def problems(run: subprocess.CompletedProcess[str]) -> list[Problem]:
    return [Problem(**found) for found in json.loads(run.stdout)["problems"]]


def sections(problems: list[Problem]) -> Iterator[tuple[str, list[str]]]:
    """What was said of each input, by the paths of its files; the rest under ""."""
    paths = {printed(path): name for name, files in INPUTS.items() for path in files}
    folders = {path.rpartition("/")[0]: name for path, name in paths.items() if "folder" in name or "name-17" in name}
    said: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        above = next((name for folder, name in folders.items() if f"{folder}/".startswith(problem.path)), "")
        said[paths.get(problem.path, above)].append(line_of(problem))
    yield from said.items()


def test_there_are_many_inputs_and_each_has_its_words() -> None:
    assert len(INPUTS) == sum(map(len, TABLES)) >= 400
    assert list(expected()) == list(INPUTS)
    assert [name for name, lines in expected().items() if not lines] == []


def test_one_build_says_of_every_input_exactly_what_is_expected(problems: list[Problem]) -> None:
    assert dict(sections(problems)) == expected()


def test_the_build_fails_with_one_line_of_json_and_no_traceback(run: subprocess.CompletedProcess[str]) -> None:
    assert run.returncode == 1
    assert run.stdout.count("\n") == 1
    assert "Traceback" not in run.stderr
    assert "\x1b[31m" not in run.stderr + run.stdout


def test_what_is_told_of_a_place_in_a_file_has_its_line(problems: list[Problem]) -> None:
    whole = (
        "це ",
        "ім'я файла ",
        "файла не назвав",
        "файл",
        "запис",
        "зображення",
        "теки вкладено",
        "документ лежить",
        "прихован",
    )
    assert [str(each) for each in problems if each.line is None and not each.message.startswith(whole)] == []


def test_the_last_good_output_stays_as_it_was(
    site: Site, before: dict[str, str], run: subprocess.CompletedProcess[str]
) -> None:
    assert tree(site.output) == before
    assert {path.name for path in site.folder.iterdir()} == {"content", "output", "memory"}
