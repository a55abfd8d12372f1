"""A small site for the tests of the preview: few features, so that a build takes a moment."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from plugins.records.session import ROOT

SETTINGS = """
from pelicanconf import *
from plugins import acts, home, news, pages, records

PLUGINS = [records, news, acts, pages, home]
THEME = {theme!r}
"""
NEWS = "news/2019-03-01-vorota.md"
PAGE = "novyny/2019/03/vorota/index.html"
COMMAND = """
import sys
from pathlib import Path
from plugins.serve import serve
sys.exit(serve(*map(Path, sys.argv[1:4]), port=0, settings=Path(sys.argv[4])))
"""
URL = "/novyny/2019/03/vorota/"


class Site(NamedTuple):
    content: Path
    output: Path
    memory: Path
    settings: Path

    @property
    def news(self) -> Path:
        return self.content / NEWS

    @property
    def page(self) -> str:
        return (self.output / PAGE).read_text(encoding="utf-8")


def news(text: str, date: str = "2019-03-01") -> str:
    return f"---\ntitle: Відкрили ворота\ndate: {date}\n---\n{text}\n"


def small_site(folder: Path, theme: Path = ROOT / "theme") -> Site:
    site = Site(folder / "content", folder / "output", folder / "memory", folder / "settings.py")
    site.news.parent.mkdir(parents=True)
    site.news.write_text(news("Перший текст."), encoding="utf-8")
    site.settings.write_text(SETTINGS.format(theme=str(theme)), encoding="utf-8")
    return site


def start(site: Site) -> subprocess.Popen[str]:
    """`serve` in a process of its own, at any free port."""
    command = [sys.executable, "-c", COMMAND, *map(str, site)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def line(process: subprocess.Popen[str]) -> str:
    """The next line it says, without the time of day."""
    assert process.stdout
    return re.sub(r"^\d\d:\d\d:\d\d ", "", process.stdout.readline().rstrip("\n"))
