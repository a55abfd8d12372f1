"""The same content gives the same bytes, whatever the machine; a small edit costs little."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built import ROOT, Built
from tests.site import tree

# Folders list their files in another order, as they do on another disk.
BUILD = """
import os, sys
from pathlib import Path

class Reversed:
    def __init__(self, folder):
        with plain(folder) as entries:
            self.entries = reversed(sorted(entries, key=lambda entry: entry.name))
    def __enter__(self): return self.entries
    def __exit__(self, *_): pass
    def __iter__(self): return self.entries
    def __next__(self): return next(self.entries)
    def close(self): pass

if sys.argv[1] == "reversed":
    plain, listed = os.scandir, os.listdir
    os.scandir = lambda folder=".": Reversed(folder)
    os.listdir = lambda folder=".": sorted(listed(folder), reverse=True)

from plugins.records.build import build
content, output, memory = map(Path, sys.argv[2:5])
sys.exit(build(content, output, memory, settings=Path(sys.argv[5])))
"""
MACHINES = {
    "plain": {"PYTHONHASHSEED": "1", "TZ": "America/Los_Angeles", "LC_ALL": "C"},
    "reversed": {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
}


@pytest.mark.parametrize(("name", "order"), [("showcase", "plain"), ("showcase", "reversed"), ("demo", "reversed")])
def test_another_machine_makes_the_same_bytes(
    name: str, order: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    site: Built = request.getfixturevalue(name)
    arguments = [order, site.content, tmp_path / "output", tmp_path / "memory", site.settings]
    command = [sys.executable, "-c", BUILD, *map(str, arguments)]
    environment = {**os.environ, **MACHINES[order], "BUILD_DATE": site.day}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    assert tree(tmp_path / "output") == tree(site.output)


def test_an_edit_of_one_act_writes_few_files(demo: Built, tmp_path: Path) -> None:
    site = Built(tmp_path, shutil.copytree(demo.content, tmp_path / "content"))
    assert tree(site.output) == tree(demo.output)
    assert site.build()["written"] == 0
    act = min((site.content / "acts/rishennia-rady").rglob("*.md"))
    act.write_bytes(act.read_bytes() + "\n\nДодане речення про оприлюднення.\n".encode())
    old = tree(site.output)
    report = site.build()
    new = tree(site.output)
    changed = [name for name in new if old.get(name) != new[name]]
    searched = [name for name in changed if name.startswith("poshuk/")]
    assert report["read"] == 1
    assert 1 <= report["written"] - len(searched) <= 12
    assert len(changed) - len(searched) <= 12
    site.build(output=tmp_path / "clean", memory=tmp_path / "clean-memory")
    assert tree(tmp_path / "clean") == new
