"""An editor's server over a small git checkout of its own, run in this process, and what a test asks of it."""

from __future__ import annotations

import http.client
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from plugins.cms.api import Api
from plugins.cms.history import History
from plugins.cms.refusal import Refusal
from plugins.cms.server import Server
from plugins.cms.site import Site
from tests.site import DAY, at_day
from tests.site import Site as Files

NAME, EMAIL = "Олена Зразкова", "olena@example.org"
TODAY = DAY


def git(folder: Path, *arguments: str) -> str:
    """What git says in a folder."""
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def checkout(folder: Path, *, named: bool = True) -> Files:
    """A git checkout with an act and a news item in content/."""
    files = Files(folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", NAME)
    git(folder, "config", "user.email", EMAIL)
    (folder / ".gitignore").write_text("/memory/\n/output/\n", "utf-8")
    files.act("2025/2-50", "2-50/2025", session="50", convocation="VIII")
    files.news("2025-02-03-mist")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Початок")
    if not named:
        git(folder, "config", "user.name", "")
    return files


def api_of(files: Files, **identity: str) -> Api:
    """The editor's actions over a content folder, on the day of the tests."""
    site = Site(files.content, files.memory, files.settings)
    return Api(site, History(files.content, **identity))


def saves(files: Files) -> list[str]:
    """Subjects of all commits, newest first."""
    return git(files.folder, "log", "--format=%s").splitlines()


def picture(width: int = 40, height: int = 30) -> bytes:
    """A small JPEG."""
    data = BytesIO()
    Image.new("RGB", (width, height), "teal").save(data, "JPEG")
    return data.getvalue()


def refused(api: Api, action: object, params: object) -> str:
    """The words with which an action is refused."""
    try:
        api.answer(action, params)
    except Refusal as refusal:
        return refusal.text
    raise AssertionError(f"{action} was carried out")


def entry(api: Api, name: str) -> dict[str, Any]:
    """The form's values of a document, as Decap gets them."""
    found: dict[str, Any] = json.loads(api.answer("getEntry", {"path": name})["data"])
    return found


def save(api: Api, name: str, values: dict[str, Any]) -> Any:
    """Save a document as Decap does."""
    raw = json.dumps(values, ensure_ascii=False) + "\n"
    files = [{"path": name, "slug": name, "raw": raw}]
    options = {"collectionName": "x", "commitMessage": "x", "useWorkflow": False}
    return api.answer("persistEntry", {"branch": "content", "dataFiles": files, "assets": [], "options": options})


@contextmanager
def served(files: Files, day: str = TODAY, **identity: str) -> Iterator[Server]:
    """A running server of the editor. day: ISO, "" leaves it to the settings."""
    with at_day(day):
        api = api_of(files, **identity)
        server = Server(api, 0)
        server.start()
        try:
            yield server
        finally:
            server.close()
            api.close()


def post(server: Server, asked: object, **headers: str | None) -> tuple[int, Any]:
    """Status and answer of a request to the API, as our own page sends it but for the given headers (None: without)."""
    own: dict[str, str | None] = {
        "Host": server.url.removeprefix("http://"),
        "Origin": server.url,
        "Content-Type": "application/json",
        "Content-Length": None,
        "path": f"/api/v1/{server.token}",
    }
    own |= {name.replace("_", "-"): value for name, value in headers.items()}
    body = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
    length = own.pop("Content-Length") or str(len(body))
    path = own.pop("path") or ""
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=20)
    connection.putrequest("POST", path, skip_host=True, skip_accept_encoding=True)
    for name, value in {**own, "Content-Length": length}.items():
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders(body)
    answer = connection.getresponse()
    found = json.loads(answer.read())
    connection.close()
    return answer.status, found
