"""What a small edit of a very large site costs to publish: 60,000 files of which 30 changed."""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

import pytest

from plugins.publish.folder import Folder
from plugins.publish.manifest import MANIFEST
from plugins.publish.ssh import Ssh
from plugins.publish.targets import Target
from plugins.publish.transaction import publish

from .servers import Counted

FILES, CHANGED, ROUNDS = 60_000, 30, 4
MOST_SECONDS = 60


def page(output: Path, number: int) -> Path:
    return output / f"akty/{number // 1000}/{number}/index.html" if number else output / "index.html"


def edited(output: Path, words: str, chance: random.Random) -> int:
    """Add words to CHANGED pages; gives the bytes of these pages."""
    size = 0
    for number in chance.sample(range(FILES), CHANGED):
        with page(output, number).open("a") as file:
            file.write(words)
        size += page(output, number).stat().st_size
    return size


@pytest.mark.long
def test_thirty_files_of_sixty_thousand_are_published_within_a_minute(
    server: tuple[str, list[str]], tmp_path: Path
) -> None:
    host, options = server
    output, chance = tmp_path / "output", random.Random(1)
    for number in range(FILES):
        file = page(output, number)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<title>{number}</title>{chance.randbytes(1500).hex()}")
    publish(output, Target("тут", Folder("тут", tmp_path / "server")))  # the same layout as by ssh, made sooner
    took = []
    with Counted(int(options[1])) as way:
        aside = ["-p", str(way.port), "-o", f"HostKeyAlias=[127.0.0.1]:{options[1]}", *options[2:]]
        target = Target("там", Ssh("там", host, str(tmp_path / "server"), aside), keep=3)
        for turn in range(ROUNDS):
            changed, sent, began = edited(output, f"{turn}", chance), way.sent, time.monotonic()
            release, _ = publish(output, target)
            took.append(time.monotonic() - began)
            manifest = (tmp_path / "server/current" / MANIFEST).stat().st_size
            told = f"{took[-1]:.1f} s; {way.sent - sent} bytes sent for {changed} changed and a manifest of {manifest}"
            sys.stdout.write(f"{told}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
            sys.stdout.flush()
            assert release is not None
            assert way.sent - sent <= 2 * (changed + manifest)
    assert min(took) <= MOST_SECONDS
