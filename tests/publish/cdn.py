"""A small CDN over a store of objects: it finds the page of a folder, and shows what it has for its `s-maxage`.

As CDNs do, it asks again where the store answers 5xx: rclone's S3 server does so at times while an object is replaced.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

SHOWN = ("Content-Type", "Cache-Control")
LIFE = re.compile(r"(?:s-maxage|max-age)=(\d+)(?!.*s-maxage)")


def asked(address: str) -> Any:
    for _ in range(4):
        try:
            return urlopen(address)
        except HTTPError as error:
            if error.code < 500:
                raise
            error.close()
            time.sleep(0.1)
    return urlopen(address)


@contextmanager
def cdn(origin: str) -> Iterator[str]:
    """origin: address of the live tree. Gives the address that citizens open."""
    kept: dict[str, tuple[float, bytes, dict[str, str]]] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            until, data, headers = kept.get(self.path, (0.0, b"", {}))
            status = 200
            if until < time.monotonic():
                path, mark, query = self.path.partition("?")
                try:
                    with asked(f"{origin}{path}{'index.html' if path.endswith('/') else ''}{mark}{query}") as answer:
                        data, headers = answer.read(), {name: answer.headers[name] for name in SHOWN}
                    life = LIFE.search(headers["Cache-Control"])
                    if life:
                        kept[self.path] = (time.monotonic() + int(life[1]), data, headers)
                except HTTPError as error:
                    status, data, headers = error.code, b"", {}
                    error.close()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
