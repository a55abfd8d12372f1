"""What the servers' policy lets a page do in a real browser, were somebody's HTML ever to reach a page unreduced."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.site import Site

from .servers import configured, nginx

FOREIGN = "https://evil.example"
FRAME = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
DOCTORED = f"""<!DOCTYPE html>
<html lang="uk"><head><meta charset="utf-8"><title>Підроблена</title>
<script src="/doctored/witness.js"></script>
<base href="{FOREIGN}/">
<script>window.pwned = "inline";</script>
<script src="data:text/javascript,window.pwned='data'"></script>
<script src="{FOREIGN}/x.js"></script>
<link rel="stylesheet" href="{FOREIGN}/x.css">
<style>h1 {{ color: rgb(1, 2, 3) }}</style>
</head><body onload="window.pwned = 'onload'">
<h1 style="color: rgb(1, 2, 3)">Підроблена</h1>
<img src="/nema.png" alt="" onerror="window.pwned = 'onerror'">
<a id="script" href="javascript:window.pwned='javascript:'">Текст</a>
<button type="button" onclick="window.pwned = 'onclick'">Так</button>
<form action="{FOREIGN}/form"><button id="send">Надіслати</button></form>
<iframe title="a" src="/akty/"></iframe>
<iframe title="b" src="{FOREIGN}/frame"></iframe>
<iframe title="c" srcdoc="<script>parent.pwned = 'srcdoc'</script>"></iframe>
<iframe title="d" src="{FRAME}"></iframe>
<object data="{FOREIGN}/object"></object>
</body></html>
"""
WITNESS = """
window.seen = [];
document.addEventListener("securitypolicyviolation", (event) => window.seen.push(event.effectiveDirective));
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("doctored"))
    assert site.build()["code"] == 0
    folder = site.output / "doctored"
    folder.mkdir()
    (folder / "index.html").write_text(DOCTORED, "utf-8")
    (folder / "witness.js").write_text(WITNESS, "utf-8")
    return site


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def address(request: pytest.FixtureRequest, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with configured(request.param, tmp_path_factory.mktemp("policy") / "own", site) as (host, port):
        yield f"http://{host}:{port}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_nothing_inline_and_nothing_foreign_runs_or_loads_but_the_player(page: Page, address: str) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<h1>Програвач</h1>", content_type="text/html")

    page.route(lambda url: not url.startswith(address), answer)
    page.goto(f"{address}/doctored/", wait_until="load")
    page.click("button[type=button]")
    page.click("#script")
    page.click("#send", no_wait_after=True)
    page.wait_for_function("seen.includes('form-action') && seen.filter((each) => each === 'frame-src').length > 1")
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
    assert page.url == f"{address}/doctored/"
    assert asked == [FRAME]
    shown = {frame.url for frame in page.frames if frame != page.main_frame and "chrome-error" not in frame.url}
    assert shown <= {FRAME, "about:srcdoc"}
    assert FRAME in shown
    found: set[Any] = set(page.evaluate("window.seen"))
    assert {"script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "base-uri"} <= found
    assert {"frame-src", "form-action", "object-src"} <= found


def test_no_other_site_shows_a_page_in_a_frame_of_its_own(page: Page, address: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text(f'<iframe title="a" src="{address}/akty/"></iframe>', "utf-8")
    with nginx(tmp_path / "other", outside) as other:
        page.goto(other, wait_until="load")
        assert [frame.url for frame in page.frames if frame.url.startswith(address)] == []


def test_without_the_policy_the_same_page_runs_and_loads_all_of_it(page: Page, site: Site, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(site.output / "doctored", bare / "doctored")
    with nginx(tmp_path / "other", bare) as other:
        page.route(lambda url: not url.startswith(other), lambda route: route.fulfill(body=""))
        page.goto(f"{other}/doctored/", wait_until="load")
        assert page.evaluate("window.pwned") is not None
