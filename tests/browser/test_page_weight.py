"""What a phone of 360 px gets with a page and all its pictures, where these came from a camera (fonts included)."""

from __future__ import annotations

import gzip
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import ImageChops
from playwright.sync_api import Browser

from tests.browser.conftest import Handler
from tests.built import SHOWCASE, Built
from tests.photographs import exif, saved, scene

LIMITS = {
    "/": 300_000,
    "/novyny/2025/02/mist-ne-zakryvaiut/": 250_000,
    "/akty/rishennia-rady/2024/1-48-2024/": 90_000,
}
"""Bytes: product.md section 6, for the home page, a news item, an act."""
PACKED = (".html", ".css", ".js", ".svg")


class Packing(Handler):
    """Texts packed by gzip, as a bound: servers send brotli, which is smaller."""

    def do_GET(self) -> None:  # noqa: N802 - http.server calls it so
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in PACKED or not file.is_file():
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Weight(NamedTuple):
    total: int
    pictures: list[tuple[str, int]]
    jumps: float


@pytest.fixture(scope="module")
def weights(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, int], Weight]]:
    """(address, pixels of the screen for one of CSS) -> what came until its end was reached."""
    folder = tmp_path_factory.mktemp("weight")
    content = shutil.copytree(SHOWCASE / "content", folder / "content")
    photograph = scene(4000, 3000)
    pictures = sorted(content.rglob("*.jpg"))
    for number, file in enumerate(pictures):
        other = ImageChops.offset(photograph, 411 * number, 173 * number)
        file.write_bytes(saved(other, "JPEG", quality=92, exif=exif()))
    assert pictures[0].stat().st_size > 2_000_000
    item = content / "news/2025-02-05-mist-ne-zakryvaiut.md"
    shutil.copy(pictures[0], item.parent / "druha.jpg")
    item.write_text(item.read_text("utf-8") + "\n![Опори моста з берега](druha.jpg)\n", "utf-8")
    site = Built(folder, content, SHOWCASE / "pelicanconf.py", day="")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packing, directory=site.output))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    root = f"http://127.0.0.1:{server.server_port}"
    yield {(url, scale): _weigh(browser, root, url, scale) for url in LIMITS for scale in (1, 2, 3)}
    server.shutdown()
    thread.join()
    server.server_close()


def _weigh(browser: Browser, root: str, url: str, scale: int) -> Weight:
    context = browser.new_context(viewport={"width": 360, "height": 800}, device_scale_factor=scale)
    page = context.new_page()
    sizes: dict[str, int] = {}
    client = context.new_cdp_session(page)
    names: dict[str, str] = {}
    client.on("Network.requestWillBeSent", lambda event: names.update({event["requestId"]: event["request"]["url"]}))
    client.on(
        "Network.loadingFinished", lambda event: sizes.update({names[event["requestId"]]: event["encodedDataLength"]})
    )
    client.send("Network.enable")
    page.goto(root + url, wait_until="networkidle")
    before = page.evaluate("document.documentElement.scrollHeight")
    page.evaluate(
        "async () => { for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {"
        "window.scrollTo(0, y); await new Promise((r) => setTimeout(r, 30)); } }"
    )
    page.wait_for_load_state("networkidle")
    page.evaluate(
        "Promise.all([...document.images].map((image) => image.complete || new Promise((r) => (image.onload = r))))"
    )
    jumps = page.evaluate("document.documentElement.scrollHeight") - before
    context.close()
    pictures = [(name, int(size)) for name, size in sizes.items() if name.endswith((".webp", ".jpg"))]
    return Weight(int(sum(sizes.values())), pictures, jumps)


@pytest.mark.parametrize("scale", [1, 2, 3])
@pytest.mark.parametrize("url", LIMITS)
def test_a_page_with_its_photographs_stays_light_on_a_phone(
    weights: dict[tuple[str, int], Weight], url: str, scale: int
) -> None:
    found = weights[url, scale]
    assert found.total <= LIMITS[url], found
    assert bool(found.pictures) == (not url.startswith("/akty/"))
    assert all(name.endswith(".webp") for name, _ in found.pictures)


def test_nothing_moves_while_pictures_come(weights: dict[tuple[str, int], Weight]) -> None:
    assert {url: found.jumps for (url, scale), found in weights.items() if scale == 2} == dict.fromkeys(LIMITS, 0)
