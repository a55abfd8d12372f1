"""Whole sites that are built once for a run: the council's own, the showcase, a month of demo, one without content.

Every worker of the run reads the same files: a test that changes a site makes one of its own.
"""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.demo import main as write_demo
from plugins.memory.lock import Busy, lock
from plugins.records.build import build
from tests.page import Page, read
from tests.site import DAY, at_day

ROOT = Path(__file__).parents[1]
SHOWCASE = ROOT / "tests/sites/showcase"


class Built:
    """A finished site: its folder, what it was built with and when, its pages by address.

    day: ISO, "" leaves it to the settings. A folder with a finished site holds its report, and is not built again.
    """

    site_url = "https://rada.example"

    def __init__(self, folder: Path, content: Path, settings: Path = ROOT / "pelicanconf.py", day: str = DAY) -> None:
        self.content, self.output, self.memory = content, folder / "output", folder / "memory"
        self.settings, self.day = settings, day
        kept = folder / "report.json"
        self.report = json.loads(kept.read_bytes()) if kept.exists() else self.build()
        assert [problem for problem in self.report["problems"] if problem["level"] == "error"] == []
        if not kept.exists():
            (folder / "report").write_text(json.dumps(self.report), "utf-8")
            (folder / "report").rename(kept)

    def build(self, **other: Path) -> dict:
        """Build once more; gives the JSON report. other: another content, output or memory."""
        folders = {"content": self.content, "output": self.output, "memory": self.memory, **other}
        printed = io.StringIO()
        with at_day(self.day), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            build(**folders, as_json=True, settings=self.settings)
        return json.loads(printed.getvalue())

    @cached_property
    def files(self) -> list[str]:
        """Every file below output/, with "/"."""
        return sorted(path.relative_to(self.output).as_posix() for path in self.output.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page by its address."""
        return Pages(self.output, {address_of(name): name for name in self.files if name.endswith(".html")})

    @cached_property
    def known(self) -> frozenset[str]:
        """Every address at which the server answers."""
        return frozenset(address_of(name) for name in self.files)

    def bytes(self, name: str) -> bytes:
        """A file of the output."""
        return (self.output / name).read_bytes()

    def misses(self, address: str) -> bool:
        """Whether an absolute address is inside the site and leads nowhere; a fragment must be the id of an element."""
        parts = urlsplit(address)
        if f"{parts.scheme}://{parts.netloc}" != self.site_url:
            return False
        path = unquote(parts.path) or "/"
        if path not in self.known:
            return True
        return bool(parts.fragment) and path in self.pages and unquote(parts.fragment) not in self.pages[path].ids


class Pages(Mapping[str, Page]):
    """Pages by address, each read when it is first asked for."""

    def __init__(self, output: Path, names: Mapping[str, str]) -> None:
        self.output, self.names = output, names
        self.known: dict[str, Page] = {}

    def __getitem__(self, address: str) -> Page:
        if address not in self.known:
            self.known[address] = read((self.output / self.names[address]).read_text("utf-8"))
        return self.known[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def address_of(name: str) -> str:
    """`akty/index.html` -> `/akty/`, `404.html` -> `/404.html`."""
    return "/" + name.removesuffix("index.html") if name.rpartition("/")[2] == "index.html" else f"/{name}"


def once(make: Callable[[Path], Built], folder: Path) -> Built:
    """The site that is made in this folder by the first worker that asks for it; the others wait."""
    folder.mkdir(exist_ok=True)
    while True:
        try:
            with lock(folder / "lock"):
                if not (folder / "site/report.json").exists():  # what a killed worker left is made anew
                    shutil.rmtree(folder / "site", ignore_errors=True)
                    (folder / "site").mkdir()
                return make(folder / "site")
        except Busy:
            time.sleep(0.05)


def council(folder: Path) -> Built:
    """The site of content/."""
    return Built(folder, ROOT / "content")


def showcase(folder: Path) -> Built:
    """The site of an invented council with documents of every kind."""
    site = Built(folder, SHOWCASE / "content", SHOWCASE / "pelicanconf.py", day="")
    site.site_url = "https://zorepil.example"
    return site


def demo(folder: Path) -> Built:
    """A month of demo: 472 documents."""
    if not (folder / "demo").exists():
        with contextlib.redirect_stderr(io.StringIO()):
            assert write_demo(1, folder / "demo") == 0
    return Built(folder, folder / "demo/content")


def empty(folder: Path) -> Built:
    """The site of an empty folder."""
    (folder / "content").mkdir(exist_ok=True)
    return Built(folder, folder / "content")
