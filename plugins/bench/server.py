"""Two folders over HTTP on the loopback address, compressed as a council's server would do it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"
BLANK = "/bench.html"
PAGE = b'<!DOCTYPE html><html lang="uk"><meta charset="utf-8"><link rel="icon" href="data:,"><title>bench</title>'


class Handler(SimpleHTTPRequestHandler):
    """One connection. Whatever gzip makes smaller goes out so; all may be cached."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folders: Mapping[str, Path], *given: object) -> None:
        self.folders = folders
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        content = PAGE if path == BLANK else self._content(path)
        if content is None:
            self.send_error(404)
            return
        packed = gzip.compress(content, 9, mtime=0)
        smaller = len(packed) < len(content)
        body = packed if smaller else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000, immutable")
        if smaller:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def _content(self, path: str) -> bytes | None:
        """The file at an address, looked up in the folder of the longest prefix; None where there is none."""
        prefix = max((prefix for prefix in self.folders if path.startswith(prefix)), key=len, default="")
        if not prefix or ".." in path:
            return None
        file = self.folders[prefix] / path.removeprefix(prefix)
        return file.read_bytes() if file.is_file() else None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Requests are not news."""


@contextmanager
def served(folders: Mapping[str, Path]) -> Iterator[str]:
    """The address, without a slash at the end, of a server that answers until the block ends.

    folders: prefix of an address (`/`, `/pagefind/`) -> the folder behind it. At BLANK stands an empty page.
    """
    server = ThreadingHTTPServer((HOST, 0), partial(Handler, folders))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
