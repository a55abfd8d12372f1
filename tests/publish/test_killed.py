"""Publications killed at any moment, by any of their processes, while citizens read: nobody meets a broken page."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from plugins.publish.ssh import Ssh
from plugins.publish.targets import Target
from plugins.publish.transaction import publish

from .servers import nginx, processes
from .sites import write_site

ROOT = Path(__file__).parents[2]
PAGES = 40
SHEET = re.compile(r'href="(/theme/site\.([0-9a-f]{8})\.css)"><p>([^<.]*)')
CLIENT = """
import json, sys
from pathlib import Path
from plugins.publish.ssh import Ssh
from plugins.publish.targets import Target
from plugins.publish.transaction import publish
output, host, root, options = json.loads(sys.argv[1])
publish(Path(output), Target("там", Ssh("там", host, root, options)))
"""


@dataclass
class Readers:
    """Citizens who open pages one after another, with the style sheets these name, and note what is wrong."""

    url: str
    wrong: list[str] = field(default_factory=list)
    seen: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def read(self, seed: int) -> None:
        chance = random.Random(seed)
        while not self.over.is_set():
            number = chance.randrange(PAGES)
            address = f"/akty/{number}/" if number else "/"
            try:
                with urlopen(self.url + address, timeout=10) as answer:
                    match = SHEET.search(answer.read().decode())
                if match is None:
                    self.wrong.append(f"{address}: розірвана сторінка")
                    continue
                time.sleep(chance.random() / 20)
                with urlopen(self.url + match[1], timeout=10) as answer:
                    sheet = answer.read()
                if sheet.decode() != f"/* {match[3]} */" or sha256(sheet).hexdigest()[:8] != match[2]:
                    self.wrong.append(f"{address}: стилі іншої версії")
            except (URLError, OSError) as error:
                self.wrong.append(f"{address}: {error}")
            self.seen += 1


@contextmanager
def readers(url: str, count: int = 3) -> Iterator[Readers]:
    found = Readers(url)
    threads = [threading.Thread(target=found.read, args=(seed,)) for seed in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield found
    finally:
        found.over.set()
        for thread in threads:
            thread.join()


def run_and_kill(arguments: str, root: str, chance: random.Random, span: float) -> str:
    """A publication of which a process is killed at a random moment; gives its name, "" where all was over before.

    span: seconds that an undisturbed one takes.
    """
    client = subprocess.Popen([sys.executable, "-c", CLIENT, arguments], cwd=ROOT, stderr=subprocess.DEVNULL)
    if chance.random() < 0.9:  # else perhaps while it starts
        while client.poll() is None and len(processes(root)) < 2:
            time.sleep(0.01)
    time.sleep(chance.uniform(0, span))
    killed = ""
    if alive := processes(root):
        with suppress(OSError):
            chosen = chance.choice(alive)
            name = Path(f"/proc/{chosen}/comm").read_text().strip()
            os.kill(chosen, signal.SIGKILL)
            killed = name
    client.wait(60)
    for _ in range(600):
        if not processes(root):
            return killed
        time.sleep(0.05)
    raise TimeoutError("щось із вбитої публікації ще живе")


def publications(server: tuple[str, list[str]], folder: Path, times: int) -> Counter[str]:
    """Gives how often a process of each name was killed."""
    host, options = server
    root, output = str(folder / "server"), folder / "output"
    target = Target("там", Ssh("там", host, root, options))
    chance, killed, began = random.Random(7), Counter[str](), time.monotonic()
    publish(write_site(output, "0", PAGES), target)
    span = time.monotonic() - began
    with nginx(folder / "nginx", folder / "server/current") as url, readers(url) as found:
        for number in range(1, times + 1):
            write_site(output, str(number), PAGES, fill=20_000)
            if number % 2:
                killed[run_and_kill(json.dumps([str(output), host, root, options]), root, chance, span)] += 1
            else:
                start = time.monotonic()
                publish(output, target)
                span = time.monotonic() - start
            with target.store.locked():
                live = target.store.current()
                assert target.store.faults(live) == []
                if number % 10 == 0:
                    told = f"{2 * found.seen} requests, {len(found.wrong)} wrong, {time.monotonic() - began:.0f} s"
                    sys.stdout.write(f"{number} publications, {told}; killed: {dict(killed)}\n")
                    sys.stdout.flush()
                    before = [id for id in target.store.releases() if id < live][-1]
                    target.store.switch(before, live)
    assert found.wrong == []
    assert found.seen > times
    return killed


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="процеси шукаються у /proc")
def test_killed_publications_never_break_the_live_site(server: tuple[str, list[str]], tmp_path: Path) -> None:
    publications(server, tmp_path, 20)


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="процеси шукаються у /proc")
def test_two_hundred_publications_half_of_them_killed(server: tuple[str, list[str]], tmp_path: Path) -> None:
    killed = publications(server, tmp_path, 200)
    assert killed.keys() >= {"python", "ssh", "rsync", "sh"}
    assert killed.total() - killed[""] >= 80
