"""What a build shows on a terminal while it works long: here every work is long."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.records.progress import counted

from ..site import ROOT, Site
from .corpus import Corpus

BUILD = """
import sys
from pathlib import Path
from plugins.records import progress, readings, writer
from plugins.records.build import build
progress.PATIENCE, progress.OFTEN = -1, 1
readings.FEW = writer.FEW = 1
sys.exit(build(*map(Path, sys.argv[1:])))
"""


def seen(command: list[str]) -> str:
    """What a program writes where its error stream is a terminal."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    found = b""
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not data:
            break
        found += data
    os.close(ours)
    assert process.wait(60) == 0
    return found.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="псевдотермінали є лише в Unix")
def test_every_long_work_of_a_build_has_a_bar_with_what_is_done_and_the_time_left(tmp_path: Path) -> None:
    site = Site(tmp_path)
    Corpus(site)
    command = [sys.executable, "-c", BUILD, *map(str, (site.content, site.output, site.memory))]
    text = seen(command)
    works = ("Читаю документи", "Переглядаю файли", "Читаю голосування", "Звіряю сторінки", "Складаю пошук")
    for work in (*works, "Пишу сторінки", "Розкладаю сторінки"):
        assert work in text
    assert "0:00:0" in text or "-:--:--" in text


def test_without_a_terminal_nothing_is_counted() -> None:
    items = [1, 2]
    assert counted(items, "Рахую", 2) is items
