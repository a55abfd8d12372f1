"""Incremental equals clean after random changes of every sort, with builds killed at any moment and without.

Here a small council by default; with `--all` the demo: 521 documents and a hundred kills, 5,812 with 200 changes
compared after each 20, 57,832 with ten. By hand, for any number of documents and changes:

    .venv/bin/python -m tests.scale.random_operations CONTENT OPERATIONS --every 20 [--seed 1] [--kill 0.5]
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from plugins.demo import main as write_demo
from tests.built import Built
from tests.records.corpus import Corpus
from tests.scale.random_operations import Trial
from tests.site import DAY, Site

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="процеси поділяються лише в Linux")


def small(folder: Path, seed: int, kill: float) -> Trial:
    content = Site(folder / "made")
    Corpus(content)
    return Trial(content.content, folder, seed, kill, DAY)


@LINUX
@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 12))])
def test_any_changes_give_what_a_clean_build_gives(tmp_path: Path, seed: int) -> None:
    trial = small(tmp_path, seed, 0)
    trial.run(20, 10)
    assert trial.counts["refused"] < 15


@LINUX
def test_builds_killed_or_stopped_at_any_moment_give_what_a_clean_build_gives(tmp_path: Path) -> None:
    trial = small(tmp_path, 3, 1)
    for _ in range(5):  # a build may end before its moment comes, and on a busy system many do
        trial.run(12, 12)
        if min(trial.counts["killed"], trial.counts["interrupted"]) > 1:
            return
    raise AssertionError(f"майже жодної збірки не застали: {dict(trial.counts)}")


@LINUX
@pytest.mark.long
def test_a_hundred_killed_builds_of_a_month(tmp_path: Path, demo: Built) -> None:
    trial = Trial(demo.content, tmp_path, 4, 1)
    trial.run(120, 10)
    assert trial.counts["killed"] > 40
    assert trial.counts["interrupted"] > 20


@LINUX
@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize(("months", "operations", "every"), [(12, 200, 20), (120, 10, 10)])
def test_years_of_documents(tmp_path: Path, months: int, operations: int, every: int) -> None:
    assert write_demo(months, tmp_path / "demo") == 0
    Trial(tmp_path / "demo/content", tmp_path, 5, 0).run(operations, every)
