"""What docs/deploy.md tells maintainers to write and to type, tried."""

from __future__ import annotations

import re
import shlex
import sys
import urllib.request
from pathlib import Path

import pytest
from invoke import Collection
from invoke.parser import Parser

from plugins.publish.targets import FILE, find_target
from tests.publish.servers import nginx
from tests.site import ROOT

PAGE = ROOT / "docs/deploy.md"
TEXT = PAGE.read_text("utf-8")
PAGES = {"deploy.md": TEXT, "security.md": (ROOT / "docs/security.md").read_text("utf-8")}


def blocks(language: str) -> list[str]:
    """Code of one language, without what it is indented by."""
    found = re.findall(rf"^( *)```{language}\n(.+?)^ *```$", TEXT, re.DOTALL | re.MULTILINE)
    return ["".join(line.removeprefix(indent) for line in code.splitlines(keepends=True)) for indent, code in found]


def test_the_targets_shown_are_understood(tmp_path: Path) -> None:
    shown = blocks("toml")
    assert len(shown) >= 2
    (tmp_path / FILE).write_text("\n".join(shown), "utf-8")
    server, new = (find_target(name, tmp_path, {}) for name in ("server", "new"))
    assert (server.url, server.path, new.url) == ("https://rada.example", "/srv/site", "")


def test_every_command_shown_is_understood_with_its_options() -> None:
    sys.path.insert(0, str(ROOT))
    import tasks

    contexts = Collection.from_module(tasks).to_contexts()
    shown = {line for text in PAGES.values() for line in re.findall(r"\./invoke ([^`\n&|>#]+)", text)}
    assert len(shown) > 12
    for line in shown:
        Parser(contexts=contexts).parse_argv(shlex.split(line.rstrip(" .,;)")))


@pytest.mark.parametrize("page", PAGES)
def test_every_message_quoted_is_said_by_the_program(page: str) -> None:
    files = [path for path in (ROOT / "plugins/publish").rglob("*") if path.suffix in (".py", ".sh")]
    source = "".join(path.read_text("utf-8") for path in files)
    quoted = {" ".join(quote.split()) for quote in re.findall(r"«([^»]{12,})»", PAGES[page])}
    assert [quote for quote in quoted if any(part not in source for part in quote.split("…"))] == []


def test_the_log_keeps_neither_visitors_nor_what_they_searched_for(tmp_path: Path) -> None:
    (snippet,) = blocks("nginx")
    for name in ("site.log", "error.log"):
        assert f"/var/log/nginx/{name}" in snippet
        snippet = snippet.replace(f"/var/log/nginx/{name}", str(tmp_path / name))
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("сторінка")
    logs = "".join(re.findall(r"^\w+_log .+\n", snippet, re.MULTILINE))
    http = snippet.replace(logs, "")
    with nginx(tmp_path / "own", tmp_path / "site", http=http, server=logs) as address:
        urllib.request.urlopen(f"{address}/?q=petrenko", timeout=20).close()
    lines = (tmp_path / "site.log").read_text().splitlines()
    assert len(lines) >= 1
    assert re.fullmatch(r'127\.0\.0\.0 \[\S+\] "GET /" 200 \d+', lines[-1]), lines
    assert "petrenko" not in "".join(lines)
