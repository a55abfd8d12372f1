"""One small file from one public address: nobody's inner network, no endless answer, no other site."""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from ..model.dataclass import dataclass
from ..model.wrong import shown

SIZE_LIMIT = 10_000_000
"""Bytes of an answer, at most."""
SECONDS = 30
"""For one file, from the question to the last byte."""
REDIRECTS = 3
_AGENT = "vidkryta-rada (posters)"
_CHUNK = 65_536


class Unfetched(Exception):
    """An address gave nothing; the message says why, in Ukrainian."""


class NotThere(Unfetched):
    """The server has no such file."""


class _Until(io.RawIOBase):
    """What comes over a connection; each part is waited for only as long as the whole exchange has left."""

    def __init__(self, place: socket.socket, end: float) -> None:
        self._place, self._end = place, end
        self._parts = place.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._place.settimeout(left)
        return self._parts.readinto(buffer)

    def close(self) -> None:
        self._parts.close()
        super().close()


class _Response(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, end: float, **named: Any) -> None:
        super().__init__(sock, *args, **named)
        self.fp.close()
        self.fp = io.BufferedReader(_Until(sock, end))


class Answer(NamedTuple):
    """kind: of Content-Type, without parameters."""

    data: bytes
    kind: str


def is_public(address: str) -> bool:
    """Is an IP address one of the open internet?"""
    found = ipaddress.ip_address(address.partition("%")[0])
    return found.is_global and not found.is_multicast


@dataclass(frozen=True)
class Gate:
    """Where questions may go. allows: of an IP address; schemes: of addresses; limits as above."""

    allows: Callable[[str], bool] = is_public
    schemes: frozenset[str] = frozenset({"https"})
    size: int = SIZE_LIMIT
    seconds: float = SECONDS


def fetch(address: str, gate: Gate | None = None) -> Answer:
    """The file at an address. Redirects are followed within its host only. Raises Unfetched."""
    gate = gate or Gate()
    end = time.monotonic() + gate.seconds
    host = _host(address)
    for _ in range(REDIRECTS + 1):
        found = _asked(address, gate, end)
        if isinstance(found, Answer):
            return found
        try:
            address = urljoin(address, found)
        except ValueError:
            address = found
        if (other := _host(address)) != host:
            raise Unfetched(f"переспрямовує на інший сайт: {shown(other)}")
    raise Unfetched("переспрямовує без кінця")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError as error:
        raise Unfetched(f"адресою «{shown(address)}» не скористатися: треба https://") from error


def _asked(address: str, gate: Gate, end: float) -> Answer | str:
    """The answer, or where it redirects to."""
    try:
        parts = urlsplit(address)
        if parts.scheme not in gate.schemes or not parts.hostname or parts.username:
            raise Unfetched(f"адресою «{shown(address)}» не скористатися: треба https://")
        with closing(_connection(parts.scheme, parts.hostname, parts.port, gate, end)) as connection:
            path = parts.path or "/"
            connection.request("GET", f"{path}?{parts.query}" if parts.query else path, headers={"User-Agent": _AGENT})
            with connection.getresponse() as answer:
                return _read(answer, gate, end)
    except (TimeoutError, ssl.SSLError) as error:
        late = isinstance(error, TimeoutError)
        raise Unfetched(f"не відповідає за {gate.seconds:g} с" if late else "немає надійного з'єднання") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unfetched(f"немає зв'язку ({getattr(error, 'strerror', None) or type(error).__name__})") from error


def _connection(scheme: str, host: str, port: int | None, gate: Gate, end: float) -> http.client.HTTPConnection:
    """A connection to the very IP address that was looked at: a name asked for twice may answer differently."""
    port = port or (443 if scheme == "https" else 80)
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    places = [str(place[4][0]) for place in found]
    if refused := [place for place in places if not gate.allows(place)]:
        raise Unfetched(f"адреса {host} веде у внутрішню мережу ({refused[0]})")
    left = max(0.1, end - time.monotonic())
    bare = socket.create_connection((places[0], port), timeout=left)
    kind = http.client.HTTPConnection if scheme != "https" else http.client.HTTPSConnection
    connection = kind(host, port, timeout=left)
    connection.response_class = partial(_Response, end=end)  # type: ignore[assignment]
    try:
        connection.sock = (
            bare if scheme != "https" else ssl.create_default_context().wrap_socket(bare, server_hostname=host)
        )
    except BaseException:
        bare.close()
        raise
    return connection


def _read(answer: http.client.HTTPResponse, gate: Gate, end: float) -> Answer | str:
    if answer.status in (301, 302, 303, 307, 308):
        return answer.headers.get("Location", "")
    if answer.status in (404, 410):
        raise NotThere("такого кадру немає (404)")
    if answer.status != 200:
        raise Unfetched(f"сервер відповів кодом {answer.status}")
    too_long = Unfetched(f"відповідь більша за {gate.size // 1_000_000} МБ")
    if (answer.length or 0) > gate.size:
        raise too_long
    parts, size = [], 0
    while chunk := answer.read1(_CHUNK):
        size += len(chunk)
        if size > gate.size:
            raise too_long
        if time.monotonic() > end:
            raise TimeoutError
        parts.append(chunk)
    return Answer(b"".join(parts), answer.headers.get_content_type())
