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

FILES, CHANGED, ROUNDS = 60_000, 30, 3
MOST_SECONDS = 60


def page(output: Path, number: int) -> Path:
    return output / f"akty/{number // 1000}/{number}/index.html" if number else output / "index.html"


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
    way = Counted(int(options[options.index("-p") + 1]))
    aside = ["-p", str(way.port), "-o", f"HostKeyAlias=[127.0.0.1]:{options[1]}", *options[2:]]
    target = Target("там", Ssh("там", host, str(tmp_path / "server"), aside), keep=2)
    publish(output, Target("тут", Folder("тут", tmp_path / "server")))  # the same layout, made sooner
    told, quickest = [], float("inf")
    for turn in range(ROUNDS):
        changed = 0
        for number in chance.sample(range(FILES), CHANGED):
            with page(output, number).open("a") as file:
                file.write(f"{turn}")
            changed += page(output, number).stat().st_size
        sent, spent, began = way.sent, sum(os.times()[:4]), time.monotonic()
        release, _ = publish(output, target)
        seconds, bytes_sent = time.monotonic() - began, way.sent - sent
        manifest = (tmp_path / "server/current" / MANIFEST).stat().st_size
        assert release is not None
        assert bytes_sent <= 2 * (changed + manifest)
        quickest = min(quickest, seconds)
        ours = sum(os.times()[:4]) - spent
        told.append(f"{seconds:.1f} s, {ours:.1f} s of CPU here; {bytes_sent} bytes for {changed} changed + {manifest}")
    way.close()
    load = os.getloadavg()[0]
    sys.stdout.write("\n".join([f"load {load:.1f} on {os.cpu_count()} cores", *told, ""]))
    with target.store.reading():
        assert target.store.faults(target.store.current()) == []
    assert quickest <= MOST_SECONDS
