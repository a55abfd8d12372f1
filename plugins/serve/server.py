"""The output over HTTP on the loopback address, with the preview's script in every page.

Below /.serve/ stand the preview's own files and the stream of news (server-sent events, HTML Living Standard 9.2).
"""

from __future__ import annotations

import json
import os
import shutil
from html import escape
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from ..records.media_types import content_type
from ..records.policy import headers as policy_headers
from ..records.withdrawn import MARK
from .address import byte_range, find, is_local
from .loopback import Loopback
from .state import News, State

PREFIX = "/.serve/"
EVENTS = f"{PREFIX}events"
OWN = Path(__file__).parent / "page"
HEARTBEAT = 10.0
"""Seconds between signs of life, by which a page that has gone is noticed."""


class Server(Loopback):
    """The preview's. policy: headers of every answer, with the players of the settings once these are read."""

    def __init__(self, root: Path, state: State, port: int) -> None:
        self.root = root
        self.state = state
        self.policy = policy_headers()
        super().__init__(port, Handler)

    def close(self) -> None:
        self.state.close()
        super().close()


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if not is_local(self.headers.get("Host")):
            self._send(403, "text/plain; charset=utf-8", "Перегляд відкривають лише за адресою 127.0.0.1\n".encode())
        elif path == EVENTS:
            self._events()
        elif path.startswith(PREFIX):
            self._file(find(OWN, path.removeprefix(PREFIX[:-1])).file)
        elif self.headers.get("Service-Worker") == "script":
            self._file(None)  # a worker would go on showing old pages; without its script the browser drops it
        elif moved := (found := find(self.server.root, self.path)).moved:
            self._send(301, "text/plain; charset=utf-8", b"", {"Location": moved})
        else:
            self._file(found.file)

    do_HEAD = do_GET  # noqa: N815 - the base class looks for these names

    def _file(self, file: Path | None) -> None:
        """A file, or the site's page for what is missing."""
        version = (
            self.server.state.news.version
        )  # taken before the file is read, so that no old page takes itself for new
        status = 200 if file else 404
        try:
            if file and file.suffix != ".html":
                self._stream(file)
                return
            if file and file.with_name(MARK).is_file():  # withdrawn: only what tells of it stands there
                status = 410
            page = (file or find(self.server.root, "/404.html").file or OWN / "missing.html").read_bytes()
        except FileNotFoundError:  # removed by a build since it was found
            status, page = 404, (OWN / "missing.html").read_bytes()
        self._send(status, content_type("page.html"), with_script(page, version))

    def _stream(self, file: Path) -> None:
        with file.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            part = byte_range(self.headers.get("Range"), size)
            first, last = part or (0, size - 1)
            length = last - first + 1
            headers = {"Accept-Ranges": "bytes", "Content-Length": str(length)}
            if part:
                headers["Content-Range"] = f"bytes {first}-{last}/{size}"
            self._head(206 if part else 200, content_type(file.name), headers)
            if self.command == "HEAD":
                return
            source.seek(first)
            if part:
                self.wfile.write(source.read(length))
            else:
                shutil.copyfileobj(source, self.wfile)

    def _events(self) -> None:
        """What stands now, then each change of it, until the page or the preview goes."""
        self._head(200, "text/event-stream; charset=utf-8", {"Connection": "close"})
        if self.command == "HEAD":
            return
        state = self.server.state
        news = state.news
        self.wfile.write(b"retry: 500\n\n" + event(news))
        while not state.closed:
            seen, news = news, state.wait(news, HEARTBEAT)
            self.wfile.write(b":\n\n" if news == seen else event(news))

    def _send(self, status: int, kind: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        self._head(status, kind, {"Content-Length": str(len(body)), **(headers or {})})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: int, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        fixed = {
            **self.server.policy,
            "Content-Type": kind,
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for name, value in (fixed | headers).items():
            self.send_header(name, value)
        self.end_headers()

    def version_string(self) -> str:
        """What the Server header says."""
        return "serve"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Requests are not news."""


def event(news: News) -> bytes:
    """One message of the stream: {version, problems}."""
    return f"data: {json.dumps(news._asdict(), ensure_ascii=False)}\n\n".encode()


def with_script(page: bytes, version: str) -> bytes:
    """A page with the preview's script at the end of its body."""
    script = f'<script src="{PREFIX}reload.js" data-version="{escape(version)}" defer></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script
