"""A poster is asked for at one public address, and nothing that the answer does can hurt."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from plugins.videos.fetching import Gate, NotThere, Unfetched, fetch, is_public

GATE = Gate(allows=lambda _: True, schemes=frozenset({"http"}), size=100_000, seconds=1)


class Handler(BaseHTTPRequestHandler):
    """What a provider may do, by the path."""

    def do_GET(self) -> None:
        match self.path:
            case "/picture":
                self._answer(200, {"Content-Type": "image/jpeg; x=1", "Content-Length": "7"}, b"picture")
            case "/moved":
                self._answer(302, {"Location": "/picture"})
            case "/elsewhere":
                self._answer(302, {"Location": "http://localhost:1/picture"})
            case "/round":
                self._answer(302, {"Location": "/round"})
            case "/torn":
                self._answer(302, {"Location": "http://[::1/x"})
            case "/dripping":
                with suppress(OSError):
                    for byte in b"HTTP/1.0 200 OK\r\nX: " + b"x" * 20:
                        self.wfile.write(bytes([byte]))
                        time.sleep(0.2)
            case "/declared":
                self._answer(200, {"Content-Length": "100000000"})
            case "/endless":
                self._answer(200, {}, b"x" * 200_000)
            case "/slow":
                self._answer(200, {}, b"x")
                time.sleep(1.5)
            case "/broken":
                self.wfile.write(b"nonsense\r\n")
            case _:
                self._answer(int(self.path[1:]), {})

    def _answer(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *_: Any) -> None:
        """Tests read no log."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/picture", "/moved"])
def test_a_file_is_fetched_with_its_kind(server: str, path: str) -> None:
    assert fetch(server + path, GATE) == (b"picture", "image/jpeg")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/elsewhere", "переспрямовує на інший сайт: localhost"),
        ("/torn", "адресою «http://[::1/x» не скористатися: треба https://"),
        ("/dripping", "не відповідає за 1 с"),
        ("/round", "переспрямовує без кінця"),
        ("/500", "сервер відповів кодом 500"),
        ("/declared", "відповідь більша за 0 МБ"),
        ("/endless", "відповідь більша за 0 МБ"),
        ("/slow", "не відповідає за 1 с"),
        ("/broken", "немає зв'язку (BadStatusLine)"),
    ],
)
def test_what_is_no_file_is_told_in_one_line(server: str, path: str, words: str) -> None:
    began = time.monotonic()
    with pytest.raises(Unfetched) as refused:
        fetch(server + path, GATE)
    assert time.monotonic() - began < 2.5
    assert str(refused.value) == words


def test_a_missing_file_is_told_from_other_failures(server: str) -> None:
    with pytest.raises(NotThere):
        fetch(f"{server}/404", GATE)


def test_a_private_address_is_never_asked(server: str) -> None:
    with pytest.raises(Unfetched, match="веде у внутрішню мережу"):
        fetch(f"{server}/picture", Gate(schemes=frozenset({"http"})))
    with pytest.raises(Unfetched, match="треба https"):
        fetch(f"{server}/picture")


def test_a_closed_port_and_an_unknown_host_are_told(server: str) -> None:
    for address in ("http://127.0.0.1:9/x", "http://nothing.invalid/x"):
        with pytest.raises(Unfetched, match="немає зв'язку"):
            fetch(address, GATE)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "::1", "fe80::1%eth0", "fd00::1"],
)
def test_addresses_of_inner_networks_are_not_public(address: str) -> None:
    assert not is_public(address)
    assert is_public("93.184.216.34")
