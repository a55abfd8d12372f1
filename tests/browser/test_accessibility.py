"""axe-core on a page of every template: light and dark, on the narrowest phone and on a desktop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Surfer

ROOT = Path(__file__).parents[2]
PAGES = {
    "404": ("/404.html",),
    "act": ("/akty/rishennia-rady/2024/1-48-2024/", "/akty/proiekt/2025/pravyla-blahoustroiu/"),
    "consultation": ("/konsultatsii/park-nad-richkoiu/", "/konsultatsii/pravyla-blahoustroiu/"),
    "deputy": ("/deputaty/viii/lypova-oksana/",),
    "document": ("/statut-hromady/", "/zvernennia/"),
    "enterprise": ("/pidpryiemstva/zorepilteplo/", "/pidpryiemstva/misto-u-kvitakh/"),
    "enterprises": ("/pidpryiemstva/", "/pidpryiemstva/rik/2023/"),
    "home": ("/",),
    "list": (
        "/akty/",
        "/novyny/2025/01/",
        "/petytsii/",
        "/obhovorennia/",
        "/temy/",
        "/zminy/",
        "/zvity/",
        "/zhadky/",
        "/zasidannia/biudzhet/",
        "/video/zasidannia/rada/",
        "/deputaty/viii/lypova-oksana/2024/",
    ),
    "calendar": ("/kalendar/",),
    "compliance": ("/dotrymannia/", "/dotrymannia/2025-03/"),
    "catalogue": ("/dani/",),
    "dataset": ("/dani/akty-rishennia-rady/", "/dani/zupynky-hromadskoho-transportu/"),
    "report": ("/zvity/2025-02/", "/zvity/2025-03/"),
    "units": ("/pidrozdily/",),
    "withdrawn": ("/akty/rozporiadzhennia/2025/20-r/",),
    "news": ("/novyny/2025/01/avtobus-do-likarni/", "/novyny/2024/10/hromadskyi-biudzhet/"),
    "petition": ("/petytsii/12/",),
    "sitting": ("/zasidannia/rada/2024-10-24-48/", "/zasidannia/biudzhet/2024-10-16-14/"),
    "search": ("/poshuk/", "/poshuk/?q=бюджетом"),
    "video": ("/video/2025/sesiia-50/", "/video/2024/komisiia-z-pytan-biudzhetu-14/"),
}
NOT_SEEN = {"base", "redirect"}
"""What no visitor stays on: what the others extend, and pages that lead on at once."""


def test_a_page_of_every_template_is_looked_at() -> None:
    templates = {path.stem for path in (ROOT / "theme/templates").glob("*.html")}
    assert PAGES.keys() == templates - NOT_SEEN


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """One page for all addresses: what they share is loaded once."""
    surfer = Surfer(browser, address)
    yield surfer.open("/404.html", service_workers="block")
    surfer.close()


@pytest.mark.parametrize("url", [url for urls in PAGES.values() for url in urls])
def test_axe_finds_nothing(page: Page, url: str) -> None:
    page.goto(url)
    if "?q=" in url:
        expect(page.locator("#search-results a").first).to_be_visible()
    assert violations(page, 1280, 320) == {}
