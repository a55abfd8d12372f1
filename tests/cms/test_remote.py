"""The folder with Sveltia CMS: its own schema and its own forms take our configuration, ours reads what it writes."""

from __future__ import annotations

import functools
import json
import threading
import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.cms.remote import main
from plugins.model.frontmatter import parse
from plugins.records.npm import npm_file
from plugins.records.reading import read_source
from tests import parts
from tests.built import SHOWCASE
from tests.chromium import PATIENCE

FILES = """async () => {
  const files = {};
  async function walk(folder, path) {
    for await (const [name, entry] of folder.entries())
      if (entry.kind === "directory") await walk(entry, `${path}${name}/`);
      else files[path + name] = await (await entry.getFile()).text();
  }
  return walk(await navigator.storage.getDirectory(), "").then(() => files, () => ({})); // just being written
}"""
PUT = """async ([path, text]) => {
  let folder = await navigator.storage.getDirectory();
  const names = path.split("/");
  for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
  const stream = await (await folder.getFileHandle(names.at(-1), { create: true })).createWritable();
  await stream.write(text);
  await stream.close();
}"""
ROOT = "sveltia-cms-test/content/"
ACT = """---
title: Про «Статут»
kind: rishennia-rady
date: 2025-01-16
number: "143"
body: rada
topics:
  - освіта
  - бюджет, зміни
relations:
  - type: changes
    act: rishennia-rady/2019/33-65-2019
---
1. Затвердити:
2.1. так
рядок

| а | б |
| --- | --- |
| 1 | 2 |
""".replace("так\n", "так  \n")


def write(out: Path, **more: str) -> int:
    given = {"forge": "github", "api": "", "branch": "main", **more}
    repo = given.pop("repo", "zorepil/site")
    return main(SHOWCASE / "content", out, repo, settings=SHOWCASE / "pelicanconf.py", **given)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    parts.need("decap")
    assert write(tmp_path / "editor") == 0
    return tmp_path / "editor"


@pytest.mark.parametrize("forge", ["github", "gitlab", "gitea"])
def test_the_configuration_is_one_by_sveltias_own_schema(tmp_path: Path, forge: str) -> None:
    parts.need("decap")
    assert write(tmp_path / "editor", forge=forge, api="https://git.zorepil.example/api/v1") == 0
    config = json.loads((tmp_path / "editor/config.json").read_text("utf-8"))
    jsonschema.validate(config, json.loads(npm_file("@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8")))
    assert config["backend"] == {
        "name": forge,
        "repo": "zorepil/site",
        "branch": "main",
        "api_root": "https://git.zorepil.example/api/v1",
    }


@pytest.mark.parametrize("given", [{"forge": "gitlub"}, {"repo": "site"}, {"forge": "gitea"}])
def test_a_forge_that_cannot_be_reached_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: dict[str, str]
) -> None:
    assert write(tmp_path / "editor", **given) == 1
    words = "--forge: один із github, gitlab, gitea; --repo: власник/назва; --api: адреса API, якщо сервер власний\n"
    assert capsys.readouterr().err == words
    assert not (tmp_path / "editor").exists()


def test_a_folder_with_something_in_it_is_not_written_over(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert write(out) == 1
    assert capsys.readouterr().err == f"тека {out} не порожня: назвіть іншу або приберіть її\n"


class Quiet(SimpleHTTPRequestHandler):
    """Plain files, as any server gives them."""

    def log_message(self, *_: object) -> None:
        pass


class Remote:
    """A browser in Sveltia over files of its own; `asked` names every foreign address that it asked for."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self._url = page, url
        self.asked: list[str] = []
        page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith((self._url, "data:", "blob:")):
            self.asked.append(url)

    def put(self, path: str, text: str) -> None:
        self.page.goto(self._url)
        self.page.evaluate(PUT, [ROOT + path, text])

    def open(self, route: str) -> None:
        self.page.goto(f"{self._url}?now={time.monotonic_ns()}")
        self.page.get_by_role("button", name="Працювати з тестовим репозиторієм").click()
        expect(self.page.get_by_role("treeitem", name="Новини").first).to_be_visible()
        self.page.evaluate("route => { location.hash = route; }", route)

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f'.field[data-key-path="{name}"]').locator("input, textarea").fill(value)

    def save(self) -> dict[str, str]:
        """Press the button; gives the files once they have changed."""
        before = self.files
        self.page.get_by_role("button", name="Зберегти").click()
        last = time.monotonic() + PATIENCE / 1000
        while (after := self.files) in (before, {}) or not all(after.values()):
            assert time.monotonic() < last, self.page.inner_text("body")
            self.page.wait_for_timeout(100)
        return after

    @property
    def files(self) -> dict[str, str]:
        found: dict[str, str] = self.page.evaluate(FILES)
        return {path.removeprefix(ROOT): text for path, text in found.items()}


@pytest.fixture
def remote(out: Path, browser: Browser) -> Iterator[Remote]:
    config = json.loads((out / "config.json").read_text("utf-8"))
    del config["publish_mode"]
    (out / "config.json").write_text(json.dumps({**config, "backend": {"name": "test-repo"}}), "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(out)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with browser.new_context(viewport={"width": 1400, "height": 900}, locale="uk") as context:
        remote = Remote(context.new_page(), f"http://127.0.0.1:{server.server_port}/")
        yield remote
        assert remote.asked == []
    server.shutdown()
    server.server_close()


def test_a_news_item_written_in_sveltia_is_one_of_ours(remote: Remote) -> None:
    remote.open("/collections/news/new")
    remote.fill(
        title="Толока: субота", date="2025-03-01", slug="toloka", **{"~text": "1. Беріть лопати.\n\n2.1. Воду."}
    )
    text = remote.save()["news/toloka.md"]
    assert read_source("news/toloka.md", text.encode(), ()).flaws == ()
    assert parse(text).values["title"] == "Толока: субота"
    assert parse(text).body.strip() == "1. Беріть лопати.\n\n2.1. Воду."


def test_an_act_changed_in_sveltia_keeps_all_else(remote: Remote) -> None:
    remote.put("acts/2025/2025-01-16-143.md", ACT)
    remote.open("/collections/rishennia-rady/entries/2025/2025-01-16-143")
    remote.fill(title="Про Статут")
    (text,) = remote.save().values()
    before, after = parse(ACT), parse(text)
    assert after.values == {**before.values, "title": "Про Статут"}
    assert after.body.removeprefix("\n") == before.body
