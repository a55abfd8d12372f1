"""Runs of `import-docx` over documents of a test, and the page that comes of one."""

from __future__ import annotations

import contextlib
import io
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bs4 import Tag

from plugins.importer.command import main
from plugins.model.frontmatter import parse
from tests import parts
from tests.site import DAY, Site, at_day

BLOCKS = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "br", "div", "figure"]


class Answer(NamedTuple):
    """What the command said. code: its exit code. lines: of stdout. error: all of stderr."""

    code: int
    lines: list[str]
    error: str

    @property
    def notes(self) -> list[str]:
        """What there is to say of the files, without what moved into the header."""
        return [line.strip() for line in self.lines if line.startswith("  ") and "в заголовок" not in line]


def imported(site: Site, files: Mapping[str, bytes] | Path, **options: Any) -> Answer:
    """Import documents of these names and bytes, or what already stands at a path, on the day of test sites."""
    given = [files] if isinstance(files, Path) else put(site.folder / "word", files)
    out, error = io.StringIO(), io.StringIO()
    with at_day(DAY), contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        code = main(given, site.content, settings=site.settings, **options)
    return Answer(code, out.getvalue().splitlines(), error.getvalue())


def put(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Files of these bytes in a folder."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def document(site: Site) -> Path:
    """The only document of the site's acts."""
    (found,) = (site.content / "acts").rglob("*.md")
    return found


def fields(site: Site) -> dict[str, Any]:
    """The header of the only document."""
    return dict(parse(document(site).read_text("utf-8")).values)


def body(site: Site) -> str:
    """The text of the only document."""
    return document(site).read_text("utf-8").split("\n---\n", 1)[1]


def read(page: Tag) -> str:
    """The words of a document's text as they are read on its page, numbers and notes too."""
    text = page.select_one(".text")
    assert text is not None
    for ours in text.select(".anchor, .footnote-backref, .toc"):
        ours.decompose()
    for block in text.find_all(BLOCKS):
        block.insert_before(" ")
        block.append(" ")
    for mark in text.select("sup:has(a)"):
        mark.insert_before(" ")
    return " ".join(text.get_text().split())


def by_libreoffice(data: bytes, suffix: str, folder: Path) -> bytes:
    """A .docx as LibreOffice saves it in another format."""
    program = parts.need("soffice")
    source = folder / "made.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = folder / "made"
    command = [program, profile, "--headless", "--convert-to", suffix.lstrip("."), "--outdir", str(made), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (made / f"made{suffix}").read_bytes()
