"""Whole sites that are built once for a run: the council's own, the showcase, a month of demo, one without content."""

from __future__ import annotations

import contextlib
import io
import json
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.demo import main as write_demo
from plugins.records.build import build
from tests.page import Page, read
from tests.site import DAY, at_day

ROOT = Path(__file__).parents[1]
SHOWCASE = ROOT / "tests/sites/showcase"


class Built:
    """A finished site: its folder, what it was built with and when, its pages by address.

    day: ISO, "" leaves it to the settings.
    """

    site_url = "https://rada.example"

    def __init__(self, folder: Path, content: Path, settings: Path = ROOT / "pelicanconf.py", day: str = DAY) -> None:
        self.content, self.output, self.memory = content, folder / "output", folder / "memory"
        self.settings, self.day = settings, day
        self.report = self.build()
        assert [problem for problem in self.report["problems"] if problem["level"] == "error"] == []

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
    def pages(self) -> dict[str, Page]:
        """Every page by its address."""
        return {address_of(name): read(self.bytes(name).decode()) for name in self.files if name.endswith(".html")}

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


def address_of(name: str) -> str:
    """`akty/index.html` -> `/akty/`, `404.html` -> `/404.html`."""
    return "/" + name.removesuffix("index.html") if name.rpartition("/")[2] == "index.html" else f"/{name}"


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
    with contextlib.redirect_stdout(io.StringIO()):
        assert write_demo(1, folder / "demo") == 0
    return Built(folder, folder / "demo/content")


def empty(folder: Path) -> Built:
    """The site of an empty folder."""
    (folder / "content").mkdir()
    return Built(folder, folder / "content")
