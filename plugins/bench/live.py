"""Kept running: `hugo server` beside our `serve`, from the saving of a document to the page that holds the new words.

Both run at once over copies of their layouts, one waits while the other works; edits come in turn. The page is asked
over HTTP again and again. Ours counts only once `serve` has also told the page to load itself anew, as a browser would
wait for that; Hugo's message to the page is not waited for.
"""

from __future__ import annotations

import http.client
import json
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from plugins.model.addresses import address
from plugins.model.frontmatter import parse
from plugins.model.kinds import KINDS
from plugins.model.validation import validate

from . import family
from .contenders import INVOKE
from .layout import Source, place_of
from .measure import Failed

HOST = "127.0.0.1"
EDITS = 3
"""Edits of each in a round."""
WORDS = "Жива правка номер {}."
LOOK = 0.01
"""Seconds between two requests."""
SETTLED = 1.0
"""Seconds after an answer in which work that follows it is still counted."""
PATIENCE = 1800
"""Seconds after which a server is given up."""

Say = Callable[[str], None]


class Shown(NamedTuple):
    """One edit. seconds: from before the file is written to the answer with its words (ours: and the message to the
    page). cpu: seconds of all processes meanwhile. peak: bytes of all of them together, see family."""

    contender: str
    round: int
    seconds: float
    cpu: float
    peak: int


@dataclass
class Live:
    """A running server. document: the file that is edited, url: its page's address there."""

    key: str
    process: subprocess.Popen[bytes]
    port: int
    url: str
    document: Path
    text: bytes
    news: list[str] = field(default_factory=list)

    def edit(self, number: int) -> Shown:
        """Save the document with other words and wait for its page."""
        words = WORDS.format(number).encode()
        processes = family.family(self.process.pid)
        before, told = family.cpu(processes), len(self.news)
        with family.Watch(self.process.pid) as watch:
            began = time.perf_counter()
            self.document.write_bytes(self.text.rstrip() + b"\n\n" + words + b"\n")
            while (self.key == "ours" and len(self.news) == told) or words not in self.page():
                if time.perf_counter() - began > PATIENCE:
                    raise Failed(f"{self.key}: правки не видно на сторінці {self.url}")
                time.sleep(LOOK)
            seconds = time.perf_counter() - began
        time.sleep(SETTLED)
        return Shown(self.key, 0, seconds, family.cpu(processes) - before, watch.peak)

    def page(self) -> bytes:
        """What stands at the address now; nothing while nobody answers."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        with suppress(OSError, http.client.HTTPException):
            connection.request("GET", self.url)
            answer = connection.getresponse()
            body = answer.read()
            return body if answer.status == 200 else b""
        return b""

    def wait(self) -> None:
        """Until the page is there. Raises Failed when the server ends or never answers."""
        began = time.perf_counter()
        while not self.page():
            if self.process.poll() is not None or time.perf_counter() - began > PATIENCE:
                raise Failed(f"{self.key}: перегляд не почався, код {self.process.poll()}")
            time.sleep(LOOK)

    def listen(self) -> None:
        """Note every version that our preview tells its pages of, in a thread of its own."""
        threading.Thread(target=self._listen, daemon=True).start()
        while not self.news:
            time.sleep(LOOK)

    def _listen(self) -> None:
        connection = http.client.HTTPConnection(HOST, self.port)
        with suppress(OSError, http.client.HTTPException, ValueError, AttributeError):
            connection.request("GET", "/.serve/events")
            for line in connection.getresponse():
                if found := re.match(rb"data: (.*)", line):
                    version = json.loads(found[1])["version"]
                    if version not in self.news:
                        self.news.append(version)


def measure(folder: Path, document: Source, hugo: Path | None, rounds: int, say: Say) -> list[Shown]:
    """EDITS edits of each server in each round, in turn. hugo: its program, None where it is not measured."""
    found: list[Shown] = []
    with _ours(folder, document) as ours, _hugo(folder, document, hugo) as theirs:
        servers = [server for server in (ours, theirs) if server]
        for server in servers:
            say(f"{server.key}: перша збірка перегляду")
            server.wait()
            time.sleep(SETTLED)
        ours.listen()
        for server in servers:
            server.edit(0)  # the first change of all makes what later ones find there
        for number in range(1, rounds + 1):
            say(f"коло {number} з {rounds}: правки під час перегляду")
            for count in range(EDITS):
                found += [server.edit(number * EDITS + count)._replace(round=number) for server in servers]
    return found


@contextmanager
def _ours(folder: Path, document: Source) -> Iterator[Live]:
    port = _free()
    options = ("--content", folder / "content", "--memory", folder / "serve-memory", "--port", str(port))
    with _running((*INVOKE, "serve", *options), document.path) as process:
        yield Live("ours", process, port, our_url(document), document.path, document.path.read_bytes())


@contextmanager
def _hugo(folder: Path, document: Source, program: Path | None) -> Iterator[Live | None]:
    if program is None:
        yield None
        return
    port, root = _free(), folder / "hugo"
    target = folder / "hugo-live"
    options = ("--source", root, "--destination", target, "--bind", HOST, "--port", str(port), "--logLevel", "error")
    shutil.rmtree(target, ignore_errors=True)
    path = place_of(root, document)
    with _running((program, "server", *options), path) as process:
        yield Live("hugo", process, port, f"/{document.place}/{document.stem}/".lower(), path, path.read_bytes())


@contextmanager
def _running(command: tuple[str | Path, ...], document: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server that runs until the block ends; its document is then what it was."""
    kept = document.read_bytes()
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        document.write_bytes(kept)


def our_url(document: Source) -> str:
    """The address of a document's page on our site."""
    front = parse(document.path.read_text("utf-8"))
    kind = next(kind for name, kind in KINDS.items() if f"/{name}/" in document.path.as_posix())
    record = validate(kind, front).record
    if record is None:
        raise Failed(f"{document.path.name}: документ із помилкою")
    return address(record, document.stem).url


def _free() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
