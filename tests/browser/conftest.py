"""Chromium on the finished showcase, served as a council would serve it: under a strict policy for what pages load."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from plugins.records.policy import headers
from tests.browser.visit import Visit, visit
from tests.built import Built


class Handler(SimpleHTTPRequestHandler):
    """Files of the output; an unknown address gets the site's own page."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        for name, value in headers().items():
            self.send_header(name, value)
        if self.path.startswith("/theme/"):
            self.send_header("Cache-Control", "max-age=31536000, immutable")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        page = self.translate_path("/404.html")
        with open(page, "rb") as file:  # noqa: PTH123 - the handler's own paths are text
            body = file.read()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Tests read no log."""


@pytest.fixture(scope="session")
def address(showcase: Built) -> Iterator[str]:
    """The root of the served showcase, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=showcase.output))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class Surfer:
    """Opens pages of the site in contexts of their own; `asked` names every foreign address that a page asked for."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.asked: list[str] = []
        self.contexts: list[BrowserContext] = []

    def open(self, url: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        """A page at an address of the site, in a new context."""
        context = self.browser.new_context(
            base_url=self.address, viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        self.contexts.append(context)
        context.on("request", self._note)
        page = context.new_page()
        page.goto(url)
        return page

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.asked.append(request.url)

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture
def surfer(browser: Browser, address: str) -> Iterator[Surfer]:
    surfer = Surfer(browser, address)
    yield surfer
    surfer.close()


@pytest.fixture(scope="session")
def visits(browser: Browser, address: str, showcase: Built) -> dict[str, Visit]:
    """What a phone of 320 px saw on every page of the showcase."""
    surfer = Surfer(browser, address)
    page = surfer.open("/404.html", width=320, height=640)
    seen = {url: visit(page, surfer, url) for url, found in showcase.pages.items() if not found.is_redirect}
    surfer.close()
    return seen
