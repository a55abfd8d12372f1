"""From an act to its draft, its sitting, one deputy's vote, the moment in the recording, and back: by links alone."""

from __future__ import annotations

import contextlib
import io
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from plugins.demo import main as write_demo
from tests.browser.conftest import Handler, Surfer
from tests.built import ROOT, Built

SHOWCASE_ACT = "/akty/rishennia-rady/2024/1-48-2024/"
DEMO_ACT = "/akty/rishennia-rady/2019/7-41-2019/"


@pytest.fixture(scope="module")
def demo_surfer(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Surfer]:
    """Two months of demo, whose acts have their drafts; nobody searches here."""
    folder: Path = tmp_path_factory.mktemp("demo")
    with contextlib.redirect_stderr(io.StringIO()):
        assert write_demo(2, folder / "demo") == 0
    built = Built(folder, folder / "demo/content", ROOT / "tests/scale/without_search.py")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=built.output))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    surfer = Surfer(browser, f"http://127.0.0.1:{server.server_port}")
    yield surfer
    surfer.close()
    server.shutdown()
    thread.join()
    server.server_close()


def follow(link: Locator) -> None:
    """A click on the first of these links, which must be in the page."""
    expect(link.first).to_be_visible()
    link.first.click()


def at_target(page: Page) -> Locator:
    """The element that the address names, which must be in sight."""
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    return target


def walk(page: Page, act: str) -> None:
    """All ways from the act that is open, each ending at the act again."""
    title = page.locator("h1").inner_text()
    own = f'a[href="{act}"]'

    follow(page.locator('.steps a[href^="/akty/proiekt/"]'))
    expect(page).to_have_url(re.compile("/akty/proiekt/"))
    follow(page.locator(own))
    expect(page.locator("h1")).to_have_text(title)

    follow(page.locator('.facts a[href^="/zasidannia/"][href*="#pytannia"]'))
    follow(at_target(page).get_by_role("link", name="Голосування"))
    motion = at_target(page).locator("xpath=..")
    follow(motion.locator(own))
    expect(page.locator("h1")).to_have_text(title)

    names = page.locator(".vote tr", has=page.get_by_role("rowheader", name=re.compile("^(Утрималися|Проти|За):")))
    row = names.last
    words = row.get_by_role("rowheader").inner_text()
    follow(row.get_by_role("link"))
    expect(page).to_have_url(re.compile("/deputaty/"))
    vote = page.locator("tr", has_text=title.removesuffix(" (зразок)")).first
    voted = {"За": "За", "Проти": "Проти", "Утрималися": "Утримався"}[words.split(":")[0]]
    expect(vote.get_by_role("cell").first).to_have_text(voted)
    follow(vote.get_by_role("link"))
    motion = at_target(page).locator("xpath=..")

    follow(motion.get_by_role("link", name="Запис"))
    expect(page).to_have_url(re.compile(r"/video/.*#t=\d+$"))
    moment = at_target(page)
    second = page.url.rpartition("=")[2]
    expect(moment).to_have_id(f"t={second}")
    follow(moment.locator(own))
    expect(page.locator("h1")).to_have_text(title)

    page.go_back()
    follow(page.locator("a[data-player]"))
    assert f"start={second}" in (page.locator("iframe").get_attribute("src") or "")


def test_in_the_demo(demo_surfer: Surfer) -> None:
    walk(demo_surfer.open(DEMO_ACT), DEMO_ACT)


def test_in_the_showcase_on_a_phone(surfer: Surfer) -> None:
    walk(surfer.open(SHOWCASE_ACT, width=360, height=640), SHOWCASE_ACT)


def test_the_lists_of_votes_open_without_a_script(demo_surfer: Surfer) -> None:
    page = demo_surfer.open("/zasidannia/rada/2019-03-25-41/", java_script_enabled=False)
    part = page.locator(".vote details").first
    expect(part.get_by_role("table").first).to_be_hidden()
    part.get_by_text("Хто як голосував").click()
    expect(part.get_by_role("link").first).to_be_visible()
