"""Planted faults: `check` says each of them, where and by which rule the list says, and nothing else."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from plugins.demo import main
from plugins.demo.faults import COLUMNS, Fault, faults
from plugins.model.law.rules import RULES
from plugins.records.check import main as check

DAY = "2026-11-01"
FOUND = list(faults())
OF_THE_SETTINGS = {"R03c", "R10", "R11", "R13", "R28"}
"""Rules that no document breaks under the settings of the project."""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("faults")
    assert main(1, out, faults=True) == 0
    return out


@cache
def checked(content: Path, day: str = DAY) -> tuple[int, list[dict]]:
    """The exit code of `check` and its findings."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        code = check(content, content.parent / "memory", [], as_json=True, as_of=day)
    return code, json.loads(printed.getvalue())


def listed(out: Path) -> list[dict[str, str]]:
    with (out / "faults.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_planted_fault_is_found_where_the_list_says_and_nothing_else(planted: Path) -> None:
    code, found = checked(planted / "content")
    said = Counter((each["path"], str(each["line"] or ""), each["rule"] or "", each["level"]) for each in found)
    assert said == Counter((row["path"], row["line"], row["rule"], row["level"]) for row in listed(planted))
    assert code == 1


def test_no_two_kinds_of_fault_have_one_message(planted: Path) -> None:
    assert len({row["what"] for row in listed(planted)}) == len(listed(planted)) >= 40
    found = [(each["message"], each["path"]) for each in checked(planted / "content")[1]]
    assert len(set(found)) == len(found)


def test_every_rule_of_law_that_needs_no_settings_is_broken_once() -> None:
    broken = {fault.rule for fault in FOUND}
    assert {rule.id for rule in RULES} - broken == OF_THE_SETTINGS
    assert broken - {rule.id for rule in RULES} == {None, "R25", "R30"}


def test_the_same_faults_are_found_two_years_later(planted: Path) -> None:
    found, later = (checked(planted / "content", day)[1] for day in (DAY, "2028-11-01"))
    assert [(each["path"], each["line"], each["rule"]) for each in found] == [
        (each["path"], each["line"], each["rule"]) for each in later
    ]


def test_the_list_names_files_that_are_there(planted: Path) -> None:
    rows = listed(planted)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len({row["path"] for row in rows}) == len(FOUND) + 1
    for row in rows:
        path = planted / "content" / row["path"]
        assert path.is_symlink() or path.is_file()
        assert not row["line"] or int(row["line"]) <= path.read_bytes().count(b"\n") + 1
    count = sum(1 for path in (planted / "content").rglob("*.md") if "vada-" not in path.name)
    assert count == 472 + 9 + 36 + 4


@pytest.mark.parametrize("fault", FOUND, ids=lambda fault: fault.path.rpartition("vada-")[2])
def test_files_of_one_fault_are_no_files_of_another(fault: Fault) -> None:
    own = {path for path, _ in fault.files}
    others = Counter(path for each in FOUND if each is not fault for path, _ in each.files)
    assert fault.path in own
    assert not own & others.keys()


@pytest.mark.parametrize("months", [1, 3])
def test_nothing_is_said_of_a_clean_corpus(months: int, tmp_path: Path) -> None:
    assert main(months, tmp_path, seed=7) == 0
    assert checked(tmp_path / "content") == (0, [])
