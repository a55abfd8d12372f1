"""The one Chromium of a test run: Debian's, started once, with nothing of its own going out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests import parts

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run"),
    # No test leaves the machine. (Interception would do it too, but it turns the browser's cache off.)
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@contextmanager
def started() -> Iterator[Browser]:
    """A running browser; the asking test is left out where there is none."""
    program = parts.need("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()
