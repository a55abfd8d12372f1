"""The editor over HTTP on the loopback address: its page, Decap's bundle, previews, and the API behind a token.

Another site open in the same browser can send requests here, so whatever changes something must be a POST of JSON from
our own page: right Host and Origin, the token that only our page holds, Content-Type application/json.
"""

from __future__ import annotations

import json
import re
import secrets
from html import escape
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from ..records.media_types import content_type
from ..records.npm import npm_file
from ..records.openly import read
from ..records.trouble import problem_of
from ..serve.address import is_local
from ..serve.loopback import Loopback
from .api import Api
from .files import MEGABYTE, too_large
from .first import first_list
from .preview import PREFIX
from .refusal import Refusal

OWN = Path(__file__).parent / "page"
API = "/api/v1/"
DECAP = "/decap/"
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob:; frame-src 'self'; media-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Decap checks its configuration with a compiled schema (unsafe-eval) and sets its styles inline."""
PREVIEW_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)


class Server(Loopback):
    """The editor's. token: of the API, only in the page that this server gives."""

    def __init__(self, api: Api, port: int) -> None:
        self.api = api
        self.token = secrets.token_urlsafe(32)
        super().__init__(port, Handler)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        try:
            self._local()
            kind, body = self._found(path, query)
        except Refusal as refusal:
            self._send(refusal.status, "text/plain; charset=utf-8", f"{refusal.text}\n".encode())
        except OSError as error:
            self._send(404, "text/plain; charset=utf-8", f"{problem_of(error)}\n".encode())
        else:
            headers = {"Content-Security-Policy": PREVIEW_POLICY if path.startswith(PREFIX) else POLICY}
            if path.startswith(DECAP):  # compiled once: five megabytes of script
                headers["Cache-Control"] = "private, max-age=86400"
            self._send(200, kind, body, headers)

    do_HEAD = do_GET  # noqa: N815 - the base class looks for these names

    def do_POST(self) -> None:
        try:
            answer = self._answer()
        except Refusal as refusal:
            self.close_connection = True  # what was refused may not have been read
            self._json(refusal.status, {"error": refusal.text})
        except OSError as error:
            self._json(500, {"error": str(problem_of(error))})
        except Exception as error:  # noqa: BLE001 - one who saves must read what happened, whatever it was
            self._json(500, {"error": str(problem_of(error))})
        else:
            self._json(200, answer)

    def _refuse_method(self) -> None:
        self.close_connection = True
        self._json(405, {"error": "так звертатися не можна: лише POST із JSON"})

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = _refuse_method  # noqa: N815

    def _local(self) -> None:
        if not is_local(self.headers.get("Host")):
            raise Refusal("редактор відкривають лише за адресою 127.0.0.1", 403)

    def _answer(self) -> Any:
        self._local()
        origin = self.headers.get("Origin")
        own = f"http://{self.headers['Host']}"
        if origin != own or self.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise Refusal("запит прийшов із чужої сторінки", 403)
        if not self.path.startswith(API):
            raise Refusal("за цією адресою нічого немає", 404)
        if not secrets.compare_digest(self.path.removeprefix(API).encode(), self.server.token.encode()):
            raise Refusal("ця сторінка застаріла: оновіть її", 403)
        if self.headers.get_content_type() != "application/json":
            raise Refusal("запит має бути в JSON", 415)
        limit = self.server.api.desk.site.settings.upload_limit
        length = self.headers.get("Content-Length", "")
        if "Transfer-Encoding" in self.headers or not re.fullmatch(r"\d{1,12}", length, re.ASCII):
            raise Refusal("у запиті не сказано його довжини", 411)
        if int(length) > limit * MEGABYTE * 4 // 3 + 2 * MEGABYTE:
            raise Refusal(too_large(limit), 413)
        try:
            asked = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            asked = None
        if not isinstance(asked, dict):
            raise Refusal("запит не читається як JSON", 400)
        return self.server.api.answer(asked.get("action"), asked.get("params", {}))

    def _found(self, path: str, query: str) -> tuple[str, bytes]:
        """Type and bytes of what stands at an address. Raises Refusal and OSError."""
        desk = self.server.api.desk
        if path == "/":
            desk.opened.set()
            period = parse_qs(query).get("period", [""])[0]
            values = {"{token}": escape(self.server.token), "{first}": first_list(desk, period)}
            page = (OWN / "index.html").read_text("utf-8")
            return content_type("page.html"), re.sub("{(token|first)}", lambda at: values[at[0]], page).encode()
        if match := re.fullmatch(r"/page/([a-z-]+\.(?:js|css))", path):
            return content_type(match[1]), (OWN / match[1]).read_bytes()
        if match := re.fullmatch(r"/decap/([\w-]+(?:\.[\w-]+)*\.(?:js|css|wasm))", path, re.ASCII):
            kind = "application/wasm" if path.endswith(".wasm") else content_type(match[1])
            return kind, npm_file(f"decap-cms/dist/{match[1]}").read_bytes()
        if path.startswith(PREFIX) and (drawn := desk.previews.page(path)) is not None:
            return content_type("page.html"), drawn
        if path in desk.site.drawing.assets:
            made = desk.site.drawing.assets[path].make()
            return content_type(path), made.read_bytes() if isinstance(made, Path) else bytes(made)  # type: ignore[arg-type]
        if file := desk.previews.file(path):
            return content_type(path), read(file)
        raise Refusal("У перегляді посилання нікуди не ведуть: сайт покаже ./invoke serve", 404)

    def _json(self, status: int, answer: Any) -> None:
        self._send(status, "application/json; charset=utf-8", json.dumps(answer, ensure_ascii=False).encode())

    def _send(self, status: int, kind: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        fixed = {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        for name, value in (fixed | (headers or {})).items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def version_string(self) -> str:
        """What the Server header says."""
        return "editor"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Requests are not news."""
