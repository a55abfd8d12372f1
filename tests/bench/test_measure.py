"""What a command costs and what it wrote; see plugins/bench/measure.py."""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from plugins.bench.family import family, memory
from plugins.bench.measure import Failed, files, run, size, written

BURN = "import time\nwhile time.process_time() < 0.2: pass"
"""A program that uses 0.2 s of processor time, however slow the machine is."""


def test_the_time_of_children_is_counted() -> None:
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BURN!r}], check=True)"
    cost = run([sys.executable, "-c", parent])
    assert cost.cpu >= 0.2
    assert cost.wall > 0


def test_the_peak_of_a_short_command_is_that_of_its_largest_process() -> None:
    wasteful = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'bytearray(150_000_000)'], check=True)"
    assert run([sys.executable, "-c", wasteful]).peak > 150_000_000


def test_memory_is_that_of_all_processes_together_and_what_they_share_counts_once() -> None:
    forks = """
import os, sys
shared = bytearray(b"x") * 100_000_000
ready, filled = os.pipe()
for _ in range(2):
    if not os.fork():
        own = bytearray(b"x") * 60_000_000
        os.write(filled, b"x")
        sys.stdin.read()
        os._exit(0)
for _ in range(2):
    os.read(ready, 1)
print("ready", flush=True)
sys.stdin.read()
os.wait(), os.wait()
"""
    with Popen([sys.executable, "-c", forks], stdin=PIPE, stdout=PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        assert 220_000_000 < memory(family(process.pid)) < 270_000_000
        process.communicate("")
    assert family(process.pid) == []


def test_the_last_line_that_a_command_says_is_kept() -> None:
    assert run([sys.executable, "-c", "print('раз'); print('два')"]).said == "два"


def test_a_failure_says_its_code_and_last_words() -> None:
    with pytest.raises(Failed, match=r"закінчив з кодом 3: не вийшло"):
        run([sys.executable, "-c", "import sys; print('не вийшло'); sys.exit(3)"])


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="не вдалося запустити hugo"):
        run([tmp_path / "hugo"])


def test_what_was_written_is_told_from_what_stayed(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("same", "deep/replaced", "gone"):
        (tmp_path / name).write_text(name)
    before = files(tmp_path)
    fresh = tmp_path / "fresh"
    fresh.write_text("deep/replaced")
    fresh.rename(tmp_path / "deep/replaced")
    (tmp_path / "gone").unlink()
    (tmp_path / "new").write_text("12345")
    after = files(tmp_path)
    assert written(before, after).keys() == {"deep/replaced", "new"}
    assert size(written(before, after)) == len("deep/replaced") + 5


def test_an_absent_folder_has_no_files(tmp_path: Path) -> None:
    assert files(tmp_path / "none") == {}
