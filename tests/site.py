"""A builder of small sites: documents written to a folder, built, and looked at."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from plugins.records.build import build

ROOT = Path(__file__).parents[1]
DAY = "2025-03-01"
"""The day on which test sites are built."""

ACT = {"kind": "rishennia-rady", "date": "2025-01-16", "published": "2025-01-20"}


def header(**fields: Any) -> str:
    """A YAML header of these fields; JSON values are YAML too."""
    lines = [
        f"{key}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for key, value in fields.items()
    ]
    return "---\n" + "\n".join(lines) + "\n---\n"


class Site:
    """A content folder with its output and memory below one temporary folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.output = folder / "output"
        self.memory = folder / "memory"
        self.settings: Path | None = None
        self.content.mkdir(parents=True, exist_ok=True)

    def write(self, path: str, text: str | bytes) -> Path:
        """A file of the content, as it is."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def configure(self, **settings: Any) -> None:
        """Build with these settings over those of pelicanconf.py."""
        self.settings = self.folder / "settings.py"
        own = "from runpy import run_path\n"
        own += f"found = run_path({str(ROOT / 'pelicanconf.py')!r})\n"
        own += "globals().update({name: value for name, value in found.items() if name.isupper()})\n"
        own += f"THEME = {str(ROOT / 'theme')!r}\n"
        self.settings.write_text(own + "".join(f"{name} = {value!r}\n" for name, value in settings.items()), "utf-8")

    def act(self, name: str, number: str, text: str = "1. Зробити.\n", **fields: Any) -> Path:
        """A decision of the council in acts/NAME.md."""
        values = {"title": f"Про справу {number}", **ACT, "number": json.dumps(number), **fields}
        return self.write(f"acts/{name}.md", header(**values) + text)

    def news(self, name: str, text: str = "Новина.\n", **fields: Any) -> Path:
        """A news item in news/NAME.md."""
        values = {"title": f"Новина {name}", "date": "2025-02-03", **fields}
        return self.write(f"news/{name}.md", header(**values) + text)

    def build(self, output: Path | None = None, memory: Path | None = None, **options: Any) -> dict[str, Any]:
        """Build on DAY; gives the JSON report with the exit code as `code`."""
        printed = io.StringIO()
        with at_day(DAY), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            options = {"settings": self.settings, **options}
            code = build(self.content, output or self.output, memory or self.memory, as_json=True, **options)
        report: dict[str, Any] = json.loads(printed.getvalue())
        return {**report, "code": code}

    def clean_build(self) -> Path:
        """The output of a build that remembers nothing, in a folder beside."""
        output, memory = self.folder / "clean", self.folder / "clean-memory"
        for folder in (output, memory):
            shutil.rmtree(folder, ignore_errors=True)
        assert self.build(output, memory)["code"] == 0
        return output

    def page(self, url: str) -> str:
        """The HTML at an address."""
        return (self.output / url.strip("/") / "index.html").read_text("utf-8")

    def soup(self, url: str) -> Tag:
        """The <main> of the page at an address."""
        found = BeautifulSoup(self.page(url), "html.parser").find("main")
        assert isinstance(found, Tag)
        return found


def words(tag: Tag | None) -> str:
    """The text of an element, with single spaces."""
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def links(tag: Tag | None) -> list[str]:
    """Where the links inside an element lead."""
    assert tag is not None
    return [str(link["href"]) for link in tag.find_all("a")]


def card(page: Tag) -> dict[str, str]:
    """The card of facts beside a document: label -> words."""
    return {words(term): words(term.find_next("dd")) for term in page.select(".side .facts dt")}


@contextlib.contextmanager
def at_day(day: str) -> Iterator[None]:
    """BUILD_DATE for the time being."""
    before = os.environ.get("BUILD_DATE")
    os.environ["BUILD_DATE"] = day
    try:
        yield
    finally:
        if before is None:
            del os.environ["BUILD_DATE"]
        else:
            os.environ["BUILD_DATE"] = before


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder with the digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
